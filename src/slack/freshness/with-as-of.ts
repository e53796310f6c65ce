import type { AsOf } from '../../replies/freshness.ts';
import type { DeskWork } from '../../worker/desk-work.ts';
import type { Task } from '../../worker/task.ts';
import type { Access, Shown } from '../permission/create-access.ts';
import type { Freshness } from './create-freshness.ts';

/** Access whose replies know the day that they are made on, and what is due then. */
export function withAsOf(access: Access, freshness: Freshness): Access {
  return {
    ...access,
    async find(asked) {
      const [{ alone, toAll, ...allowed }, asOf] = await Promise.all([
        access.find(asked),
        freshness.asOf(asked),
      ]);
      return { ...allowed, alone: showAsOf(alone, asOf), toAll: showAsOf(toAll, asOf) };
    },
    async findForWorkflow(place) {
      const [{ toAll, ...allowed }, asOf] = await Promise.all([
        access.findForWorkflow(place),
        freshness.asOf(place),
      ]);
      return { ...allowed, toAll: showAsOf(toAll, asOf) };
    },
  };
}

function showAsOf(shown: Shown, asOf: AsOf): Shown {
  return {
    // Made only when it is needed, as in what it stands for.
    get knowledge() {
      return shown.knowledge;
    },
    work: workAsOf(shown.work, asOf),
    answer: shown.answer,
    gistOf: shown.gistOf,
  };
}

function workAsOf(work: DeskWork, asOf: AsOf): DeskWork {
  const on = (task: Task): Task => ({ ...task, asOf });
  return {
    tryNow: (task) => work.tryNow(on(task)),
    takeTime: (task, personId) => work.takeTime(on(task), personId),
    run: (task, personId) => work.run(on(task), personId),
    without: (withheld) => workAsOf(work.without(withheld), asOf),
    with: (added) => workAsOf(work.with(added), asOf),
  };
}
