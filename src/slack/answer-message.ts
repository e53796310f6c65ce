import type { Logger, webApi } from '@slack/bolt';
import { AnswerBusyError, AnswerUncertainError } from '../errors.ts';
import { noticeReply } from '../replies/notice-reply.ts';
import type { Reply } from '../replies/reply.ts';
import { type AnswerKey, type AnswerRecord, type AnswerRecords, toKey } from './answer-records.ts';
import { explainRefusal } from './explain-refusal.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { postPrivately } from './post-privately.ts';
import {
  type PostedReply,
  type PostReplyOptions,
  postReply,
  updateReply,
  type Wait,
} from './post-reply.ts';
import type { IncomingMessage } from './read-message.ts';
import { readSlackText } from './read-slack-text.ts';
import type { ReplyTo } from './reply-to.ts';
import {
  errorCode,
  isSurelyUnsent,
  isTokenRefusal,
  isUncertain,
  secondsToWait,
  slackRefusal,
} from './slack-error.ts';
import type { ThreadLimit } from './thread-limit.ts';

export interface MessageAnswererOptions {
  readonly replyTo: ReplyTo;
  readonly records: AnswerRecords;
  readonly mayAnswer: ThreadLimit;
  /** `null` where the message is tried again later: nothing then waits here. */
  readonly wait: Wait | null;
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
    const came = Date.now();
    // One reply at a time for the whole process where messages are tried again: should it die between a post and its
    // record, that one reply is all that can stand twice.
    await inTurn(wait === null ? 'process' : toKey(key), () => {
      if (wait === null && Date.now() - came > longestTurn) throw new AnswerBusyError();
      return answerInTurn(options, key);
    });
  };

  async function answerInTurn(options: AnswerMessageOptions, key: AnswerKey): Promise<void> {
    const { client, message, teamId, botUserId, logger } = options;
    const { channelId, editedTs, userId } = message;
    const question = readSlackText(message.text, { botUserId });
    const earlier = await records.find(key);

    if (earlier && isAnswered(earlier, question, editedTs)) return;

    const threadTs = message.threadTs ?? message.ts;
    if (!earlier && !(await mayAnswer({ teamId, channelId, threadTs }))) {
      await sayTooMany(options, threadTs);
      return;
    }

    const place = { surface: 'message', askId: message.ts } as const;
    const { reply, error } = await replyTo({ text: question, ...place, userId });
    const post = { client, channelId, threadTs, reply, logger, wait };
    const earlierTs = earlier?.replyTs ?? null;
    const asked = { key, question, editedTs, userId, earlierTs };
    const replyTs = (await sendOrTell(post, asked)) ?? earlierTs;

    await records.save(key, {
      question,
      editedTs,
      replyTs,
      isAmendable: replyTs !== null,
      sharedBy: null,
      userId,
      threadTs,
      cited: reply.cited ?? null,
    });
    if (error) throw error;
  }

  /** Sends a reply to the thread. Where that fails for good, writes to the asker, and gives `null`. */
  async function sendOrTell(post: PostReplyOptions, asked: Asked): Promise<string | null> {
    const { key, userId, earlierTs } = asked;
    const { channelId, threadTs, logger } = post;
    let failure: unknown;

    const { mayStand } = await records.begin(key, { way: 'thread', userId, threadTs });
    // What may stand there already is not posted again. Changing a reply twice is the same as once.
    if (mayStand && earlierTs === null) await records.end(key, 'withheld');
    else {
      try {
        const { ts } =
          earlierTs === null
            ? await postReply(post)
            : await updateReply({ ...post, replyTs: earlierTs });
        return ts;
      } catch (error) {
        failure = error;
        await records.end(key, isUncertain(error) ? 'uncertain' : 'refused');
        if (wait === null && isWorthWaiting(error)) throw error;
      }
    }

    const refusal = slackRefusal(failure);
    // There is no other way to somebody whose direct message cannot be answered, or without a token.
    if (isTokenRefusal(refusal) || (channelId.startsWith('D') && failure)) throw failure;

    logger.warn('A reply could not be posted; writing to the asker.', {
      code: failure ? errorCode(failure) : 'earlier_post_uncertain',
      channelId,
    });
    await tellAsker(post, asked, failure);
    return null;
  }

  async function tellAsker(post: PostReplyOptions, asked: Asked, failure: unknown): Promise<void> {
    const { key, question, editedTs, userId } = asked;
    const reply = withNotice(explainMiss(failure), post.reply);
    const { mayStand } = await records.begin(key, {
      ...{ way: 'direct', userId, threadTs: post.threadTs },
    });
    if (mayStand) {
      await records.end(key, 'withheld');
      await tellEphemerally({ ...post, reply }, asked);
      return;
    }

    let told: PostedReply;
    try {
      told = await postReply({ ...post, channelId: userId, threadTs: null, reply });
    } catch (error) {
      await records.end(key, isUncertain(error) ? 'uncertain' : 'refused');
      throw isWorthWaiting(error) ? error : (failure ?? error);
    }
    // "Why this answer?" is pressed there, and asks by where it is pressed.
    const { channelId, ts: replyTs } = told;
    if (channelId === null) return;
    await records.save(
      { ...key, channelId },
      {
        ...{ question, editedTs, replyTs, isAmendable: replyTs !== null, sharedBy: null, userId },
        cited: post.reply.cited ?? null,
      },
    );
  }

  /** The last way, where Slack broke off both others. */
  async function tellEphemerally(post: PostReplyOptions, { key, userId }: Asked): Promise<void> {
    const { client, channelId, threadTs, reply } = post;
    const { mayStand } = await records.begin(key, { way: 'ephemeral', userId, threadTs });
    if (mayStand) {
      await records.end(key, 'withheld');
      throw new AnswerUncertainError();
    }
    try {
      await client.chat.postEphemeral({
        ...{ channel: channelId, user: userId, text: reply.text, blocks: [...reply.blocks] },
        ...(threadTs !== null && { thread_ts: threadTs }),
      });
    } catch (error) {
      await records.end(key, isUncertain(error) ? 'uncertain' : 'refused');
      throw error;
    }
  }

  /** Only the asker sees it, so that no other machine can answer it. */
  async function sayTooMany(
    { client, message: { channelId, userId }, logger }: AnswerMessageOptions,
    threadTs: string,
  ): Promise<void> {
    const reply = noticeReply(
      'I answered three times in this thread within a minute, and stop there. Please ask again in a minute.',
    );
    await postPrivately({ client, channelId, threadTs, userId, reply, logger, wait });
  }
}

