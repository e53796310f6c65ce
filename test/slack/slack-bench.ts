import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import { HTTPReceiver, type Logger, type webApi } from '@slack/bolt';
import type { SlackConnection } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { createReceiver } from '../../src/slack/create-receiver.ts';
import { createSlackApp, type SlackAppOptions } from '../../src/slack/create-slack-app.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';
import { encode, makeCommand, makeEventBody, makePress, type Payload } from './slack-payloads.ts';
import { type Acknowledgement, createSocketServer } from './socket-server.ts';

export const secrets = {
  bot: 'xoxb-1-secretbottoken',
  app: 'xapp-1-secretapptoken',
  signing: '0123456789abcdef0123456789abcdef',
} as const;

const json = { 'content-type': 'application/json' };
const noon = new Date('2026-11-24T12:00:00Z');

/** A call that the app made to the outside. */
export interface Call {
  /** A Web API method, or the address of a `response_url`. */
  readonly to: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface BenchOptions {
  readonly mode?: SlackConnection['mode'];
  readonly desk?: Desk;
  readonly level?: 'debug' | 'info';
  readonly logger?: Logger;
  readonly now?: () => number;
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly authorize?: NonNullable<SlackAppOptions['authorize']>;
  readonly clientPingTimeout?: number;
}

export type Answering = (call: Call) => Response | Promise<Response>;

/** The real Bolt app with a stand-in for Slack on both sides: what Slack sends, and what it is asked. */
export interface Bench {
  readonly mode: SlackConnection['mode'];
  readonly calls: readonly Call[];
  readonly lines: readonly string[];
  /** What Bolt was told of requests that failed. */
  readonly failures: readonly unknown[];
  /** The options of the app's own Web API client. */
  readonly clientOptions: webApi.WebClientOptions;
  readonly origin: string;
  /** Answers calls to a method, or to a `response_url`, from now on. */
  answering(to: string, answer: Answering): void;
  /** The calls to one method. */
  callsTo(to: string): readonly Call[];
  command(text: string, given?: Record<string, string>): Promise<Acknowledgement>;
  event(event: Record<string, unknown>, given?: Record<string, unknown>): Promise<Acknowledgement>;
  press(value: string, given?: Record<string, unknown>): Promise<Acknowledgement>;
  /** Resolves when the app has nothing left to do. */
  settled(): Promise<void>;
  /** Cuts the socket, as Slack does. */
  dropSocket(): void;
  /** Resolves when the app has opened a socket for the nth time. */
  connected(times: number): Promise<void>;
  stop(): Promise<void>;
}

export async function createBench(options: BenchOptions = {}): Promise<Bench> {
  const { mode = 'http', desk = makeDesk(), level = 'debug', authorize, wait, now } = options;
  const calls: Call[] = [];
  const lines: string[] = [];
  const words = new Set<string>();
  const answers = new Map<string, Answering>();
  const sockets = await createSocketServer();
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
    fetch: recordingFetch,
    ...(now && { now }),
    ...(options.clientPingTimeout && { clientPingTimeout: options.clientPingTimeout }),
  });
  const app = createSlackApp({
    desk,
    connection,
    command: '/desk',
    logger,
    receiver,
    fetch: recordingFetch,
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

  const server = receiver instanceof HTTPReceiver ? await listen(receiver) : null;
  if (!server) await app.start();
  const origin = server ? originOf(server) : '';

  return {
    mode,
    calls,
    lines,
    failures,
    clientOptions: app.webClientOptions,
    origin,
    answering: (to, answer) => void answers.set(to, answer),
    callsTo: (to) => calls.filter((call) => call.to === to),
    command(text, given = {}) {
      remember(text);
      return deliver({ kind: 'command', body: makeCommand(text, given) });
    },
    event(event, given = {}) {
      const { text } = event;
      remember(text);
      return deliver({ kind: 'event', body: makeEventBody(event, given) });
    },
    press: (value, given = {}) => deliver({ kind: 'press', body: makePress(value, given) }),
    async settled() {
      while (working.size > 0) await Promise.all(working);
    },
    dropSocket: () => sockets.drop(),
    connected: (times) => sockets.connected(times),
    async stop() {
      while (working.size > 0) await Promise.all(working);
      await app.stop();
      server?.closeAllConnections();
      await sockets.stop();
      findLeaks(lines, words);
      findStrangeCalls(calls);
    },
  };

  async function deliver(payload: Payload): Promise<Acknowledgement> {
    return mode === 'http' ? postSigned(origin, payload) : sockets.send(payload);
  }

  function remember(text: unknown): void {
    if (typeof text !== 'string') return;
    for (const word of text.match(/\p{L}{6,40}/gu) ?? []) words.add(word.toLowerCase());
  }

  async function recordingFetch(
    url: string | URL,
    init: Parameters<webApi.FetchFunction>[1] = {},
  ): Promise<Response> {
    const address = String(url);
    const to = address.startsWith('https://slack.com/api/')
      ? address.slice('https://slack.com/api/'.length)
      : address;
    const call = { to, args: readBody(init.body), headers: init.headers ?? {} };
    calls.push(call);

    const answer = answers.get(to);
    if (answer) return answer(call);
    if (to === 'apps.connections.open') return slackSays({ ok: true, url: sockets.url });
    const { ts } = call.args;
    if (to === 'chat.update') return slackSays({ ok: true, ts });
    return slackSays({ ok: true, ts: `1700000100.00000${calls.length}` });
  }
}

/** What the Web API answers. */
export function slackSays(body: unknown, status = 200, headers: Record<string, string> = {}) {
  return new Response(JSON.stringify(body), { status, headers: { ...json, ...headers } });
}

export function refusing(error: string): Answering {
  return () => slackSays({ ok: false, error });
}

export interface SigningOptions {
  /** Seconds from now. */
  readonly skew?: number;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export async function postSigned(
  origin: string,
  payload: Payload,
  { skew = 0, secret = secrets.signing, headers = {} }: SigningOptions = {},
): Promise<Acknowledgement> {
  const { type, text } = encode(payload);
  const stamp = String(Math.floor(Date.now() / 1_000) + skew);
  const hash = createHmac('sha256', secret).update(`v0:${stamp}:${text}`).digest('hex');
  const response = await fetch(`${origin}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${hash}`,
      ...headers,
    },
    body: text,
  });
  const body = await response.text();
  return { status: response.status, body: parseJson(body) };
}

