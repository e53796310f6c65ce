import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createDesk } from '../desk/create-desk.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { loadEnglish } from '../load-english.ts';
import { loadPrepared } from '../prepared-cache.ts';
import { createPartPerformer } from './perform-in-part.ts';
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
  const { dictionary } = english;
  const prepare = (base: KnowledgeBase) =>
    loadPrepared(base, { directory: cacheDirectory, dictionary });
  const desk = createDesk(knowledge, { english, prepare });
  // Done before the first turn, whose time is limited.
  warmUp({ desk, command });
  serveTasks({
    port: parentPort,
    perform: createPartPerformer({ desk, command }),
    hash: knowledge.hash,
  });
}

/**
 * Lowers the priority of this thread, so that the one that answers everybody comes first where processors are few. Only
 * on Linux does a thread have a priority of its own.
 */
function lowerPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where the system does not allow it, turns are only less fair.
  }
}
