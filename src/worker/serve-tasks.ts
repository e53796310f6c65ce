import type { MessagePort } from 'node:worker_threads';
import { OverBudgetError, withinBudget } from '../language/work-budget.ts';
import { workerBudget, workerTurn } from '../limits.ts';
import type { Perform } from './perform-task.ts';
import type { Task, TaskResult } from './task.ts';

/** Gives a job one turn. */
export interface ToWorker {
  readonly job: number;
  /** The hash of the base that it is to be done from. */
  readonly hash: string;
  /** The task, with the first turn of a job; else `null`. */
  readonly task: Task | null;
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
  readonly perform: Perform;
  /** The hash of the base that this thread has. */
  readonly hash: string;
}

/** Serves jobs in this thread: one turn for each message of the main thread. */
export function serveTasks({ port, perform, hash }: ServeTasksOptions): void {
  const under = new Map<number, ReturnType<Perform>>();

  port.on('message', (message: ToWorker) => port.postMessage(takeTurn(message)));
  port.postMessage(ready);

  function takeTurn({ job, hash: wanted, task }: ToWorker): FromWorker {
    if (wanted !== hash) return { job, kind: 'other_base' };
    try {
      const work = task === null ? under.get(job) : perform(task);
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
}
