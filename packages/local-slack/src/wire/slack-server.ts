import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Fault, FaultBook } from '../faults.ts';
import { findInstalled, type SlackState } from '../slack-state.ts';
import { answerCall } from '../web-api/answer-call.ts';
import type { OAuth } from '../web-api/oauth.ts';
import { type ReadCall, readCall } from '../web-api/read-call.ts';
import { serveAuthorize } from '../web-api/serve-authorize.ts';
import type { ApiCall } from './exchange-log.ts';

export interface SlackServer {
  /** As `http://127.0.0.1:4000`. */
  readonly origin: string;
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Answers a request for the page. Gives whether it was one. */
export type ServePage = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface SlackServerOptions {
  readonly state: SlackState;
  readonly faults: FaultBook;
  readonly oauth: OAuth;
  readonly port: number;
  readonly servePage: ServePage | null;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const host = '127.0.0.1';

/** Starts what the app calls: the Web API, `response_url`s, sockets, and the page that installs an app. */
export async function startSlackServer({
  state,
  faults,
  oauth,
  port,
  servePage,
}: SlackServerOptions): Promise<SlackServer> {
  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'The playground failed.';
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(message);
    });
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/link/')) state.sockets.accept(request, socket, head);
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
    if (state.responseUrls.owns(pathname)) return answer(pathname, request, response);
    if (pathname === '/oauth/v2/authorize')
      return serveAuthorize({ state, oauth, request, response });
    if (servePage && (await servePage(request, response))) return;
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
      id: state.nextId('call-'),
      at: state.now(),
      to,
      args: read.args,
      headers: read.headers,
      teamId: read.token === null ? null : teamOf(read.token),
      answer: null,
    };
    state.log.putCall(call);
    const fault = await faults.find(call);
    const isDone = fault === null || (fault.kind !== 'answer' && fault.isDone);
    const usual = isDone ? answerAsSlack(call, read) : null;
    const wrong = fault === null ? null : await suffer(fault, response);
    if (wrong === 'cut') return;

    const given = wrong ?? usual ?? answerAsSlack(call, read);
    state.log.putCall({ ...call, answer: { status: given.status, body: given.body } });
    if (response.destroyed) return;
    response
      .writeHead(given.status, given.headers)
      .end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
  }

  function answerAsSlack(call: ApiCall, { token }: ReadCall): Answer {
    if (state.responseUrls.owns(call.to)) {
      const { status, body } = state.responseUrls.respond(call);
      return { status, headers: { 'content-type': 'text/plain' }, body };
    }
    return { status: 200, headers: json, body: answerCall({ state, oauth, call, token }) };
  }

  function teamOf(token: string): string | null {
    return findInstalled(state.workspaces, token)?.workspace.id ?? null;
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
