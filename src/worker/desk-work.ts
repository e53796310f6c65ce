import { setImmediate } from 'node:timers/promises';
import { finish } from '../desk/check-draft.ts';
import { OverBudgetError, withinBudget } from '../language/work-budget.ts';
import { longestQuestion, mainThreadBudget } from '../limits.ts';
import type { DeskWorker } from './desk-worker.ts';
import { createPerformer, type PerformerOptions } from './perform-task.ts';
import type { Task, TaskResult } from './task.ts';

/** Does what is asked of the desk, without holding up anybody. */
export interface DeskWork {
  /** Does at once what is little work. Gives `null` for what is not. Rejects with what the desk itself throws. */
  tryNow(task: Task): Promise<TaskResult | null>;
  /**
   * Does what is more, in turn with others.
   *
   * @throws {OverrunError} when it took too long. @throws {LookupError} when it failed.
   */
  takeTime(task: Task, personId: string): Promise<TaskResult>;
  /** The one or the other. */
  run(task: Task, personId: string): Promise<TaskResult>;
}

export interface DeskWorkOptions extends PerformerOptions {
  /** The other thread. Without one, all is done on this, and others between two sentences. */
  readonly worker?: Pick<DeskWorker, 'run'> | null;
}

/** Makes what every listener asks. */
export function createDeskWork({ desk, command, worker = null }: DeskWorkOptions): DeskWork {
  const perform = createPerformer({ desk, command });
  let lastTurn: Promise<unknown> = Promise.resolve();

  return {
    tryNow,
    takeTime,
    run: async (task, personId) => (await tryNow(task)) ?? (await takeTime(task, personId)),
  };

  async function tryNow(task: Task): Promise<TaskResult | null> {
    if (isSurelyMore(task)) return null;
    // Requests that come together would be one long block: whatever else came is done between two of them.
    lastTurn = lastTurn.then(() => setImmediate());
    await lastTurn;
    try {
      return withinBudget(mainThreadBudget, () => finish(perform(task)));
    } catch (error) {
      if (error instanceof OverBudgetError) return null;
      throw error;
    }
  }

  async function takeTime(task: Task, personId: string): Promise<TaskResult> {
    if (worker !== null) return worker.run(task, personId);
    const work = perform(task);
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) return step.value;
      await setImmediate();
    }
  }
}

/** Long drafts and messages: the budget would only be spent for nothing. */
function isSurelyMore(task: Task): boolean {
  return (task.kind === 'check' || task.kind === 'draft') && task.lines.length > longestQuestion;
}
