import type { Logger, webApi } from '@slack/bolt';
import { AnswerBusyError, LeaseLostError, SlackAwayError } from '../../errors.ts';
import { longestReplyTurn, longestWaitSeconds, mostTries } from '../../limits.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import type { Post } from '../../storage/answer-records.ts';
import type { Lease } from '../../storage/lease.ts';
import type { IncomingMessage } from '../messages/read-message.ts';
import { readSlackLines } from '../messages/read-slack-text.ts';
import {
  type AnswerKey,
  type AnswerRecord,
  type AnswerRecords,
  toKey,
} from '../posting/answer-records.ts';
import { explainRefusal } from '../posting/explain-refusal.ts';
import { findReply, type StandingReply } from '../posting/find-reply.ts';
import { postPrivately } from '../posting/post-privately.ts';
import { type PostedReply, postReply, updateReply, type Wait } from '../posting/post-reply.ts';
import {
  errorCode,
  isTokenRefusal,
  isUncertain,
  secondsToWait,
  slackRefusal,
} from '../slack-error.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { ReplyTo } from './reply-to.ts';
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
  /** On the stored delivery that brought the message; `null` where nothing is stored. */
  readonly lease: Lease | null;
  readonly logger: Logger;
}

export type AnswerMessage = (options: AnswerMessageOptions) => Promise<void>;

/**
 * Makes the function that answers a message in its thread: once, however often Slack delivers it, and again in
 * the same place when its question was edited.
 *
 * There are three ways to answer: in the thread, directly to the asker, and to the asker alone in the thread. A way
 * is left for the next when Slack said a plain no. What may have been posted is looked for before it is posted again.
 */
export function createMessageAnswerer({
  replyTo,
  records,
  mayAnswer,
  wait,
}: MessageAnswererOptions): AnswerMessage {
  const inOrder = createKeyedQueue();
  const inTurn = createKeyedQueue();

  return async function answerMessage(options) {
    const { message, teamId } = options;
    const key = { teamId, channelId: message.channelId, askId: message.ts };
    await inOrder(toKey(key), () => answerOnce(options, key));
  };

  async function answerOnce(options: AnswerMessageOptions, key: AnswerKey): Promise<void> {
    const { message, botUserId } = options;
    const question = readSlackLines(message.text, { botUserId });
    const earlier = await records.find(key);
    if (earlier && isAnswered(earlier, question, message.editedTs)) return;

    const place = { surface: 'message', askId: message.ts } as const;
    const { reply, error } = await replyTo({
      ...{ text: question, userId: message.userId, ...place },
    });
    await oneAtATime(() => answer({ ...options, key, question, earlier, reply }));
    if (error) throw error;
  }

  /**
   * One reply at a time for the whole process where messages are tried again: should it die between a post and its
   * record, that one reply is all that can stand twice.
   */
  async function oneAtATime(send: () => Promise<void>): Promise<void> {
    if (wait !== null) return send();
    const came = Date.now();
    return inTurn('process', () => {
      if (Date.now() - came > longestReplyTurn) throw new AnswerBusyError();
      return send();
    });
  }

  async function answer(ask: Ask): Promise<void> {
    const { key, question, earlier, teamId } = ask;
    const { channelId, editedTs, userId } = ask.message;
    const threadTs = threadOf(ask);
    if (!earlier && !(await mayAnswer({ teamId, channelId, threadTs }))) {
      await sayTooMany(ask);
      return;
    }

    const replyTs = (await answerInThread(ask)) ?? earlier?.replyTs ?? null;
    const isAmendable = replyTs !== null;
    const asked = { question, editedTs, userId, threadTs };
    const cited = ask.reply.cited ?? null;
    await records.save(key, { ...asked, replyTs, isAmendable, sharedBy: null, cited });
  }

  /** Gives where the reply stands in the thread; `null` where Slack did not want it there, and the asker has it. */
  async function answerInThread(ask: Ask): Promise<string | null> {
    const { message, client, botUserId, earlier, logger } = ask;
    const { channelId, ts: askId } = message;
    const post = toPost(ask);
    const { threadTs } = post;
    const knownTs = earlier?.replyTs ?? null;

    const sent = await send(ask, 'thread', {
      // Changing a reply twice is the same as once: one that is known need not be looked for.
      look: async () =>
        knownTs === null
          ? findReply({ client, channelId, threadTs, askId, botUserId, logger })
          : null,
      post(standing) {
        if (standing?.editedTs === message.editedTs) return { channelId, ts: standing.ts };
        const replyTs = standing?.ts ?? knownTs;
        return replyTs === null ? postReply(post) : updateReply({ ...post, replyTs });
      },
    });
    if (sent.kind === 'sent') return sent.posted.ts;

    const { error } = sent;
    // There is no other way to somebody whose direct message cannot be answered, or without a token.
    if (isTokenRefusal(slackRefusal(error)) || channelId.startsWith('D')) throw error;

    logger.warn('A reply could not be posted; writing to the asker.', {
      code: errorCode(error),
      channelId,
    });
    await tellAsker(ask, error);
    return null;
  }

  /** @param failure  Why the reply does not stand in the thread. */
  async function tellAsker(ask: Ask, failure: unknown): Promise<void> {
    const { key, question, message } = ask;
    const { userId, editedTs } = message;
    const reply = withNotice(explainMiss(failure), ask.reply);
    const post = { ...toPost(ask), reply };

    const sent = await send(ask, 'direct', {
      look: async () => null,
      post: () => postReply({ ...post, channelId: userId, threadTs: null }),
    });
    if (sent.kind === 'refused') {
      await tellEphemerally(ask, reply, failure);
      return;
    }
    // "Why this answer?" is pressed there, and asks by where it is pressed.
    const { channelId, ts: replyTs } = sent.posted;
    if (channelId === null) return;
    await records.save(
      { ...key, channelId },
      {
        ...{ question, editedTs, replyTs, isAmendable: replyTs !== null, sharedBy: null, userId },
        cited: post.reply.cited ?? null,
      },
    );
  }

  /** The last way. Slack shows no such reply to the desk, so that one may come twice to the asker alone. */
  async function tellEphemerally(ask: Ask, reply: Reply, failure: unknown): Promise<void> {
    const { client, message } = ask;
    const sent = await send(ask, 'ephemeral', {
      look: async () => null,
      async post() {
        await client.chat.postEphemeral({
          ...{ channel: message.channelId, user: message.userId, thread_ts: threadOf(ask) },
          ...{ text: reply.text, blocks: [...reply.blocks], link_names: false },
        });
        return { channelId: null, ts: null };
      },
    });
    if (sent.kind === 'refused') throw failure;
  }

  /**
   * Sends in one way, until Slack said yes or a plain no. What may stand already is looked for first. Where messages
   * are tried again, anything that is neither yes nor no is thrown, for the next try; else it is waited for here, for
   * some tries.
   *
   * @throws {LeaseLostError} when another process may be answering.
   */
  async function send(ask: Ask, route: Post['route'], { look, post }: Sending): Promise<Sent> {
    const { key, message, lease, logger } = ask;
    const { channelId } = message;
    for (let tries = 1; ; tries += 1) {
      const begun = { route, userId: message.userId, threadTs: threadOf(ask) };
      const { mayStand } = await records.begin(key, begun, lease);
      try {
        const standing = mayStand ? await look() : null;
        // A process that was frozen until now finds out by its clock.
        if (lease && !lease.isHeld()) throw new LeaseLostError();
        if (standing) logger.info('A reply that was broken off stands.', { channelId });
        else if (mayStand) logger.warn('A reply that may stand is sent again.', { channelId });

        const posted = await post(standing);
        // What was posted is noted with the answer, in one step: a process that dies before it says so.
        if (standing) await records.end(key, 'withheld');
        return { kind: 'sent', posted };
      } catch (error) {
        await records.end(key, toOutcome(error));
        if (slackRefusal(error) !== null) return { kind: 'refused', error };
        if (wait === null) throw error;
        const seconds = secondsToWait(error) ?? tries;
        if (seconds > longestWaitSeconds || tries === mostTries) return { kind: 'refused', error };
        await wait(seconds * 1_000);
      }
    }
  }

  /** Only the asker sees it, so that no other machine can answer it. */
  async function sayTooMany(ask: Ask): Promise<void> {
    const { client, lease, logger, message } = ask;
    const { channelId, userId } = message;
    if (lease && !lease.isHeld()) throw new LeaseLostError();
    const reply = noticeReply(
      'I answered three times in this thread within a minute, and stop there. Please ask again in a minute.',
    );
    const threadTs = threadOf(ask);
    await postPrivately({ client, channelId, threadTs, userId, reply, logger, wait });
  }

  function toPost({ client, message, reply, logger, ...ask }: Ask) {
    const { channelId, ts: askId, editedTs } = message;
    const threadTs = threadOf({ message, ...ask });
    return { client, channelId, threadTs, reply, mark: { askId, editedTs }, logger, wait: null };
  }
}

