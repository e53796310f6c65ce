import { setImmediate } from 'node:timers/promises';
import type { Desk } from '../desk/answer.ts';
import { finish } from '../desk/check-draft.ts';
import type { Understood } from '../desk/understand.ts';
import { nothingWithheld, type Withheld } from '../desk/views/find-withheld.ts';
import { LookupError } from '../errors.ts';
import type { Source } from '../knowledge/knowledge-base.ts';
import { OverBudgetError, withinBudget } from '../language/work-budget.ts';
import { longestQuestion, mainThreadBudget } from '../limits.ts';
import type { AsOf } from '../replies/freshness.ts';
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
  /** Does them on a day, with what is due then. */
  on(asOf: AsOf): DeskWork;
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
  /** When what the first tasks need is made. Until then nothing is done at once, and nobody waits for an acknowledgement. */
  readonly ready?: Promise<void> | null;
}

/** Makes what does the tasks of listeners with a desk. What is begun with one ends with it, whichever comes after it. */
export function createDeskWork({
  command,
  worker = null,
  ready = null,
}: DeskWorkOptions): (desk: Desk) => DeskWork {
  let isReady = ready === null;
  ready?.then(
    () => {
      isReady = true;
    },
    () => {},
  );
  let lastTurn: Promise<unknown> = Promise.resolve();

  return function workOf(desk) {
    const perform = createPartPerformer({ desk, command });
    const by = { desk, perform };
    return createWorkIn({ withheld: nothingWithheld, added: [] });

    function createWorkIn(part: Part): DeskWork {
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
        on: (asOf) => createWorkIn({ ...part, asOf }),
      };
      return work;
    }
  };

  async function tryNow(given: Task, { desk, perform }: By): Promise<Tried> {
    if (!isReady || isSurelyMore(given) || isToBeMadeElsewhere(given, desk)) {
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

  /** Makes here what was added to a part that is made: of that little is to be made, a few milliseconds at a time. */
  async function tryOnceReady(task: Task, by: By): Promise<Tried> {
    const { withheld, added } = task;
    if (!isPartReady(by.desk, withheld) || isPartReady(by.desk, withheld, added)) {
      return { result: null, task };
    }
    await getReady(partOf(by.desk, withheld, added));
    return tryNow(task, by);
  }

  async function takeTime(
    given: Task,
    personId: string,
    { desk, perform }: By,
  ): Promise<TaskResult> {
    if (!isReady) {
      await ready;
      const { result } = await tryNow(given, { desk, perform });
      if (result) return result;
    }
    if (worker !== null) {
      const tried = await tryOnceReady(given, { desk, perform });
      if (tried.result) return tried.result;
      const result = await worker.run(tried.task, personId, desk.knowledge);
      // The other thread has kept what was slow to prepare, so that it is quickly read here.
      if (!isPartReady(desk, given.withheld)) {
        setImmediate().then(() => partOf(desk, given.withheld));
      }
      return result;
    }
    const work = perform(given);
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

/** Gets a desk ready a little at a time, once for all who wait for it. */
function getReady(desk: Desk): Promise<void> {
  const begun = gettingReady.get(desk) ?? stepThrough(desk.getReady());
  gettingReady.set(desk, begun);
  return begun;
}

const gettingReady = new WeakMap<Desk, Promise<void>>();

async function stepThrough(steps: Generator<void, void, void>): Promise<void> {
  for (const _ of steps) await setImmediate();
}

/** Of what, and when, tasks are done. */
type Part = Required<Pick<Task, 'withheld' | 'added'>> & Pick<Task, 'asOf'>;

/** What a task is done by. */
interface By {
  readonly desk: Desk;
  readonly perform: Perform;
}

/** Whether a task is surely over the budget of the main thread, so that trying it there would be a waste. */
function isSurelyMore(task: Task): boolean {
  const isToCheck = ['check', 'draft', 'workflowCheck'].includes(task.kind);
  return isToCheck && task.text.length > longestQuestion;
}
