import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { AppSettings } from '../app-settings.ts';
import type { Changes } from '../changes.ts';
import { parseJson } from '../json.ts';
import type { Person } from '../people/person.ts';
import type { ServeBrowser } from '../server/slack-server.ts';
import type { ExchangeLog } from '../wire/exchange-log.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { inspectMessage } from './inspect-message.ts';
import { actSchema, doAct } from './page-acts.ts';
import { readPageFiles } from './page-files.ts';
import type { PageHost } from './page-state.ts';
import { createPageUpdates } from './page-updates.ts';

export interface PageOptions extends PageHost {
  /** Where the built page is. By default where the package's own build puts it. */
  readonly folder?: string;
}

/** The page is built beside what is built of this package. */
const builtPage = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/page' : '../page', import.meta.url),
);

/** Nothing from outside, nothing in a frame: the browser itself sees to it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the page and what it asks for: a stream of updates, acts, and a look at what went over the wire. */
export function servePage({
  app,
  workspaces,
  log,
  origin,
  page,
  person,
  changes,
}: {
  readonly app: AppSettings;
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly log: ExchangeLog;
  /** As `http://127.0.0.1:4000`. */
  readonly origin: () => string;
  readonly page: PageOptions;
  readonly person: (id: string, workspaceId: string) => Person;
  readonly changes: Changes;
}): ServeBrowser {
  const { folder = builtPage, ...host } = page;
  const files = readPageFiles(folder);

  return async function answerPage(request, response) {
    const url = new URL(request.url ?? '/', origin());
    const isOurs = url.pathname.startsWith('/page/');

    // Another page in the same browser could otherwise reach in, by a name of its own for 127.0.0.1.
    if (isOurs && !isFromHere(request)) {
      response.writeHead(403).end();
      return true;
    }
    switch (url.pathname) {
      case '/page/updates':
        stream(url, response);
        return true;
      case '/page/act':
        await act(url, request, response);
        return true;
      case '/page/inspect':
        inspect(url, response);
        return true;
      default:
        return sendFile(url.pathname === '/' ? '/index.html' : url.pathname, response);
    }
  };

  function stream(url: URL, response: ServerResponse): void {
    const me = whoIs(url);
    if (!me) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const nextUpdate = createPageUpdates({ app, ...me, host });
    let isDue = false;
    const send = () => {
      isDue = false;
      const update = nextUpdate();
      if (update) response.write(`data: ${JSON.stringify(update)}\n\n`);
    };
    const stop = changes.listen(() => {
      if (isDue) return;
      isDue = true;
      setImmediate(send);
    });
    response.on('close', stop);
    send();
  }

  async function act(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parsed = actSchema.safeParse(parseJson(await text(request)));
    const me = whoIs(url);
    const isJson = request.headers['content-type'] === 'application/json';
    if (request.method !== 'POST' || !parsed.success || !me || !isJson) {
      sendJson(response, 400, { ok: false, error: 'The page asked for something unknown.' });
      return;
    }
    sendJson(response, 200, await doAct(me.person, parsed.data));
  }

  function inspect(url: URL, response: ServerResponse): void {
    const me = whoIs(url);
    const channel = url.searchParams.get('channel') ?? '';
    const posted = me?.person
      .sees(channel)
      .find(({ message }) => message.ts === url.searchParams.get('ts'));
    if (posted) sendJson(response, 200, inspectMessage(log, posted));
    else sendJson(response, 404, { ok: false, error: 'That message is gone.' });
  }

  /** Who sits at the browser: the first person where it does not say. */
  function whoIs(url: URL) {
    const as = url.searchParams.get('as');
    for (const workspace of workspaces.values()) {
      const user = [...workspace.users.values()].find(
        ({ id, isBot }) => !isBot && (as === null || id === as),
      );
      if (user) return { workspace, person: person(user.id, workspace.id) };
    }
    return null;
  }

  function sendFile(path: string, response: ServerResponse): boolean {
    const file = files.get(path);
    if (!file) return false;
    response
      .writeHead(200, {
        'content-type': file.type,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'cache-control': path === '/index.html' ? 'no-cache' : 'max-age=31536000, immutable',
      })
      .end(file.content);
    return true;
  }

  function isFromHere({ headers: { host, origin: from } }: IncomingMessage): boolean {
    const here = new URL(origin());
    const hosts = [here.host, `localhost:${here.port}`];
    return (
      hosts.includes(host ?? '') &&
      (from === undefined || hosts.some((known) => from === `http://${known}`))
    );
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
