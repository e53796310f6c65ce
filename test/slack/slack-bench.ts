import { readFileSync } from 'node:fs';
import type { App, Logger, webApi } from '@slack/bolt';
import {
  type ApiCall,
  createLocalSlack,
  encodePayload,
  type Fault,
  type FaultScript,
  type LocalSlack,
  type Payload,
  parseJson,
  readManifest,
  signRequest,
} from '#local-slack';
import type { SlackConnection } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { type BaseHolder, createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createSlackApp, type SlackAppOptions } from '../../src/slack/create-slack-app.ts';
import { createReceiver } from '../../src/slack/receiving/create-receiver.ts';
import { HttpReceiver } from '../../src/slack/receiving/http-receiver.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import type { Tally } from '../../src/slack/tally.ts';
import { toInternalManifest } from '../../src/slack/to-internal-manifest.ts';
import type { Identity } from '../../src/slack/workspaces/own-identity.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import type { DeskWorker } from '../../src/worker/desk-worker.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';
import { ids, makeCommand, makeEventBody, makePress } from './slack-payloads.ts';

export const secrets = {
  bot: 'xoxb-1-secretbottoken',
  app: 'xapp-1-secretapptoken',
  signing: '0123456789abcdef0123456789abcdef',
} as const;

const noon = new Date('2026-11-24T12:00:00Z');
const manifest = readManifest(
  toInternalManifest(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')),
);

export interface BenchOptions {
  readonly mode?: 'http' | 'socket';
  readonly desk?: Desk;
  /** What answers now, where it changes. By default it stays `desk`. */
  readonly base?: BaseHolder;
  readonly worker?: DeskWorker;
  /** When what the first commands need is made. By default it is. */
  readonly ready?: Promise<void>;
  readonly level?: 'debug' | 'info';
  readonly logger?: Logger;
  readonly now?: () => number;
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Who Slack said that we are; nobody by default, as before Slack has said. */
  readonly identity?: Identity;
  readonly authorize?: NonNullable<SlackAppOptions['authorize']>;
  readonly fetch?: webApi.FetchFunction;
  readonly clientPingTimeout?: number;
  /** What the workspace granted. By default what the manifest needs. */
  readonly scopes?: readonly string[];
  /** Whether Slack breaks off a reply, so that the desk may look for it. */
  readonly mayLook?: boolean;
  /** Slack's ids of the curators. By default there are none. */
  readonly curators?: readonly string[];
  /** Whether the desk may ask who administers the workspace, and which channels are shared: where anything depends on it. */
  readonly mayAsk?: boolean;
  /** Where everything is kept. By default in memory. */
  readonly storage?: Storage;
  /** Counts what happens. By default nothing does. */
  readonly tally?: Tally;
  /** Milliseconds between two looks for what is due. By default an hour. */
  readonly lookForDueEvery?: number;
  /** Milliseconds that Slack waits for an acknowledgement. */
  readonly acknowledgeWithin?: number;
  /** Whether the channel of the tests is shared with another organisation, and its person administers the workspace. */
  readonly place?: { readonly isShared?: boolean; readonly isAdmin?: boolean };
}

/** What Slack got as acknowledgement. */
export interface Acknowledgement {
  readonly status: number;
  readonly body: unknown;
}

/** The real Bolt app, over a real wire, with the local Slack at the other end. */
export interface Bench {
  readonly slack: LocalSlack;
  readonly receiver: ReturnType<typeof createReceiver>;
  /** What the app asked of Slack. */
  readonly calls: readonly ApiCall[];
  readonly lines: readonly string[];
  /** What Bolt was told of requests that failed. */
  readonly failures: readonly unknown[];
  /** The options of the app's own Web API client. */
  readonly clientOptions: webApi.WebClientOptions;
  readonly origin: string;
  /** What goes wrong with calls to a method, or to the path of a `response_url`, from now on. */
  answering(to: string, script: FaultScript | Fault): void;
  /** The calls to one method. */
  callsTo(to: string): readonly ApiCall[];
  command(text: string, given?: Record<string, string>): Promise<Acknowledgement>;
  event(event: Record<string, unknown>, given?: Record<string, unknown>): Promise<Acknowledgement>;
  press(value: string, given?: Record<string, unknown>): Promise<Acknowledgement>;
  /** Resolves when the app has nothing left to do. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export async function createBench(options: BenchOptions = {}): Promise<Bench> {
  const {
    mode = 'http',
    desk = makeDesk(),
    base = createBaseHolder(desk),
    level = 'debug',
    worker,
    authorize,
    fetch,
    wait,
    now,
    scopes,
    mayLook = false,
    mayAsk = false,
    curators = [],
    storage,
    place = {},
  } = options;
  const lines: string[] = [];
  const words = new Set<string>();
  const slack = await createSlack({
    ...{ now, place, scopes: scopes ?? manifest.scopes },
    acknowledgeWithin: options.acknowledgeWithin,
  });
  const { apiUrl: slackApiUrl } = slack;
  const logger =
    options.logger ??
    createRedactingLogger({ level, write: (line) => lines.push(line), now: () => noon });

  const connection: SlackConnection =
    mode === 'http'
      ? { mode, botToken: secrets.bot, signingSecret: secrets.signing, port: 0 }
      : { mode, botToken: secrets.bot, appToken: secrets.app };
  const receiver = createReceiver({
    connection,
    logger,
    slackApiUrl,
    ...(now && { now }),
    ...(options.clientPingTimeout && { clientPingTimeout: options.clientPingTimeout }),
  });
  let isStarted = () => false;
  void options.ready?.then(() => {
    isStarted = () => true;
  });
  const app = createSlackApp({
    base,
    connection,
    command: '/desk',
    logger,
    receiver,
    slackApiUrl,
    curators,
    ...(worker && { worker }),
    ...(options.ready && { ready: options.ready, isStarted: () => isStarted() }),
    ...(storage && { storage }),
    ...(options.tally && { tally: options.tally }),
    ...(options.lookForDueEvery && { lookForDueEvery: options.lookForDueEvery }),
    ...(fetch && { fetch }),
    ...(options.identity && { identity: options.identity }),
    ...(authorize && { authorize }),
    ...(wait && { wait }),
    ...(now && { now }),
  });

  // Bolt acknowledges an event before it is worked on: this is how a test knows that the work is done.
  const failures: unknown[] = [];
  const working = new Set<Promise<void>>();
  const processEvent = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const work = processEvent(event);
    const tracked = work
      .catch((error) => void failures.push(error))
      .finally(() => working.delete(tracked));
    working.add(tracked);
    return work;
  };

  const origin = receiver instanceof HttpReceiver ? await listen(app) : '';
  if (origin === '') {
    await app.start();
    await slack.changes.until(() => slack.sockets.open > 0, 'the app to open a socket');
  } else {
    slack.sendTo(`${origin}/slack/events`);
  }

  return {
    slack,
    receiver,
    calls: slack.log.calls,
    lines,
    failures,
    clientOptions: app.webClientOptions,
    origin,
    answering: slack.faults.on,
    callsTo: (to) => slack.log.calls.filter((call) => call.to === to),
    command(text, given = {}) {
      remember(text);
      return deliver({ kind: 'command', body: makeCommand(text, given, slack.url) });
    },
    event(event, given = {}) {
      const { text } = event;
      remember(text);
      return deliver({ kind: 'event', body: makeEventBody(event, given) });
    },
    press: (value, given = {}) =>
      deliver({ kind: 'interaction', body: makePress(value, given, slack.url) }),
    settled,
    async stop() {
      await settled();
      await app.stop();
      await slack.stop();
      for (const { inputs } of slack.person('ana').steps()) Object.values(inputs).forEach(remember);
      findLeaks(lines, words);
      findStrangeCalls(slack.log.calls, { mayLook, mayAsk });
    },
  };

  /** What the app posts in a direct message comes back to it as an event, so both ends must be at rest. */
  async function settled(): Promise<void> {
    do {
      await Promise.all(working);
      await slack.idle();
    } while (working.size > 0);
  }

  async function deliver(payload: Payload): Promise<Acknowledgement> {
    const { attempts } = await slack.deliver(payload);
    const outcome = attempts.at(-1)?.outcome;
    if (outcome?.kind !== 'answered')
      throw new Error(`The app was ${outcome?.kind ?? 'not asked'}.`);
    return { status: outcome.status, body: outcome.body };
  }

  function remember(text: unknown): void {
    if (typeof text !== 'string') return;
    for (const word of text.match(/\p{L}{6,40}/gu) ?? []) words.add(word.toLowerCase());
  }
}

export interface SigningOptions {
  /** Seconds from now. */
  readonly skew?: number;
  readonly secret?: string;
  readonly path?: string;
  /** What stands behind the content type. */
  readonly type?: string;
}

/** A request that is signed, or addressed, otherwise than Slack would. */
export function postSigned(
  origin: string,
  payload: Payload,
  { type = '', ...options }: SigningOptions = {},
): Promise<Acknowledgement> {
  const { contentType, text } = encodePayload(payload);
  return postText(origin, text, `${contentType}${type}`, options);
}

/** A signed request with any body. */
export async function postText(
  origin: string,
  text: string,
  contentType: string,
  { skew = 0, secret = secrets.signing, path = '/slack/events' }: SigningOptions = {},
): Promise<Acknowledgement> {
  const stamp = Math.floor(Date.now() / 1_000) + skew;
  const response = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      ...signRequest({ signingSecret: secret, body: text, stamp }),
    },
    body: text,
  });
  return { status: response.status, body: parseJson(await response.text()) };
}

