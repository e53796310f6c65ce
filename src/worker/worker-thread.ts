import { parentPort, workerData } from 'node:worker_threads';
import type { Desk } from '../desk/answer.ts';
import { createDesk } from '../desk/create-desk.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { loadEnglish } from '../load-english.ts';
import { loadPrepared } from '../prepared-cache.ts';
import { lowerPriority } from './lower-priority.ts';
import { createPartPerformer } from './perform-in-part.ts';
import type { Perform } from './perform-task.ts';
import { serveTasks } from './serve-tasks.ts';
import { warmUp } from './warm-up.ts';

/**
 * What a thread begins with. The base is handed over, as its files may have changed since; what was prepared of it
 * is larger, and is read from disk here, where nobody waits.
 */
export interface WorkerBase {
  readonly knowledge: KnowledgeBase;
  readonly command: string;
  readonly cacheDirectory: string | null;
}

if (parentPort !== null) {
  lowerPriority();
  const { knowledge, command, cacheDirectory }: WorkerBase = workerData;
  const english = loadEnglish();
  const prepare = (base: KnowledgeBase) =>
    loadPrepared(base, { directory: cacheDirectory, english });
  const toDesk = (base: KnowledgeBase) => createDesk(base, { english, prepare });
  const desk = toDesk(knowledge);
  // Done before the first turn, whose time is limited.
  warmUp({ desk, command });
  serveTasks({
    port: parentPort,
    first: { hash: knowledge.hash, perform: createPartPerformer({ desk, command }) },
    toPerform: (base) => createReadyPerformer(toDesk(base), command),
  });
}

/** Does the tasks of a base that took the place of another: it gets ready within their turns, so that nobody else waits. */
function createReadyPerformer(desk: Desk, command: string): Perform {
  const perform = createPartPerformer({ desk, command });
  return function* performReady(task, note) {
    yield* desk.getReady();
    return yield* perform(task, note);
  };
}
