import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { isJsonObject, parseJson } from '../json.ts';
import type { Payload } from './encode-payload.ts';
import type { Sent, Transport } from './transport.ts';

/** Slack's end of Socket Mode: greets, sends envelopes, and takes their acknowledgements. */
export interface SocketMode extends Transport {
  /** How many sockets are open now. */
  readonly open: number;
  /** How many sockets were opened since the start. */
  readonly opened: number;
  /** The address of a new socket, for `apps.connections.open`. */
  newAddress(): string;
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Cuts every socket, as a broken network does. */
  drop(): void;
  /** Says nothing more over any socket that is open, and leaves it open, as a router that forgot it does. */
  silence(): void;
  /**
   * Asks the app to open a new socket, as Slack does every few hours. A `warning` comes some seconds ahead; with any
   * other reason the old sockets are closed.
   */
  refresh(reason?: 'link_disabled' | 'refresh_requested' | 'warning'): void;
  /** Sends a frame as it is over every socket. */
  sendFrame(frame: string): void;
  stop(): Promise<void>;
}

export interface SocketModeOptions {
  readonly appId: string;
  /** As `ws://127.0.0.1:4000`. */
  readonly origin: () => string;
  readonly onChange: () => void;
}

const host = 'local-slack';

const acknowledgementSchema = z.object({ envelope_id: z.string(), payload: z.unknown() });
const envelopeTypes = {
  command: 'slash_commands',
  event: 'events_api',
  interaction: 'interactive',
} as const satisfies Record<Payload['kind'], string>;

/** Makes the server side of Socket Mode. A payload goes to one open socket, in turn. */
export function createSocketMode({ appId, origin, onChange }: SocketModeOptions): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const acknowledged = new Map<string, (payload: unknown) => void>();
  const tickets = new Set<string>();
  let opened = 0;
  let envelopes = 0;
  let turn = 0;

  return {
    via: 'socket',
    get open() {
      return server.clients.size;
    },
    get opened() {
      return opened;
    },
    newAddress() {
      const ticket = `ticket-${tickets.size + 1}`;
      tickets.add(ticket);
      return `${origin()}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    accept(request, socket, head) {
      const ticket = new URL(request.url ?? '', 'ws://127.0.0.1').searchParams.get('ticket');
      if (ticket === null || !tickets.has(ticket)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, greet);
    },
    send,
    drop() {
      for (const client of server.clients) client.terminate();
    },
    silence() {
      for (const client of server.clients) client.pause();
    },
    refresh(reason = 'refresh_requested') {
      for (const client of server.clients) {
        client.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host } }));
        if (reason !== 'warning') client.close();
      }
    },
    sendFrame(frame) {
      for (const client of server.clients) client.send(frame);
    },
    async stop() {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function greet(client: WebSocket): void {
    opened += 1;
    client.on('message', (frame) => {
      const parsed = acknowledgementSchema.safeParse(parseJson(String(frame)));
      if (parsed.success) acknowledged.get(parsed.data.envelope_id)?.(parsed.data.payload);
    });
    client.on('close', onChange);
    client.send(
      JSON.stringify({
        type: 'hello',
        num_connections: server.clients.size,
        debug_info: { host, approximate_connection_time: 18_060 },
        connection_info: { app_id: appId },
      }),
    );
    onChange();
  }

  async function send({
    payload: { kind, body },
    retryNum,
    retryReason,
    within,
  }: Parameters<Transport['send']>[0]): Promise<Sent> {
    const clients = [...server.clients].filter(
      (client) => client.readyState === client.OPEN && !client.isPaused,
    );
    const client = clients[turn % Math.max(clients.length, 1)];
    turn += 1;
    if (!client) return { headers: {}, outcome: { kind: 'unreachable' }, isRetryRefused: false };

    envelopes += 1;
    const envelope = {
      envelope_id: `envelope-${envelopes}`,
      type: envelopeTypes[kind],
      payload: body,
      accepts_response_payload: kind !== 'event',
      ...(kind === 'event' && { retry_attempt: retryNum, retry_reason: retryReason ?? '' }),
    };
    return new Promise((resolve) => {
      const finish = (outcome: Sent['outcome']) => {
        clearTimeout(timer);
        client.off('close', cut);
        acknowledged.delete(envelope.envelope_id);
        resolve({ headers: {}, outcome, isRetryRefused: false });
      };
      const cut = () => finish({ kind: 'unreachable' });
      const timer = setTimeout(() => finish({ kind: 'timeout' }), within);
      client.once('close', cut);
      acknowledged.set(envelope.envelope_id, (answer) =>
        finish({ kind: 'answered', status: 200, body: isEmpty(answer) ? '' : answer }),
      );
      client.send(JSON.stringify(envelope));
    });
  }
}

function isEmpty(payload: unknown): boolean {
  return payload === undefined || (isJsonObject(payload) && Object.keys(payload).length === 0);
}
