import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { z } from 'zod';
import { patchStates } from '../knowledge/patch.ts';
import {
  longestHolderAnswer,
  longestHolderLine,
  longestRecordDays,
  receiptIdLength,
} from '../limits.ts';

/** What another process on this machine can ask of the holder of a folder: one line of JSON, one line back. */
export type HolderRequest = z.infer<typeof requestSchema>;

const headSchema = z.object({ number: z.int().min(0), hash: z.string() });

const requestSchema = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('who') }),
  z.object({ ask: z.literal('deliveries') }),
  z.object({ ask: z.literal('stats'), days: z.int().min(1).max(longestRecordDays) }),
  z.object({ ask: z.literal('boards'), teamId: z.string().nullable() }),
  z.object({ ask: z.literal('replay'), id: z.uuid() }),
  z.object({ ask: z.literal('patches') }),
  z.object({
    ask: z.literal('move_patch'),
    id: z.uuid(),
    from: z.enum(patchStates),
    to: z.enum(patchStates),
  }),
  z.object({ ask: z.literal('receipt'), id: z.string().length(receiptIdLength) }),
  z.object({
    ask: z.literal('audit'),
    recordDays: z.int().min(1).max(longestRecordDays),
    after: headSchema.nullable(),
    noted: headSchema.nullable(),
  }),
]);

/** Serves the requests of other processes. Until somebody answers them, it only says who it is. */
export function serveHolder(): {
  readonly server: Server;
  answer(handle: (request: HolderRequest) => Promise<unknown>): void;
} {
  let handle: (request: HolderRequest) => Promise<unknown> = async () => null;

  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.setEncoding('utf8');
    let line = '';
    socket.on('data', (text: string) => {
      line += text;
      if (line.length > longestHolderLine) socket.destroy();
      else if (line.includes('\n')) void reply(socket, line);
    });
  });
  return {
    server,
    answer(next) {
      handle = next;
    },
  };

  async function reply(socket: Socket, line: string): Promise<void> {
    try {
      const request = requestSchema.parse(JSON.parse(line));
      const answer = request.ask === 'who' ? { pid: process.pid } : await handle(request);
      socket.end(`${JSON.stringify({ answer })}\n`);
    } catch {
      socket.end(`${JSON.stringify({ fault: true })}\n`);
    }
  }
}

const replySchema = z.object({ answer: z.unknown() });

/** Asks the holder behind a socket. Gives `null` when nobody listens there. */
export function askHolder(path: string, request: HolderRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    let text = '';
    // A holder that is too busy to answer is a holder.
    socket.setTimeout(longestHolderAnswer, () =>
      socket.destroy(new Error('The holder does not answer.')),
    );
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(`${JSON.stringify(request)}\n`));
    socket.on('data', (part: string) => {
      text += part;
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(null);
      else if (request.ask === 'who') resolve({});
      else reject(error);
    });
    socket.on('close', () => {
      try {
        resolve(replySchema.parse(JSON.parse(text)).answer);
      } catch {
        if (request.ask === 'who') resolve({});
        else reject(new Error('The holder did not answer.'));
      }
    });
  });
}