function createSlack({
  now,
  place: { isShared = false, isAdmin = false },
  scopes,
  acknowledgeWithin,
}: {
  readonly acknowledgeWithin: number | undefined;
  readonly now: (() => number) | undefined;
  readonly place: NonNullable<BenchOptions['place']>;
  readonly scopes: readonly string[];
}): Promise<LocalSlack> {
  return createLocalSlack({
    ...(now && { now }),
    ...(acknowledgeWithin !== undefined && { acknowledgeWithin }),
    manifest: { ...manifest, commands: [{ command: '/desk', description: '', usageHint: '' }] },
    app: { id: ids.app, signingSecret: secrets.signing, appToken: secrets.app },
    workspaces: [
      {
        id: ids.team,
        people: [
          { id: ids.user, name: 'ana', isAdmin },
          { id: ids.curator, name: 'cora' },
        ],
        channels: [
          { id: ids.channel, name: 'desk', isShared },
          { id: 'C5678', name: 'sports' },
          { id: 'G1234', name: 'board', kind: 'mpim' },
        ],
        directs: [{ id: ids.direct, userId: ids.user }],
        installation: { botToken: secrets.bot, botUserId: ids.bot, scopes },
      },
    ],
    // No test is about what Slack does a minute later.
    wait: () => new Promise(() => {}),
  });
}

