import type { Logger, webApi } from '@slack/bolt';
import { detectLanguage, type Language } from '../../language/detect-language.ts';
import {
  notice,
  noWordsReply,
  withFilesUnread,
  withWholeQuestion,
} from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { offReply } from '../../replies/settings-replies.ts';
import type { Lease } from '../../storage/lease.ts';
import { readRequest } from '../../worker/read-request.ts';
import { isDirect } from '../messages/is-direct.ts';
import type { IncomingMessage } from '../messages/read-message.ts';
import { readSlackLines } from '../messages/read-slack-text.ts';
import type { Asked } from '../permission/asked.ts';
import type { Access, Allowed } from '../permission/create-access.ts';
import {
  type AnswerKey,
  type AnswerRecord,
  type AnswerRecords,
  toKey,
} from '../posting/answer-records.ts';
import type { Recipient } from '../posting/letter.ts';
import type { Outbox } from '../posting/outbox.ts';
import type { KeptWords } from './kept-words.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { LeanOnLast } from './lean-on-last.ts';
import type { ReplyOutcome, ReplyTo } from './reply-to.ts';
import { createReplyTurns } from './reply-turns.ts';
import type { ThreadLimit } from './thread-limit.ts';

export interface MessageAnswererOptions {
  /** With its slash. */
  readonly command: string;
  readonly replyTo: ReplyTo;
  readonly leanOnLast: LeanOnLast;
  readonly access: Access;
  readonly records: AnswerRecords;
  readonly keptWords: Pick<KeptWords, 'spoke' | 'languageOf'>;
  readonly mayAnswer: ThreadLimit;
  readonly outbox: Outbox;
}

export interface AnswerMessageOptions {
  readonly client: webApi.WebClient;
  readonly message: IncomingMessage;
  /** Who asks where. */
  readonly asked: Asked;
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
  command,
  replyTo,
  leanOnLast,
  access,
  records,
  keptWords,
  mayAnswer,
  outbox,
}: MessageAnswererOptions): AnswerMessage {
  const inOrder = createKeyedQueue();
  const inReplyTurn = createReplyTurns();

  return async function answerMessage(options) {
    const { message, asked } = options;
    const key = { teamId: asked.teamId, channelId: message.channelId, askId: message.ts };
    // In a thread, as in a flat conversation, the order says which answer is to which question.
    const thread = { ...key, askId: threadOf(message) ?? '' };
    await inOrder(toKey(thread), () => answerOnce(options, key));
  };

  async function answerOnce(options: AnswerMessageOptions, key: AnswerKey): Promise<void> {
    const { message, botUserId, asked, logger } = options;
    const said = readSlackLines(message.text, { botUserId });
    const allowed = await access.find(asked);
    const { names } = shownTo(message, allowed).knowledge;
    const whole = await leanOnLast({ message, teamId: asked.teamId, said, names, logger });
    // What is kept is what was answered, so that the next follow-up and the buttons have it whole.
    const question = whole ?? said;
    const earlier = await records.find(key);
    if (earlier && isAnswered(earlier, question, message.editedTs)) return;

    const { reply: toWords, error } = await findReply(options, question, allowed);
    const reply = whole === null ? toWords : withWholeQuestion(toWords, whole);
    const send = () => answer({ ...options, key, question, earlier, reply, allowed });
    await (options.lease ? inReplyTurn(toKey({ ...key, askId: '' }), send) : send());
    if (error) throw error;
  }

  /** The language of a question; of a word for the app itself, which may be anybody's, that of their last question. */
  function languageIn(asked: Asked, words: string): Language {
    const isForApp = readRequest(words, command) !== null || !/\p{L}/u.test(words);
    if (!isForApp || detectLanguage(words) !== 'en') keptWords.spoke(asked, words);
    return keptWords.languageOf(asked);
  }

  /** What everybody there may read, or whoever asked alone. */
  async function findReply(
    { message, asked }: AnswerMessageOptions,
    question: string,
    allowed: Allowed,
  ): Promise<ReplyOutcome> {
    const { hasFiles, userId, ts: askId } = message;
    const language = languageIn(asked, question);
    if (allowed.manner === 'off') return { reply: offReply(command, language), error: null };
    if (hasFiles && !/[\p{L}\p{N}]/u.test(question)) {
      return { reply: noWordsReply(hasFiles, language), error: null };
    }
    const surface =
      isForAll(message, allowed) || isDirect(message.channelId) ? 'message' : 'response';
    const { work } = shownTo(message, allowed);
    const { reply, error } = await replyTo({
      ...{ work, text: question, userId, surface, askId, language },
    });
    return { reply: withFilesUnread(reply, hasFiles), error };
  }

  async function answer(ask: Ask): Promise<void> {
    const { key, question, earlier } = ask;
    const { editedTs, userId } = ask.message;
    const threadTs = threadOf(ask.message);
    // A flat conversation is with one person, and no machine's: nothing there goes on for ever.
    const isFree = earlier !== null || threadTs === null;
    if (!isFree && !(await mayAnswer({ ...key, threadTs }))) {
      await sayTooMany(ask);
      return;
    }

    const cited = ask.reply.cited ?? null;
    const { outcome = null, basis = null } = ask.reply;
    const asked = { question, editedTs, userId, sharedBy: null, cited, outcome };
    const sent = await send(ask);
    // One reply has one receipt, where it stands.
    const isElsewhere = sent.route === 'direct' && sent.channelId !== null;
    if (sent.route === 'direct' && sent.channelId !== null) {
      // "Why this answer?" is pressed there, and asks by where it is pressed.
      const stands = { replyTs: sent.ts, isAmendable: sent.ts !== null, basis };
      await records.save({ ...key, channelId: sent.channelId }, { ...asked, ...stands });
    }
    const replyTs = (sent.route === 'thread' ? sent.ts : null) ?? earlier?.replyTs ?? null;
    const stands = { threadTs, replyTs, isAmendable: replyTs !== null };
    await records.save(key, { ...asked, ...stands, basis: isElsewhere ? null : basis });
  }

  /** To everybody in the channel, or where a curator decided so, to the asker alone. */
  function send(ask: Ask): ReturnType<Outbox['send']> {
    const { key, earlier, reply, botUserId, message, allowed } = ask;
    const to = toRecipient(ask);
    if (allowed.manner !== 'public' && !isDirect(message.channelId)) {
      return outbox.send('private', { to, reply });
    }
    return outbox.send(isDirect(message.channelId) ? 'directAnswer' : 'answer', {
      ...{ to, reply, key, botUserId },
      mark: { askId: message.ts, editedTs: message.editedTs },
      replyTs: earlier?.replyTs ?? null,
    });
  }

  /** Only the asker sees it, so that no other machine can answer it. */
  async function sayTooMany(ask: Ask): Promise<void> {
    const language = languageIn(ask.asked, ask.question);
    const reply = notice(language, ({ threadFull }) => threadFull);
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
  readonly allowed: Allowed;
}

/** The thread that a message is answered in: its own, or one that its answer begins; `null` for none. */
function threadOf(message: IncomingMessage): string | null {
  return message.threadTs ?? (isDirect(message.channelId) ? null : message.ts);
}

/** Whether everybody where a message was written may read its answer. */
function isForAll(message: IncomingMessage, { manner }: Allowed): boolean {
  return manner === 'public' && !isDirect(message.channelId);
}

/** What may be shown of the base to those who read the answer. */
function shownTo(message: IncomingMessage, allowed: Allowed): Allowed['alone'] {
  return isForAll(message, allowed) ? allowed.toAll : allowed.alone;
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
