import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import type { PatchBox, PatchState } from '../knowledge/patch.ts';
import type { English } from '../language/english.ts';
import { curatingTokenBytes } from '../limits.ts';
import { askSchema, dropSchema, editSchema, proposeSchema } from './edit-schema.ts';
import { guardRequest } from './guard-request.ts';
import type { StepBack } from './history.ts';
import type { ProposeOptions } from './propose-fact.ts';
import { readJson } from './read-json.ts';
import { servePage } from './serve-page.ts';
import type { ReadBoards } from './show-boards.ts';
import { createFolderNews } from './tell-news.ts';
import { createWorkbench } from './workbench.ts';
import type { Edit, EditResult, PatchList } from './workbench-view.ts';

export interface CuratingServer {
  /** With the token, as `http://127.0.0.1:4100/TOKEN/`. Whoever has it can write to the folder. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface CuratingServerOptions {
  /** The folder of the knowledge base. */
  readonly directory: string;
  readonly english: English;
  /** How the questions of proposed facts are worded. */
  readonly wordings: ProposeOptions['wordings'];
  /** What curators made of questions in Slack; `null` where there is no database. */
  readonly patches?: PatchBox | null;
  /** Reads the curators' boards; `null` without a database. */
  readonly readBoards?: ReadBoards | null;
  /** 0 for any that is free. */
  readonly port?: number;
}

const host = '127.0.0.1';

/**
 * Starts the page to curate on, on 127.0.0.1 only, behind a secret in its address.
 *
 * @throws whatever the system says of a port that cannot be had.
 */
export async function createCuratingServer({
  directory,
  english,
  wordings,
  patches = null,
  readBoards = null,
  port = 0,
}: CuratingServerOptions): Promise<CuratingServer> {
  const token = randomBytes(curatingTokenBytes).toString('base64url');
  const workbench = createWorkbench({ directory, english, wordings, readBoards });
  const news = createFolderNews(directory);
  const sendFile = servePage();
  let bound = port;

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) {
        const why = error instanceof Error ? error.message : 'The page failed.';
        sendJson(response, 500, { why });
      } else response.end();
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object' && address) bound = address.port;

  return {
    url: `http://${host}:${bound}/${token}/`,
    async stop() {
      news.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const guarded = guardRequest(request, { token, port: bound });
    if (!guarded.isAllowed) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`${guarded.why}\n`);
      return;
    }
    if (request.method === 'GET') {
      await show(guarded.path, response);
      return;
    }
    switch (`${request.method} ${guarded.path}`) {
      case 'POST /prove':
        return take(request, response, editSchema, (edit) => workbench.prove(edit));
      case 'POST /save':
        return take(request, response, editSchema, save);
      case 'POST /undo':
        return take(request, response, nothingSchema, () =>
          movePatch(told(workbench.undo()), 'taken', 'waiting'),
        );
      case 'POST /redo':
        return take(request, response, nothingSchema, () =>
          movePatch(told(workbench.redo()), 'waiting', 'taken'),
        );
      case 'POST /ask':
        return take(request, response, askSchema, ({ text, changes }) =>
          workbench.ask(text, changes),
        );
      case 'POST /propose':
        return take(request, response, proposeSchema, (asked) => workbench.propose(asked));
      case 'POST /drop':
        return take(request, response, dropSchema, async ({ patch }) => {
          const isDropped = await patches?.move(patch, 'waiting', 'dropped');
          return { note: isDropped ? null : 'It does not wait any more.' };
        });
      default:
        sendJson(response, 404, { why: 'There is nothing here.' });
    }
  }

  /** Saves an edit. What is made of a patch takes it, if it still waits. */
  async function save(edit: Edit): Promise<EditResult> {
    const { patch = null } = edit;
    if (patch !== null && !(await waits(patch))) {
      return { kind: 'refused', why: 'That patch was taken or dropped meanwhile.' };
    }
    return movePatch({ result: told(workbench.save(edit)), patch }, 'waiting', 'taken');
  }

  async function showPatches(): Promise<PatchList> {
    const waiting = (await patches?.list()) ?? [];
    return { hasStorage: patches !== null, ...workbench.showPatches(waiting) };
  }

  async function waits(id: string): Promise<boolean> {
    return (await patches?.list())?.some((patch) => patch.id === id) ?? false;
  }

  async function movePatch(
    { result, patch }: StepBack,
    from: PatchState,
    to: PatchState,
  ): Promise<EditResult> {
    if (result.kind === 'saved' && patch !== null) await patches?.move(patch, from, to);
    return result;
  }

  async function show(path: string, response: ServerResponse): Promise<void> {
    switch (path) {
      case '/workbench':
        return sendJson(response, 200, workbench.show());
      case '/unsupported':
        return sendJson(response, 200, workbench.findUnsupported());
      case '/patches':
        return sendJson(response, 200, await showPatches());
      case '/boards':
        return sendJson(response, 200, await workbench.showBoards());
      case '/news':
        return news.stream(response);
      default:
        if (!sendFile(path, response)) sendJson(response, 404, { why: 'There is nothing here.' });
    }
  }

  /** Tells all pages at once, and does not wait for the next look at the folder. */
  function told<T>(result: T): T {
    news.look();
    return result;
  }
}

const nothingSchema = z.strictObject({});

/** Reads what a page asks for, and answers it. */
async function take<Asked>(
  request: IncomingMessage,
  response: ServerResponse,
  schema: z.ZodType<Asked>,
  act: (asked: Asked) => unknown,
): Promise<void> {
  const body = await readJson(request);
  if (!body.isRead) return sendJson(response, body.status, { why: body.why });
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return sendJson(response, 200, await act(parsed.data));
  sendJson(response, 400, { why: 'The page asked for something unknown.' });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(JSON.stringify(body));
}
