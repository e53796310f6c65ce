import { setImmediate } from 'node:timers/promises';
import type { Desk } from '../desk/answer.ts';
import { finish } from '../desk/check-draft.ts';
import type { Understood } from '../desk/understand.ts';
import { nothingWithheld, type Withheld } from '../desk/views/find-withheld.ts';
import { LookupError } from '../errors.ts';
import type { Source } from '../knowledge/knowledge-base.ts';
import { OverBudgetError, withinBudget } from '../language/work-budget.ts';
import { longestQuestion, mainThreadBudget } from '../limits.ts';
import type { DeskWorker } from './desk-worker.ts';
import { createPartPerformer, isPartReady, partOf } from './perform-in-part.ts';
import type { Perform, PerformerOptions } from './perform-task.ts';
import type { Task, TaskResult } from './task.ts';

/** Does the tasks of listeners, so that nobody's task holds up other people. */
export interface DeskWork {
  /** Does a task at once if it is little work. @throws {LookupError} when it failed. */
  tryNow(task: Task): Promise<Tried>;
  /**
   * Does a task that is more work, in turn with other people's.
   *
   * @throws {OverrunError} when it took too long. @throws {LookupError} when it failed.
   */
  takeTime(task: Task, personId: string): Promise<TaskResult>;
  /** Does a task at once if it is little work, else in turn. */
  run(task: Task, personId: string): Promise<TaskResult>;
  /** Does them as if what is withheld had never been in the base. */
  without(withheld: Withheld): DeskWork;
  /** Does them from texts, too, that people put into the channel where they ask. */
  with(added: readonly Source[]): DeskWork;
}

export interface Tried {
  /** `null` where it is more work. */
  readonly result: TaskResult | null;
  /** The task with what was found out on the way, for whoever takes the time. */
  readonly task: Task;
}

export interface DeskWorkOptions extends Omit<PerformerOptions, 'desk'> {
  /** The second thread. Without one, long tasks are done on this thread, with a pause after each sentence. */
  readonly worker?: Pick<DeskWorker, 'run'> | null;
}

/** Makes what does the tasks of listeners with a desk. What is begun with one ends with it, whichever comes after it. */
export function createDeskWork({
  command,
  worker = null,
}: DeskWorkOptions): (desk: Desk) => DeskWork {
  let lastTurn: Promise<unknown> = Promise.resolve();

  return function workOf(desk) {
    const perform = createPartPerformer({ desk, command });
    const by = { desk, perform };
    return createWorkIn({ withheld: nothingWithheld, added: [] });

    function createWorkIn(part: Required<Pick<Task, 'withheld' | 'added'>>): DeskWork {
      const toTask = (task: Task): Task => ({ ...task, ...part });
      const work: DeskWork = {
        tryNow: (task) => tryNow(toTask(task), by),
        takeTime: (task, personId) => takeTime(toTask(task), personId, by),
        async run(given, personId) {
          const { result, task } = await work.tryNow(given);
          return result ?? work.takeTime(task, personId);
        },
        without: (withheld) => createWorkIn({ ...part, withheld }),
        with: (added) => createWorkIn({ ...part, added }),
      };
      return work;
    }
  };

  async function tryNow(given: Task, { desk, perform }: By): Promise<Tried> {
    if (isSurelyMore(given) || isToBeMadeElsewhere(given, desk)) {
      return { result: null, task: given };
    }
    // Requests that arrive together must not block the thread as one: other work is done between two of them.
    lastTurn = lastTurn.then(() => setImmediate());
    await lastTurn;
    let task = given;
    const note = (understood: Understood) => {
      task = { ...given, understood };
    };
    try {
      return { result: withinBudget(mainThreadBudget, () => finish(perform(given, note))), task };
    } catch (error) {
      if (error instanceof OverBudgetError) return { result: null, task };
      throw new LookupError(error);
    }
  }

  /** To make the desk of a part may take a second, for which nobody else is to wait. */
  function isToBeMadeElsewhere({ withheld, added }: Task, desk: Desk): boolean {
    return worker !== null && !isPartReady(desk, withheld, added);
  }

  async function takeTime(
    task: Task,
    personId: string,
    { desk, perform }: By,
  ): Promise<TaskResult> {
    if (worker !== null) {
      const result = await worker.run(task, personId, desk.knowledge);
      if (!isPartReady(desk, task.withheld, task.added)) void makeHere(task, desk);
      return result;
    }
    const work = perform(task);
    try {
      for (let step = work.next(); ; step = work.next()) {
        if (step.done) return step.value;
        await setImmediate();
      }
    } catch (error) {
      throw new LookupError(error);
    }
  }
}

/**
 * Makes the desk of a part on this thread too, a little at a time, so that the next task need not go to the other. That one
 * has kept on disk what was slow to prepare of a part; of what was added nothing is kept there.
 */
async function makeHere({ withheld, added }: Task, desk: Desk): Promise<void> {
  await setImmediate();
  const part = partOf(desk, withheld, added);
  if (added === undefined || added.length === 0 || gettingReady.has(part)) return;
  gettingReady.add(part);
  for (const _ of part.getReady()) await setImmediate();
}

const gettingReady = new WeakSet<Desk>();

/** What a task is done by. */
interface By {
  readonly desk: Desk;
  readonly perform: Perform;
}

/** Whether a task is surely over the budget of the main thread, so that trying it there would be a waste. */
function isSurelyMore(task: Task): boolean {
  return (task.kind === 'check' || task.kind === 'draft') && task.text.length > longestQuestion;
}
