import type { Reply } from '../../replies/reply.ts';
import { underEmbargoReply, withoutShareButtons } from '../../replies/settings-replies.ts';
import type { DeskWork } from '../../worker/desk-work.ts';
import type { Task, TaskResult } from '../../worker/task.ts';

/** Changes what was found for a task before anybody sees it. */
type Shape = (result: TaskResult, task: Task) => TaskResult | Promise<TaskResult>;

/** Work whose replies cannot be shared, for where nothing may be. */
export function withoutSharing(work: DeskWork): DeskWork {
  return shapeWork(work, (result) => ({
    ...result,
    replies: mapReplies(result.replies, withoutShareButtons),
  }));
}

/**
 * Work for a curator, whose replies say that something in them is under embargo: where they are not what everybody else
 * would get. The text of both is compared, as buttons name the part of the base that they were made from.
 */
export function withEmbargoTold(work: DeskWork, forOthers: DeskWork): DeskWork {
  return shapeWork(work, async (result, { understood: _, ...task }) => {
    const { result: others } = await forOthers.tryNow(task);
    const isSame = others && textOf(others) === textOf(result);
    const [first, ...rest] = result.replies;
    return isSame ? result : { ...result, replies: [underEmbargoReply(first), ...rest] };
  });
}

function shapeWork(work: DeskWork, shape: Shape): DeskWork {
  return {
    async tryNow(given) {
      const { result, task } = await work.tryNow(given);
      return { task, result: result && (await shape(result, given)) };
    },
    async takeTime(task, personId) {
      return shape(await work.takeTime(task, personId), task);
    },
    async run(task, personId) {
      return shape(await work.run(task, personId), task);
    },
    without: (withheld) => shapeWork(work.without(withheld), shape),
  };
}

function mapReplies(
  [first, ...rest]: TaskResult['replies'],
  change: (reply: Reply) => Reply,
): TaskResult['replies'] {
  return [change(first), ...rest.map(change)];
}

function textOf({ replies }: TaskResult): string {
  return replies.map(({ text }) => text).join('\n');
}
