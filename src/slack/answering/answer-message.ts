import type { Logger, webApi } from '@slack/bolt';
import { AnswerBusyError } from '../../errors.ts';
import { longestReplyTurn } from '../../limits.ts';
import {
  noticeReply,
  noWordsReply,
  withFilesUnread,
  withWholeQuestion,
} from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import type { Lease } from '../../storage/lease.ts';
import type { IncomingMessage } from '../messages/read-message.ts';
import { readSlackLines } from '../messages/read-slack-text.ts';
import {
  type AnswerKey,
  type AnswerRecord,
  type AnswerRecords,
  toKey,
} from '../posting/answer-records.ts';
import type { Recipient } from '../posting/letter.ts';
import type { Outbox } from '../posting/outbox.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { LeanOnLast } from './lean-on-last.ts';
import type { ReplyTo } from './reply-to.ts';
import type { ThreadLimit } from './thread-limit.ts';

export interface MessageAnswererOptions {
  readonly replyTo: ReplyTo;
  readonly leanOnLast: LeanOnLast;
  readonly records: AnswerRecords;
  readonly mayAnswer: ThreadLimit;
  readonly outbox: Outbox;
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
 * Makes the function that answers a message, in a channel in its thread, in a direct conversation beside it: once,
 * however often Slack delivers it, and again in the same place when its question was edited.
 */
export function createMessageAnswerer({
  replyTo,
  leanOnLast,
  records,
  mayAnswer,
  outbox,
}: MessageAnswererOptions): AnswerMessage {
  const inOrder = createKeyedQueue();
  const inTurn = createKeyedQueue();

  return async function answerMessage(options) {
    const { message, teamId } = options;
    const key = { teamId, channelId: message.channelId, askId: message.ts };
    // In a flat conversation nothing but the order says which answer is to which question.
    const turn = isFlat(message) ? { ...key, askId: '' } : key;
    await inOrder(toKey(turn), () => answerOnce(options, key));
  };

  async function answerOnce(options: AnswerMessageOptions, key: AnswerKey): Promise<void> {
    const { message, botUserId, teamId, logger } = options;
    const said = readSlackLines(message.text, { botUserId });
    const whole = await leanOnLast({ message, teamId, said, logger });
    // What is kept is what was answered, so that the next follow-up and the buttons have it whole.
    const question = whole ?? said;
    const earlier = await records.find(key);
    if (earlier && isAnswered(earlier, question, message.editedTs)) return;

    const place = { surface: 'message', askId: message.ts } as const;
    const { reply: toWords, error } = await replyTo({
      ...{ text: question, userId: message.userId, ...place },
    });
    const { hasFiles } = message;
    const hasWords = /[\p{L}\p{N}]/u.test(question);
    const toWhole = whole === null ? toWords : withWholeQuestion(toWords, whole);
    const reply =
      hasFiles && !hasWords ? noWordsReply(hasFiles) : withFilesUnread(toWhole, hasFiles);
    const send = () => answer({ ...options, key, question, earlier, reply });
    await (options.lease ? oneAtATime(send) : send());
    if (error) throw error;
  }

  /**
   * One reply at a time for the whole process, where messages are brought again: should it die between a post and its
   * record, that one reply is all that can stand twice.
   */
  function oneAtATime(send: () => Promise<void>): Promise<void> {
    const came = Date.now();
    return inTurn('process', () => {
      if (Date.now() - came > longestReplyTurn) throw new AnswerBusyError();
      return send();
    });
  }

  async function answer(ask: Ask): Promise<void> {
    const { key, question, earlier, teamId } = ask;
    const { channelId, editedTs, userId } = ask.message;
    const threadTs = threadOf(ask.message);
    // A flat conversation is with one person, and no machine's: nothing there goes on for ever.
    const isFree = earlier !== null || threadTs === null;
    if (!isFree && !(await mayAnswer({ teamId, channelId, threadTs }))) {
      await sayTooMany(ask);
      return;
    }

    const cited = ask.reply.cited ?? null;
    const asked = { question, editedTs, userId, sharedBy: null, cited };
    const sent = await outbox.send(isDirect(ask.message) ? 'directAnswer' : 'answer', {
      ...{ to: toRecipient(ask), reply: ask.reply, key, botUserId: ask.botUserId },
      mark: { askId: ask.message.ts, editedTs },
      replyTs: earlier?.replyTs ?? null,
    });
    if (sent.route === 'direct' && sent.channelId !== null) {
      // "Why this answer?" is pressed there, and asks by where it is pressed.
      const stands = { replyTs: sent.ts, isAmendable: sent.ts !== null };
      await records.save({ ...key, channelId: sent.channelId }, { ...asked, ...stands });
    }
    const replyTs = (sent.route === 'thread' ? sent.ts : null) ?? earlier?.replyTs ?? null;
    await records.save(key, { ...asked, threadTs, replyTs, isAmendable: replyTs !== null });
  }

  /** Only the asker sees it, so that no other machine can answer it. */
  async function sayTooMany(ask: Ask): Promise<void> {
    const reply = noticeReply(
      'I answered three times in this thread within a minute, and stop there. Please ask again in a minute.',
    );
    await outbox.send('private', { to: toRecipient(ask), reply });
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

/** The thread that a message is answered in: its own, or one that its answer begins; `null` for none. */
function threadOf(message: IncomingMessage): string | null {
  return message.threadTs ?? (isDirect(message) ? null : message.ts);
}

/** Whether a message is answered beside it, and not in a thread. */
function isFlat(message: IncomingMessage): boolean {
  return threadOf(message) === null;
}

function isDirect({ channelId }: IncomingMessage): boolean {
  return channelId.startsWith('D');
}

function toRecipient(ask: Ask): Recipient {
  const { client, lease, logger } = ask;
  const { channelId, userId } = ask.message;
  return {
    client,
    channelId,
    threadTs: threadOf(ask.message),
    userId,
    responseUrl: null,
    lease,
    logger,
  };
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
