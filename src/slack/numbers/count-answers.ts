import type { DeskWork } from '../../worker/desk-work.ts';
import type { Task, TaskResult } from '../../worker/task.ts';
import type { Access, Shown } from '../permission/create-access.ts';
import type { Tally } from '../tally.ts';

/** Access whose answers are counted, each once: when a task is done, whoever shapes its replies after that. */
export function countAnswers(access: Access, tally: Tally): Access {
  return {
    ...access,
    async find(asked) {
      const { alone, toAll, ...allowed } = await access.find(asked);
      return { ...allowed, alone: countShown(alone, tally), toAll: countShown(toAll, tally) };
    },
    async findForWorkflow(place) {
      const { toAll, ...allowed } = await access.findForWorkflow(place);
      return { ...allowed, toAll: countShown(toAll, tally) };
    },
  };
}

function countShown(shown: Shown, tally: Tally): Shown {
  return {
    // Made only when it is needed, as in what it stands for.
    get knowledge() {
      return shown.knowledge;
    },
    work: countWork(shown.work, tally),
    answer: shown.answer,
    gistOf: shown.gistOf,
  };
}

function countWork(work: DeskWork, tally: Tally): DeskWork {
  const count = ({ kind }: Task, { replies: [{ outcome }] }: TaskResult) => {
    if (outcome !== undefined) tally.answered(kind, outcome);
  };
  return {
    async tryNow(task) {
      const tried = await work.tryNow(task);
      if (tried.result) count(task, tried.result);
      return tried;
    },
    async takeTime(task, personId) {
      const result = await work.takeTime(task, personId);
      count(task, result);
      return result;
    },
    async run(task, personId) {
      const result = await work.run(task, personId);
      count(task, result);
      return result;
    },
    without: (withheld) => countWork(work.without(withheld), tally),
    with: (added) => countWork(work.with(added), tally),
  };
}
