import type { MessagePort } from 'node:worker_threads';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { OverBudgetError, withinBudget } from '../language/work-budget.ts';
import { mostWorkerBases, workerBudget, workerTurn } from '../limits.ts';
import type { Perform } from './perform-task.ts';
import type { Task, TaskResult } from './task.ts';

/** Gives a job one turn. */
export interface ToWorker {
  readonly job: number;
  /** The hash of the base that it is to be done from. */
  readonly hash: string;
  /** The task, with the first turn of a job; else `null`. */
  readonly task: Task | null;
  /** The base itself, where the thread does not have it; else `null`. */
  readonly base: KnowledgeBase | null;
}

/** Said once, when the thread can take jobs. */
export const ready = 'ready';

/** What became of a turn. */
export type FromWorker =
  | typeof ready
  | { readonly job: number; readonly kind: 'more' | 'other_base' | 'overran' }
  | { readonly job: number; readonly kind: 'done'; readonly result: TaskResult }
  | { readonly job: number; readonly kind: 'failed'; readonly cause: unknown };

export interface ServeTasksOptions {
  readonly port: MessagePort;
  /** What the thread begins with. */
  readonly first: { readonly hash: string; readonly perform: Perform };
  /** Makes what does tasks from a base that comes later. */
  readonly toPerform: (base: KnowledgeBase) => Perform;
}

/**
 * Serves jobs in this thread: one turn for each message of the main thread. The last bases are kept, so that what began
 * with one ends with it while others have begun with the next.
 */
export function serveTasks({ port, first, toPerform }: ServeTasksOptions): void {
  const bases = new Map([[first.hash, first.perform]]);
  const under = new Map<number, ReturnType<Perform>>();

  port.on('message', (message: ToWorker) => port.postMessage(takeTurn(message)));
  port.postMessage(ready);

  function takeTurn({ job, hash, task, base }: ToWorker): FromWorker {
    try {
      if (base !== null) keep(base);
      const perform = bases.get(hash);
      if (task !== null && !perform) return { job, kind: 'other_base' };
      const work = task === null ? under.get(job) : perform?.(task);
      if (!work) throw new Error('The worker does not know this job.');
      under.set(job, work);
      const until = performance.now() + workerTurn;
      do {
        const step = withinBudget(workerBudget, () => work.next());
        if (step.done) {
          under.delete(job);
          return { job, kind: 'done', result: step.value };
        }
      } while (performance.now() < until);
      return { job, kind: 'more' };
    } catch (error) {
      under.delete(job);
      if (error instanceof OverBudgetError) return { job, kind: 'overran' };
      return { job, kind: 'failed', cause: error instanceof Error ? error : String(error) };
    }
  }

  function keep(base: KnowledgeBase): void {
    bases.set(base.hash, toPerform(base));
    const [oldest] = bases.keys();
    if (bases.size > mostWorkerBases && oldest !== undefined) bases.delete(oldest);
  }
}
