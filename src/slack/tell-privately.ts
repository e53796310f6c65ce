import type { Logger, RespondFn, webApi } from '@slack/bolt';
import type { Reply } from '../replies/reply.ts';
import { BoundedMap } from './bounded-map.ts';
import { postReply, type Wait } from './post-reply.ts';
import { errorCode, respondStatus } from './slack-error.ts';

export interface TellOptions {
  readonly client: webApi.WebClient;
  readonly respond: RespondFn;
  /** What `respond` posts to; counts its uses. `null` where there is none, as from a modal. */
  readonly responseUrl: string | null;
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly userId: string;
  readonly reply: Reply;
  readonly logger: Logger;
}

/** Shows a reply to one person only, by whatever way is still open. Throws when none is. */
export type TellPrivately = (options: TellOptions) => Promise<void>;

/** Shows a reply to the whole channel by `response_url`. Gives whether it was taken. */
export type RespondInChannel = (options: TellOptions) => Promise<boolean>;

export interface PrivateWords {
  readonly tellPrivately: TellPrivately;
  readonly respondInChannel: RespondInChannel;
}

/** Slack takes five posts to one `response_url`, within 30 minutes. We stop earlier, to be sure. */
const mostUses = 3;
const longestUse = 29 * 60_000;
/** Used up, expired, forbidden, too often. After any other status the plain text may still be taken. */
const closed = new Set([403, 404, 410, 429]);

/** Makes the ways to answer one person: `response_url` while it lasts, then an ephemeral post, then a message. */
export function createPrivateWords({
  now,
  wait,
}: {
  readonly now: () => number;
  readonly wait: Wait;
}): PrivateWords {
  const uses = new BoundedMap<{ readonly since: number; readonly count: number }>(1_000);

  return { tellPrivately, respondInChannel };

  async function tellPrivately(options: TellOptions): Promise<void> {
    const { client, channelId, threadTs, userId, reply, logger } = options;
    const place = threadTs === null ? {} : { thread_ts: threadTs };
    if (await respondWith(options, { response_type: 'ephemeral', ...place })) return;

    try {
      await client.chat.postEphemeral({
        channel: channelId,
        user: userId,
        text: reply.text,
        blocks: [...reply.blocks],
        ...place,
      });
    } catch (error) {
      logger.info('An ephemeral reply was refused; writing to the person.', {
        code: errorCode(error),
        channelId,
      });
      await postReply({ client, channelId: userId, threadTs: null, reply, logger, wait });
    }
  }

  async function respondInChannel(options: TellOptions): Promise<boolean> {
    const place = options.threadTs === null ? {} : { thread_ts: options.threadTs };
    return respondWith(options, { response_type: 'in_channel', ...place });
  }

  /** Blocks first; where the form was refused, the plain text. */
  async function respondWith(
    { respond, responseUrl, reply, logger, channelId }: TellOptions,
    how: { response_type: 'ephemeral' | 'in_channel'; thread_ts?: string },
  ): Promise<boolean> {
    for (const blocks of [{ blocks: [...reply.blocks] }, {}]) {
      if (responseUrl === null || !mayUse(responseUrl)) return false;
      try {
        await respond({ ...how, replace_original: false, text: reply.text, ...blocks });
        return true;
      } catch (error) {
        const status = respondStatus(error);
        logger.warn('A response_url refused a reply.', {
          code: errorCode(error),
          status,
          channelId,
        });
        if (status === null || closed.has(status)) return false;
      }
    }
    return false;
  }

  function mayUse(responseUrl: string): boolean {
    const { since, count } = uses.get(responseUrl) ?? { since: now(), count: 0 };
    if (count >= mostUses || now() - since > longestUse) return false;
    uses.set(responseUrl, { since, count: count + 1 });
    return true;
  }
}
