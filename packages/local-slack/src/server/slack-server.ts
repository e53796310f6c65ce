import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { WebApi } from '../web-api/create-web-api.ts';
import { type ReadCall, readCall } from '../web-api/read-call.ts';
import type { ResponseUrls } from '../web-api/response-urls.ts';
import type { ApiCall, ExchangeLog } from '../wire/exchange-log.ts';
import type { SocketMode } from '../wire/socket-mode.ts';
import { findInstalled, type Workspace } from '../workspace/workspace.ts';
import type { Fault, FaultBook } from './faults.ts';

export interface SlackServer {
  /** As `http://127.0.0.1:4000`. */
  readonly origin: string;
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Answers a request from a browser. Gives whether it was one for it. */
export type ServeBrowser = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<boolean> | boolean;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const host = '127.0.0.1';

/** Starts what the app calls: the Web API, `response_url`s, sockets, and the page that installs an app. */
export async function startSlackServer({
  workspaces,
  webApi,
  responseUrls,
  sockets,
  log,
  faults,
  now,
  nextId,
  port,
  browsers,
}: {
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly webApi: WebApi;
  readonly responseUrls: ResponseUrls;
  readonly sockets: Pick<SocketMode, 'accept'>;
  readonly log: ExchangeLog;
  readonly faults: FaultBook;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly nextId: (prefix: string) => string;
  readonly port: number;
  /** Asked in turn for whatever is no call of the app. */
  readonly browsers: readonly ServeBrowser[];
}): Promise<SlackServer> {
  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'The local Slack failed.';
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(message);
    });
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/link/')) sockets.accept(request, socket, head);
    else socket.destroy();
  });
  const listen = async (wanted: number): Promise<number> => {
    server.listen(wanted, host);
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : wanted;
  };
  // A socket that is open stays open: the server closes behind it.
  const close = () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    return closed;
  };
  const bound = await listen(port);

  return {
    origin: `http://${host}:${bound}`,
    async pause() {
      void close();
    },
    async resume() {
      await listen(bound);
    },
    async stop() {
      await close();
    },
  };

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', `http://${host}`);

    if (pathname.startsWith('/api/'))
      return answer(pathname.slice('/api/'.length), request, response);
    if (responseUrls.owns(pathname)) return answer(pathname, request, response);
    for (const serve of browsers) if (await serve(request, response)) return;
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Nothing is here.\n');
  }

  /** Answers a call of the app, with whatever is scripted to go wrong. */
  async function answer(
    to: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const read = await readCall(request);
    const call: ApiCall = {
      id: nextId('call-'),
      at: now(),
      to,
      args: read.args,
      headers: read.headers,
      teamId: read.token === null ? null : teamOf(read.token),
      answer: null,
    };
    log.putCall(call);
    const fault = await faults.find(call);
    const isDone = fault === null || (fault.kind !== 'answer' && fault.isDone);
    const usual = isDone ? answerAsSlack(call, read) : null;
    const wrong = fault === null ? null : await suffer(fault, response);
    if (wrong === 'cut') return;

    const given = wrong ?? usual ?? answerAsSlack(call, read);
    log.putCall({ ...call, answer: { status: given.status, body: given.body } });
    if (response.destroyed) return;
    response
      .writeHead(given.status, given.headers)
      .end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
  }

  function answerAsSlack(call: ApiCall, { token }: ReadCall): Answer {
    if (responseUrls.owns(call.to)) {
      const { status, body } = responseUrls.respond(call);
      return { status, headers: { 'content-type': 'text/plain' }, body };
    }
    return { status: 200, headers: json, body: webApi.answer(call, token) };
  }

  function teamOf(token: string): string | null {
    return findInstalled(workspaces, token)?.workspace.id ?? null;
  }
}

const json = { 'content-type': 'application/json; charset=utf-8' };

/** Lets it go wrong. Gives an answer in place of Slack's, `null` when Slack answers after all. */
async function suffer(fault: Fault, response: ServerResponse): Promise<Answer | 'cut' | null> {
  switch (fault.kind) {
    case 'answer':
      return {
        status: fault.status,
        headers: { ...(typeof fault.body === 'string' ? {} : json), ...fault.headers },
        body: fault.body,
      };
    case 'cut':
      response.socket?.resetAndDestroy();
      return 'cut';
    case 'hang':
      if (fault.until === null) {
        await once(response, 'close');
        return 'cut';
      }
      await fault.until;
      return null;
  }
}
