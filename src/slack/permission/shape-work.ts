import { underEmbargoReply, withoutShareButtons } from '../../replies/settings-replies.ts';
import type { DeskWork } from '../../worker/desk-work.ts';
import type { Task, TaskResult } from '../../worker/task.ts';

/** Takes the same task to other work, in the way that it was done here. */
type DoAgain = (work: DeskWork) => Promise<TaskResult | null>;

/** Changes what was found for a task before anybody sees it. `null` where that is more work than may be done at once. */
type Shape = (
  result: TaskResult,
  doAgain: DoAgain,
  kind: Task['kind'],
) => Promise<TaskResult | null>;

/** Work whose replies cannot be shared, for where nothing may be. */
export function withoutSharing(work: DeskWork): DeskWork {
  return shapeWork(work, async ({ replies: [first, ...others], words }) => ({
    replies: [withoutShareButtons(first), ...others.map(withoutShareButtons)],
    words,
  }));
}

/**
 * Work for a curator, whose replies say that something in them is under embargo: where they are not what everybody else
 * would get. The text of both is compared, as buttons name the part of the base that they were made from.
 */
export function withEmbargoTold(work: DeskWork, forOthers: DeskWork): DeskWork {
  return shapeWork(work, async (result, doAgain) => {
    const others = await doAgain(forOthers);
    if (others === null) return null;
    if (textOf(others) === textOf(result)) return result;
    const [first, ...rest] = result.replies;
    return { ...result, replies: [underEmbargoReply(first), ...rest] };
  });
}

/** Work whose every result passes through a function, once. */
export function shapeWork(work: DeskWork, shape: Shape): DeskWork {
  const shapeSurely = async (
    result: TaskResult,
    doAgain: DoAgain,
    kind: Task['kind'],
  ): Promise<TaskResult> => (await shape(result, doAgain, kind)) ?? result;
  return {
    async tryNow(given) {
      const { result, task } = await work.tryNow(given);
      const doAgain: DoAgain = async (other) => (await other.tryNow(given)).result;
      return { task, result: result && (await shape(result, doAgain, given.kind)) };
    },
    async takeTime(given, personId) {
      const result = await work.takeTime(given, personId);
      // What one part made of the words another may not.
      const { understood: _, ...task } = given;
      return shapeSurely(result, (other) => other.takeTime(task, personId), given.kind);
    },
    async run(task, personId) {
      const result = await work.run(task, personId);
      return shapeSurely(result, (other) => other.run(task, personId), task.kind);
    },
    without: (withheld) => shapeWork(work.without(withheld), shape),
    with: (added) => shapeWork(work.with(added), shape),
    on: (asOf) => shapeWork(work.on(asOf), shape),
  };
}

function textOf({ replies }: TaskResult): string {
  return replies.map(({ text }) => text).join('\n');
}