/** Every test of the app is a test of its log: no token, no secret, no word of a question. */
function findLeaks(lines: readonly string[], words: ReadonlySet<string>): void {
  const secret =
    /x(?:ox|app|wfp)|secret(?:bot|app)token|\/(?:actions|commands)\/T|0123456789abcdef0123/i;
  const leaks = lines.filter(
    (line) => secret.test(line) || [...words].some((word) => line.toLowerCase().includes(word)),
  );
  if (leaks.length > 0) throw new Error(`The log holds what it must not:\n${leaks.join('\n')}`);
}

/** The desk answers from what it is told, and looks up nothing but a reply that Slack broke off. */
function findStrangeCalls(
  calls: readonly ApiCall[],
  { mayLook, mayAsk }: { readonly mayLook: boolean; readonly mayAsk: boolean },
): void {
  const known =
    /^(?:apps\.connections\.open|chat\.(?:postEphemeral|postMessage|update)|assistant\.threads\.setSuggestedPrompts|functions\.complete(?:Success|Error)|views\.(?:open|publish)|\/(?:actions|commands)\/.*)$/;
  const strange = calls.filter(
    ({ to }) =>
      !known.test(to) &&
      !(mayLook && /^conversations\.(?:history|replies)$/.test(to)) &&
      !(mayAsk && /^(?:conversations|users)\.info$/.test(to)),
  );
  if (strange.length > 0) throw new Error(`Called ${strange.map(({ to }) => to).join(', ')}`);
}

async function listen(app: App): Promise<string> {
  const server = await app.start({ host: '127.0.0.1', port: 0 });
  const address = 'address' in server ? server.address() : null;
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
}
