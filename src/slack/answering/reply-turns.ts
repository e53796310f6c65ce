import { AnswerBusyError } from '../../errors.ts';
import { longestReplyTurn, repliesAtOnce } from '../../limits.ts';
import { createKeyedQueue } from './keyed-queue.ts';

/** Sends a reply when it is its turn, and gives what sending it gives. */
export type InReplyTurn = <T>(channel: string, send: () => Promise<T>) => Promise<T>;

/**
 * Makes the turns of the replies that a process has on their way: so many at once, and one in each channel, so that a
 * channel that Slack is slow in holds up no other. Should the process die, these are all that can stand twice.
 *
 * @throws {AnswerBusyError} where a reply waited for too long: it goes back, so that another process can take it.
 */
export function createReplyTurns({
  atOnce = repliesAtOnce,
  longestWait = longestReplyTurn,
}: {
  readonly atOnce?: number;
  /** Milliseconds. */
  readonly longestWait?: number;
} = {}): InReplyTurn {
  const inChannel = createKeyedQueue();
  const waiting: (() => void)[] = [];
  let free = atOnce;

  return function inReplyTurn(channel, send) {
    const came = Date.now();
    return inChannel(channel, async () => {
      await takePlace();
      try {
        if (Date.now() - came > longestWait) throw new AnswerBusyError();
        return await send();
      } finally {
        givePlace();
      }
    });
  };

  async function takePlace(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function givePlace(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}
