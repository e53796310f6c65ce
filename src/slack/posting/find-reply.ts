import { z } from 'zod';
import { SlackAwayError } from '../../errors.ts';
import { mostThreadPages, threadPageSize } from '../../limits.ts';
import { errorCode, isTokenRefusal, secondsToWait, slackRefusal } from '../slack-error.ts';
import type { Letter } from './letter.ts';
import { readMark } from './reply-mark.ts';

/** A reply that Slack shows. */
export interface StandingReply {
  readonly ts: string;
  /** Of the edit that it answers; `null` for a question as first written. */
  readonly editedTs: string | null;
}

const postedSchema = z.object({ ts: z.string(), user: z.string().optional() });

/**
 * Looks whether the reply to a question stands in its thread, or in a flat conversation after it, by the mark on it. In direct messages `im:history` lets
 * the desk look, in channels only what a workspace granted beyond need. Gives `null` where there is none, and where
 * Slack does not let it look.
 *
 * @throws {SlackAwayError} when Slack does not say: whoever posts now may post in vain, or twice.
 */
export async function findReply({ to, key, botUserId }: Letter): Promise<StandingReply | null> {
  const { client, channelId, threadTs, logger } = to;
  if (!client || channelId === null || !key) return null;
  const { askId } = key;
  let cursor: string | undefined;
  try {
    for (let page = 0; page < mostThreadPages; page += 1) {
      const wanted = {
        channel: channelId,
        oldest: askId,
        limit: threadPageSize,
        include_all_metadata: true,
        ...(cursor !== undefined && { cursor }),
      };
      const { messages = [], response_metadata: next } = await (threadTs === null
        ? client.conversations.history(wanted)
        : client.conversations.replies({ ...wanted, ts: threadTs }));
      for (const message of messages) {
        const mark = readMark(message);
        const posted = postedSchema.safeParse(message).data;
        const isOurs = botUserId === undefined || posted?.user === botUserId;
        if (posted && isOurs && mark?.askId === askId) {
          return { ts: posted.ts, editedTs: mark.editedTs };
        }
      }
      cursor = next?.next_cursor;
      if (cursor === undefined || cursor === '') return null;
    }
    return null;
  } catch (error) {
    const refusal = slackRefusal(error);
    if (isTokenRefusal(refusal) || secondsToWait(error) !== null) throw error;
    if (refusal === null) throw new SlackAwayError(error);
    logger.info('The desk may not look whether a reply stands.', {
      code: errorCode(error),
      channelId,
    });
    return null;
  }
}
