import type { Logger, webApi } from '@slack/bolt';
import { noticeReply } from '../replies/notice-reply.ts';
import type { Reply } from '../replies/reply.ts';
import { type AnswerKey, type AnswerRecords, toKey } from './answer-records.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { type PostReplyOptions, postReply, updateReply, type Wait } from './post-reply.ts';
import type { IncomingMessage } from './read-message.ts';
import { readSlackText } from './read-slack-text.ts';
import type { ReplyTo } from './reply-to.ts';
import { errorCode, isTokenRefusal, slackRefusal } from './slack-error.ts';
import type { ThreadLimit } from './thread-limit.ts';

export interface MessageAnswererOptions {
  readonly replyTo: ReplyTo;
  readonly records: AnswerRecords;
  readonly mayAnswer: ThreadLimit;
  readonly wait: Wait;
}

export interface AnswerMessageOptions {
  readonly client: webApi.WebClient;
  readonly message: IncomingMessage;
  readonly teamId: string;
  readonly botUserId: string | undefined;
  readonly logger: Logger;
}

export type AnswerMessage = (options: AnswerMessageOptions) => Promise<void>;

/**
 * Makes the function that answers a message in its thread: once, however often Slack delivers it, and again in
 * the same place when its question was edited.
 */
export function createMessageAnswerer({
  replyTo,
  records,
  mayAnswer,
  wait,
}: MessageAnswererOptions): AnswerMessage {
  const inTurn = createKeyedQueue();

  return async function answerMessage(options) {
    const { message, teamId } = options;
    const key = { teamId, channelId: message.channelId, askId: message.ts };
    await inTurn(toKey(key), () => answerInTurn(options, key));
  };

  async function answerInTurn(options: AnswerMessageOptions, key: AnswerKey): Promise<void> {
    const { client, message, teamId, botUserId, logger } = options;
    const { channelId, editedTs } = message;
    const question = readSlackText(message.text, { botUserId });
    const earlier = await records.find(key);

    if (earlier && (earlier.question === question || isOlder(editedTs, earlier.editedTs))) return;

    const threadTs = message.threadTs ?? message.ts;
    if (!earlier && !mayAnswer(JSON.stringify([teamId, channelId, threadTs]))) {
      await sayTooMany(options, threadTs);
      return;
    }

    const { reply, error } = replyTo({ text: question, surface: 'message', askId: message.ts });
    const post = { client, channelId, threadTs, reply, logger, wait };
    const earlierTs = earlier?.replyTs ?? null;
    const send =
      earlierTs === null
        ? () => postReply(post)
        : () => updateReply({ ...post, replyTs: earlierTs });
    const replyTs = (await sendOrTell(send, post, message)) ?? earlierTs;

    await records.save(key, {
      question,
      editedTs,
      replyTs,
      isAmendable: replyTs !== null,
      sharedBy: null,
    });
    if (error) throw error;
  }

  /** Sends a reply to the thread. Where that fails, writes to the asker, and gives `null`. */
  async function sendOrTell(
    send: () => Promise<string | null>,
    post: PostReplyOptions,
    { userId, channelId }: IncomingMessage,
  ): Promise<string | null> {
    try {
      return await send();
    } catch (error) {
      const refusal = slackRefusal(error);
      // There is no other way to somebody whose direct message cannot be answered, or without a token.
      if (isTokenRefusal(refusal) || channelId.startsWith('D')) throw error;

      post.logger.warn('A reply could not be posted; writing to the asker.', {
        code: errorCode(error),
        channelId,
      });
      try {
        await postReply({
          ...post,
          channelId: userId,
          threadTs: null,
          reply: withNotice(explainRefusal(refusal), post.reply),
        });
      } catch {
        throw error;
      }
      return null;
    }
  }

  /** Only the asker sees it, so that no other machine can answer it. */
  async function sayTooMany(
    { client, message: { channelId, userId } }: AnswerMessageOptions,
    threadTs: string,
  ): Promise<void> {
    const reply = noticeReply(
      'I answered three times in this thread within a minute, and stop there. Please ask again in a minute.',
    );
    await client.chat.postEphemeral({
      channel: channelId,
      user: userId,
      thread_ts: threadTs,
      text: reply.text,
      blocks: [...reply.blocks],
    });
  }
}

/** Slack may deliver two edits the wrong way round. */
function isOlder(editedTs: string | null, answeredTs: string | null): boolean {
  return answeredTs !== null && Number(editedTs ?? 0) < Number(answeredTs);
}

function explainRefusal(refusal: string | null): string {
  switch (refusal) {
    case 'channel_not_found':
    case 'not_in_channel':
      return 'I cannot post in the channel where you asked: invite me there first. My answer is:';
    case 'is_archived':
      return 'The channel where you asked is archived. My answer is:';
    default:
      return 'My answer may be missing where you asked, as Slack did not take it. It is:';
  }
}

function withNotice(line: string, reply: Reply): Reply {
  const notice = noticeReply(line);
  return {
    blocks: [...notice.blocks, ...reply.blocks],
    text: `${notice.text}\n${reply.text}`,
  };
}
