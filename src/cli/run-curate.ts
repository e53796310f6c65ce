import { once } from 'node:events';
import { portSchema } from '../config-schema.ts';
import {
  type CuratingServerOptions,
  createCuratingServer,
} from '../curating/create-curating-server.ts';
import { UsageError } from '../errors.ts';
import { readKnowledgeFiles } from '../knowledge/read-knowledge-files.ts';
import { toListenFault } from '../listen-fault.ts';
import { loadEnglish } from '../load-english.ts';
import { loadWordings } from '../load-wordings.ts';
import { openNamedPatchBox } from './open-patch-box.ts';
import { createReadBoards } from './read-boards.ts';

export interface CurateOptions {
  readonly knowledge?: string;
  readonly port?: string;
  /** Slack's id of the workspace whose board is shown. */
  readonly team?: string;
}

/** Runs `cptpp curate`: until a signal ends it. */
export async function runCurate({
  directory,
  chosen,
  print,
  signal = signalOfProcess(),
}: {
  readonly directory: string;
  readonly chosen: CurateOptions;
  readonly print: (text: string) => void;
  /** Ends it. By default Ctrl+C does, and a supervisor. */
  readonly signal?: AbortSignal;
}): Promise<void> {
  const port = readPort(chosen.port);
  // A folder that is not there is told here, not on the page.
  readKnowledgeFiles(directory);
  const readBoards = createReadBoards(chosen.team ?? null);
  const server = await start({ directory, port, readBoards });
  print(
    `Curating ${directory} on\n${server.url}\n` +
      'Whoever has this whole address can write to the folder. Ctrl+C ends it.',
  );
  if (!signal.aborted) await once(signal, 'abort');
  await server.stop();
}

async function start({
  port,
  ...folder
}: Pick<CuratingServerOptions, 'directory' | 'readBoards'> & { readonly port: number }) {
  try {
    return await createCuratingServer({
      ...{
        ...folder,
        port,
        patches: openNamedPatchBox(),
        english: loadEnglish(),
        wordings: loadWordings(),
      },
    });
  } catch (error) {
    throw toListenFault(error, { portVariable: '--port', port, host: null }) ?? error;
  }
}

function readPort(given: string | undefined): number {
  if (given === undefined) return 0;
  const port = portSchema.safeParse(given);
  if (port.success) return port.data;
  throw new UsageError(`--port ${port.error.issues[0]?.message}`);
}

function signalOfProcess(): AbortSignal {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ending.abort());
  return ending.signal;
}