/** A message with what is said to it. */
interface Ask extends AnswerMessageOptions {
  readonly key: AnswerKey;
  readonly question: string;
  readonly reply: Reply;
  /** What was answered before its last edit. */
  readonly earlier: AnswerRecord | null;
}

interface Sending {
  readonly look: () => Promise<StandingReply | null>;
  /** Gets the reply that stands already; `null` for none, as far as Slack lets the desk see. */
  readonly post: (standing: StandingReply | null) => Promise<PostedReply> | PostedReply;
}

type Sent =
  | { readonly kind: 'sent'; readonly posted: PostedReply }
  | { readonly kind: 'refused'; readonly error: unknown };

function threadOf({ message }: Pick<Ask, 'message'>): string {
  return message.threadTs ?? message.ts;
}

/** Whether the same words were answered, or a later edit was. Of forgotten words only the edit is known. */
function isAnswered(earlier: AnswerRecord, question: string, editedTs: string | null): boolean {
  const isSame =
    earlier.question === null ? earlier.editedTs === editedTs : earlier.question === question;
  return isSame || isOlder(editedTs, earlier.editedTs);
}

/** Slack may deliver two edits the wrong way round. */
function isOlder(editedTs: string | null, answeredTs: string | null): boolean {
  return answeredTs !== null && Number(editedTs ?? 0) < Number(answeredTs);
}

/** What became of a try that failed. What was not even sent was withheld. */
function toOutcome(error: unknown): 'refused' | 'uncertain' | 'withheld' {
  if (error instanceof LeaseLostError || error instanceof SlackAwayError) return 'withheld';
  return isUncertain(error) ? 'uncertain' : 'refused';
}

function explainMiss(failure: unknown): string {
  return isUncertain(failure)
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
