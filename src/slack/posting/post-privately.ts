import { errorCode } from '../slack-error.ts';
import type { PostReplyOptions } from './post-reply.ts';
import { postReply } from './post-reply.ts';

export interface PostPrivatelyOptions extends Omit<PostReplyOptions, 'channelId'> {
  /** Where the person is; `null` where that is not known. */
  readonly channelId: string | null;
  readonly userId: string;
}

/**
 * Shows a reply to one person only: in the channel where they are, or, where Slack does not take that, as a
 * direct message.
 */
export async function postPrivately(options: PostPrivatelyOptions): Promise<void> {
  const { client, channelId, threadTs, userId, reply, logger } = options;

  if (channelId !== null) {
    try {
      await client.chat.postEphemeral({
        channel: channelId,
        user: userId,
        text: reply.text,
        blocks: [...reply.blocks],
        link_names: false,
        ...(threadTs !== null && { thread_ts: threadTs }),
      });
      return;
    } catch (error) {
      logger.info('An ephemeral reply was refused; writing to the person.', {
        code: errorCode(error),
        channelId,
      });
    }
  }
  await postReply({ ...options, channelId: userId, threadTs: null });
}
