import type { DeskWork } from '../../worker/desk-work.ts';
import type { Access } from '../permission/create-access.ts';
import { shapeWork } from '../permission/shape-work.ts';
import { withWork } from '../permission/show-part.ts';
import type { Tally } from '../tally.ts';

/** Access whose answers are counted, each once: when a task is done, whoever shapes its replies after that. */
export function countAnswers(access: Access, tally: Tally): Access {
  const count = (work: DeskWork) =>
    shapeWork(work, async (result, _, kind) => {
      const [{ outcome }] = result.replies;
      if (outcome !== undefined) tally.answered(kind, outcome);
      return result;
    });
  return {
    ...access,
    async find(asked) {
      const { alone, toAll, ...allowed } = await access.find(asked);
      return { ...allowed, alone: withWork(alone, count), toAll: withWork(toAll, count) };
    },
    async findForWorkflow(place) {
      const { toAll, ...allowed } = await access.findForWorkflow(place);
      return { ...allowed, toAll: withWork(toAll, count) };
    },
  };
}
