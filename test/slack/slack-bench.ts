import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { HTTPReceiver, type Logger, type webApi } from '@slack/bolt';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { SlackConnection } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { createReceiver } from '../../src/slack/create-receiver.ts';
import { createSlackApp, type SlackAppOptions } from '../../src/slack/create-slack-app.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';

export const ids = {
  team: 'T1234',
  channel: 'C1234',
  direct: 'D1234',
  user: 'U1234',
  bot: 'U0BOT',
  app: 'A1234',
} as const;

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

/** What Slack got as acknowledgement. */
export interface Acknowledgement {
  readonly status: number;
  readonly body: unknown;
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

/** A mention as Slack sends it. Each needs a `ts` of its own. */
export function makeMention(text: string, given: Record<string, unknown> = {}) {
  const ts = '1700000000.000100';
  return {
    type: 'app_mention',
    user: ids.user,
    text: `<@${ids.bot}> ${text}`,
    ts,
    event_ts: ts,
    channel: ids.channel,
    team: ids.team,
    client_msg_id: '6b5a1f0e-0000-4000-8000-000000000000',
    blocks: [],
    ...given,
  };
}

export function makeDirectMessage(text: string, given: Record<string, unknown> = {}) {
  return {
    ...makeMention(text),
    type: 'message',
    text,
    channel: ids.direct,
    channel_type: 'im',
    ...given,
  };
}

export interface Payload {
  readonly kind: 'command' | 'event' | 'press';
  readonly body: Readonly<Record<string, unknown>>;
}

export function makeCommand(text: string, given: Record<string, string> = {}) {
  return {
    token: 'verification',
    team_id: ids.team,
    team_domain: 'newsroom',
    channel_id: ids.channel,
    channel_name: 'desk',
    user_id: ids.user,
    user_name: 'ana',
    command: '/desk',
    text,
    api_app_id: ids.app,
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/T1234/1/first',
    trigger_id: '13345224609.738474920.8088930838d88f008e0',
    ...given,
  };
}

function makeEventBody(event: Record<string, unknown>, given: Record<string, unknown>) {
  return {
    token: 'verification',
    team_id: ids.team,
    context_team_id: ids.team,
    context_enterprise_id: null,
    api_app_id: ids.app,
    event,
    type: 'event_callback',
    event_id: 'Ev1234',
    event_time: 1_700_000_000,
    authorizations: [
      {
        enterprise_id: null,
        team_id: ids.team,
        user_id: ids.bot,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: '4-eventcontext',
    ...given,
  };
}

function makePress(value: string, given: Record<string, unknown>) {
  const { action_id = 'ask_topic_0', type = 'button', ...rest } = given;
  return {
    type: 'block_actions',
    team: { id: ids.team, domain: 'newsroom' },
    user: { id: ids.user, username: 'ana', name: 'ana', team_id: ids.team },
    api_app_id: ids.app,
    token: 'verification',
    trigger_id: '13345224609.738474920.pressed',
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: ids.channel, name: 'desk' },
    container: {
      type: 'message',
      message_ts: '1700000000.000200',
      channel_id: ids.channel,
      is_ephemeral: true,
    },
    response_url: 'https://hooks.slack.com/actions/T1234/2/second',
    state: { values: {} },
    actions: [{ type, action_id, block_id: 'b1', value, action_ts: '1700000000.000300' }],
    ...rest,
  };
}

/** The request for a payload as Slack makes it, unsigned. */
export function encode({ kind, body }: Payload): { type: string; text: string } {
  if (kind === 'event') return { type: 'application/json', text: JSON.stringify(body) };
  const fields =
    kind === 'press'
      ? { payload: JSON.stringify(body) }
      : Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
  return {
    type: 'application/x-www-form-urlencoded',
    text: new URLSearchParams(fields).toString(),
  };
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

interface SocketServer {
  readonly url: string;
  send(payload: Payload): Promise<Acknowledgement>;
  drop(): void;
  connected(times: number): Promise<void>;
  stop(): Promise<void>;
}

const envelopeSchema = z.object({ envelope_id: z.string(), payload: z.unknown() });
const envelopeTypes = { command: 'slash_commands', event: 'events_api', press: 'interactive' };

/** Slack's end of Socket Mode: greets, sends envelopes, and takes their acknowledgements. */
async function createSocketServer(): Promise<SocketServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  const acknowledged = new Map<string, (payload: unknown) => void>();
  const waiting: { times: number; resolve: () => void }[] = [];
  let current: WebSocket | null = null;
  let connections = 0;
  let envelopes = 0;

  await once(server, 'listening');
  server.on('connection', (socket) => {
    current = socket;
    connections += 1;
    socket.on('message', (frame) => {
      const { envelope_id, payload } = envelopeSchema.parse(JSON.parse(String(frame)));
      acknowledged.get(envelope_id)?.(payload);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: {} }));
    for (const { times, resolve } of waiting) if (connections >= times) resolve();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    url: `ws://127.0.0.1:${port}`,
    async send({ kind, body }) {
      envelopes += 1;
      const envelope_id = `envelope-${envelopes}`;
      const payload = await new Promise<unknown>((resolve) => {
        acknowledged.set(envelope_id, resolve);
        current?.send(
          JSON.stringify({
            envelope_id,
            type: envelopeTypes[kind],
            payload: body,
            accepts_response_payload: kind !== 'event',
            retry_attempt: 0,
            retry_reason: '',
          }),
        );
      });
      return { status: 200, body: isEmpty(payload) ? '' : payload };
    },
    drop: () => current?.terminate(),
    connected: (times) =>
      connections >= times
        ? Promise.resolve()
        : new Promise((resolve) => void waiting.push({ times, resolve })),
    async stop() {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
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

function isEmpty(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0;
}