/**
 * Milliseconds that a message waits for its turn. With two calls to Slack that hang it is still done before its job
 * runs out; one that waited longer goes back, where another process may take it.
 */
const longestTurn = 8_000;

/** Which question, of whom, and where its reply stands if it has one. */
interface Asked {
  readonly key: AnswerKey;
  readonly question: string;
  readonly editedTs: string | null;
  readonly userId: string;
  readonly earlierTs: string | null;
}

/** Whether the same words were answered, or a later edit was. Of forgotten words only the edit is known. */
function isAnswered(earlier: AnswerRecord, question: string, editedTs: string | null): boolean {
  const isSame =
    earlier.question === null ? earlier.editedTs === editedTs : earlier.question === question;
  return isSame || isOlder(editedTs, earlier.editedTs);
}

/** Whether the same call can be made later without being made twice. */
function isWorthWaiting(error: unknown): boolean {
  return secondsToWait(error) !== null || isSurelyUnsent(error);
}

/** Slack may deliver two edits the wrong way round. */
function isOlder(editedTs: string | null, answeredTs: string | null): boolean {
  return answeredTs !== null && Number(editedTs ?? 0) < Number(answeredTs);
}

/** Without a failure, an earlier try was cut off. */
function explainMiss(failure: unknown): string {
  return failure === undefined || isUncertain(failure)
    ? 'My answer may be missing where you asked, as Slack did not say whether it took it. It is:'
    : `I could not answer where you asked: ${explainRefusal(failure)}. My answer is:`;
}

function withNotice(line: string, reply: Reply): Reply {
  const notice = noticeReply(line);
  return {
    blocks: [...notice.blocks, ...reply.blocks],
    text: `${notice.text}\n${reply.text}`,
  };
}
