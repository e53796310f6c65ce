import { once } from 'node:events';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Payload } from './slack-payloads.ts';

/** What Slack got as acknowledgement. */
export interface Acknowledgement {
  readonly status: number;
  readonly body: unknown;
}

export interface SocketServer {
  readonly url: string;
  send(payload: Payload): Promise<Acknowledgement>;
  drop(): void;
  connected(times: number): Promise<void>;
  stop(): Promise<void>;
}

const envelopeSchema = z.object({ envelope_id: z.string(), payload: z.unknown() });
const envelopeTypes = { command: 'slash_commands', event: 'events_api', press: 'interactive' };

/** Slack's end of Socket Mode: greets, sends envelopes, and takes their acknowledgements. */
export async function createSocketServer(): Promise<SocketServer> {
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

function isEmpty(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0;
}