/** Every test of the app is a test of its log: no token, no secret, no word of a question. */
function findLeaks(lines: readonly string[], words: ReadonlySet<string>): void {
  const secret = /x(?:ox|app)|secret(?:bot|app)token|hooks\.slack|0123456789abcdef0123/i;
  const leaks = lines.filter(
    (line) => secret.test(line) || [...words].some((word) => line.toLowerCase().includes(word)),
  );
  if (leaks.length > 0) throw new Error(`The log holds what it must not:\n${leaks.join('\n')}`);
}

/** The desk answers from what it is told, and looks nothing up in Slack: no history, no people, no channels. */
function findStrangeCalls(calls: readonly Call[]): void {
  const known =
    /^(?:apps\.connections\.open|chat\.(?:postEphemeral|postMessage|update)|views\.open)$/;
  const strange = calls.filter(
    ({ to }) => !known.test(to) && !to.startsWith('https://hooks.slack.com/'),
  );
  if (strange.length > 0) throw new Error(`Called ${strange.map(({ to }) => to).join(', ')}`);
}

async function listen(receiver: HTTPReceiver): Promise<Server> {
  const server = await receiver.start({ host: '127.0.0.1', port: 0 });
  if ('setSecureContext' in server) throw new Error('The bench speaks plain HTTP.');
  return server;
}

function originOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
}

function readBody(body: unknown): Record<string, unknown> {
  if (typeof body !== 'string') return {};
  const parsed = parseJson(body);
  if (typeof parsed === 'object' && parsed !== null) return { ...parsed };
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      name === 'blocks' || name === 'view' ? parseJson(value) : value,
    ]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
