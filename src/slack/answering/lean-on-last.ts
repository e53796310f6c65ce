import type { Logger } from '@slack/bolt';
import { fillFollowUp, isFollowUp } from '../../desk/follow-up.ts';
import type { Name } from '../../knowledge/knowledge-base.ts';
import { longestThreadMemory } from '../../limits.ts';
import { isDirect } from '../messages/is-direct.ts';
import type { IncomingMessage } from '../messages/read-message.ts';
import type { AnswerRecords } from '../posting/answer-records.ts';
import { errorCode } from '../slack-error.ts';

export interface SaidInThread {
  readonly message: IncomingMessage;
  readonly teamId: string;
  /** The message's words, as `readSlackLines` gives them. */
  readonly said: string;
  /** Those that may be shown to whoever reads the answer. */
  readonly names: readonly Name[];
  readonly logger: Pick<Logger, 'warn'>;
}

/** Gives the whole question that a follow-up asks; `null` where its words stand by themselves. */
export type LeanOnLast = (said: SaidInThread) => Promise<string | null>;

/**
 * Makes what fills a follow-up in a thread from the question that was answered there before it, whoever asked that: all
 * in the thread read it. What is forgotten, or older than a day, fills nothing. Where it cannot be read, the words are
 * answered as they stand.
 */
export function createLeanOnLast({
  records,
}: {
  readonly records: Pick<AnswerRecords, 'findLast'>;
}): LeanOnLast {
  return async function leanOnLast({ message, teamId, said, names, logger }) {
    const { channelId, threadTs, ts } = message;
    // A conversation with one person is one thread, and in a channel a message that begins one leans on nothing.
    const isAlone = threadTs === null && !isDirect(channelId);
    if (isAlone || !isFollowUp(said)) return null;
    try {
      const last = await records.findLast({ teamId, channelId, threadTs }, ts);
      if (last === null || last.question === null || isOld(last.askId, ts)) return null;
      return fillFollowUp({ last: last.question, said, names });
    } catch (error) {
      logger.warn('The question before a follow-up could not be read.', { code: errorCode(error) });
      return null;
    }
  };
}

/** Slack's ids of messages are times, in seconds. */
function isOld(askId: string, ts: string): boolean {
  return (Number(ts) - Number(askId)) * 1_000 > longestThreadMemory;
}
