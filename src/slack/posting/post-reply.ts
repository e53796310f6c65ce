import type { Logger, webApi } from '@slack/bolt';
import { longestWaitSeconds, mostTries } from '../../limits.ts';
import type { Reply } from '../../replies/reply.ts';
import {
  errorCode,
  isPayloadRefusal,
  isSurelyUnsent,
  secondsToWait,
  slackRefusal,
} from '../slack-error.ts';
import { type ReplyMark, toMetadata } from './reply-mark.ts';

/** Waits so many milliseconds. */
export type Wait = (milliseconds: number) => Promise<void>;

export interface PostReplyOptions {
  readonly client: webApi.WebClient;
  /** A channel, or a user for a direct message. */
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly reply: Reply;
  /** By which it is found again, should nobody know whether it was posted. */
  readonly mark?: ReplyMark;
  readonly logger: Logger;
  /** How to wait for Slack. `null` does not wait: whoever calls can try again later. */
  readonly wait: Wait | null;
}

/** Where a reply stands; `null` as far as Slack does not say. */
export interface PostedReply {
  /** A direct message's own channel, where it was posted to a person. */
  readonly channelId: string | null;
  readonly ts: string | null;
}

export interface UpdateReplyOptions extends PostReplyOptions {
  /** Of the reply that is changed. */
  readonly replyTs: string;
}

/**
 * Posts a reply and gives where it stands. Where Slack refuses the blocks, posts the plain text. Where Slack asks to
 * wait, waits. Anything else is thrown, and is never tried again here: it may have been posted.
 */
export async function postReply(options: PostReplyOptions): Promise<PostedReply> {
  const { client, channelId, threadTs, reply, mark } = options;
  const place = { channel: channelId, ...(threadTs !== null && { thread_ts: threadTs }) };

  const { ts, channel } = await withPlainTextFallback(options, (blocks) =>
    client.chat.postMessage({
      ...{ ...place, ...blocks, text: reply.text, ...asItIs },
      ...(mark && { metadata: toMetadata(mark) }),
    }),
  );
  return { channelId: channel ?? null, ts: ts ?? null };
}

/** Changes a reply. Where it no longer can be changed, posts a new one. Gives where it stands. */
export async function updateReply(options: UpdateReplyOptions): Promise<PostedReply> {
  const { client, channelId: channel, reply, mark, replyTs, logger } = options;

  try {
    await withPlainTextFallback(options, (blocks) =>
      client.chat.update({
        channel,
        ts: replyTs,
        text: reply.text,
        blocks: blocks.blocks ?? [],
        ...asItIs,
        ...(mark && { metadata: toMetadata(mark) }),
      }),
    );
    return { channelId: channel, ts: replyTs };
  } catch (error) {
    if (!gone.has(slackRefusal(error) ?? '')) throw error;
    logger.info('A reply could not be changed; posting a new one.', {
      code: errorCode(error),
      channelId: channel,
    });
    return postReply(options);
  }
}

/** No previews, no formatting of what a source says, no names made into mentions. */
export const asItIs = {
  unfurl_links: false,
  unfurl_media: false,
  mrkdwn: false,
  link_names: false,
} as const;

const gone = new Set(['cant_update_message', 'edit_window_closed', 'message_not_found']);

async function withPlainTextFallback<T>(
  { reply, logger, wait, channelId }: PostReplyOptions,
  call: (blocks: { blocks?: webApi.KnownBlock[] }) => Promise<T>,
): Promise<T> {
  try {
    return await withPatience(() => call({ blocks: [...reply.blocks] }), wait);
  } catch (error) {
    if (!isPayloadRefusal(slackRefusal(error))) throw error;
    logger.error('Slack refused the blocks of a reply; sending plain text.', {
      code: errorCode(error),
      channelId,
    });
    return withPatience(() => call({}), wait);
  }
}

async function withPatience<T>(call: () => Promise<T>, wait: Wait | null): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const seconds = secondsToWait(error) ?? (isSurelyUnsent(error) ? tries : null);
      if (wait === null || seconds === null) throw error;
      if (seconds > longestWaitSeconds || tries === mostTries) throw error;
      await wait(seconds * 1_000);
    }
  }
}
