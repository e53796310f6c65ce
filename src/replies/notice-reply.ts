import { detectLanguage, type Language } from '../language/detect-language.ts';
import { longestShown } from '../limits.ts';
import { paragraph, plain, richText } from './elements.ts';
import type { Reply } from './reply.ts';
import { shorten } from './shorten.ts';
import type { Strings } from './strings/en.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';

/** One plain line, about the desk itself and not about a source. */
export function noticeReply(line: string): Reply {
  return { blocks: [richText(paragraph(plain(line)))], text: toSlackText(line) };
}

/** A line of those that every language has: `notice('ko', ({ lost }) => lost.why)`. */
export function notice(language: Language, choose: (notices: Strings['notices']) => string): Reply {
  return noticeReply(choose(stringsOf(language).notices));
}

/** Puts a plain line above a reply. */
export function withNotice(line: string, reply: Reply): Reply {
  const { blocks, text } = noticeReply(line);
  return { ...reply, blocks: [...blocks, ...reply.blocks], text: `${text}\n${reply.text}` };
}

/** The language that a reply speaks: its own words are in one, whatever the source has. */
export function languageOfReply({ text }: Reply): Language {
  return detectLanguage(text);
}

/** Says of a message with files that they were not read, above the reply to its words. */
export function withFilesUnread(reply: Reply, hasFiles: boolean): Reply {
  const { filesUnread } = stringsOf(languageOfReply(reply)).notices;
  return hasFiles ? withNotice(filesUnread, reply) : reply;
}

/** Says how a follow-up was read, above the reply to it. */
export function withWholeQuestion(reply: Reply, question: string): Reply {
  const { wholeQuestion } = stringsOf(detectLanguage(question));
  return withNotice(wholeQuestion(shorten(question, longestShown.claim)), reply);
}

/** There was nothing to read in a message. */
export function noWordsReply(hasFiles: boolean, language: Language): Reply {
  return notice(language, ({ onlyFiles, noWords }) => (hasFiles ? onlyFiles : noWords));
}

/** The desk failed. Says so in other words than a miss: nothing was learned about the source. */
export function lookupFailedReply(language: Language = 'en'): Reply {
  return notice(language, ({ lookupFailed }) => lookupFailed);
}

/** A text was given up on. */
export function tookTooLongReply(language: Language): Reply {
  return notice(language, ({ tookTooLong }) => tookTooLong);
}

/** A button could not do what it does. */
export function pressFailedReply(language: Language): Reply {
  return notice(language, ({ pressFailed }) => pressFailed);
}

/** How long a text is, and how long it may be. In UTF-16 code units. */
export interface TextLength {
  readonly length: number;
  readonly limit: number;
}

/** Somebody pasted more than a question. */
export function tooLongReply(size: TextLength, language: Language): Reply {
  return noticeReply(formatTooLong(size, language));
}

export function formatTooLong({ length, limit }: TextLength, language: Language = 'en'): string {
  return stringsOf(language).notices.tooLong(count(length), count(limit));
}

/** A workflow has a step of another version of the desk. */
export function formatUnknownStep(): string {
  return 'This step belongs to another version of me, and I cannot do it. Put it into the workflow anew.';
}

/** A workflow step was given nothing. `field` as people read it there. */
export function formatEmptyField(field: string): string {
  return `There was nothing to read: the field “${field}” of this step was empty.`;
}

/** A workflow step was given more than is checked at a time. */
export function formatTooLongText({ length, limit }: TextLength): string {
  return `The text has ${count(length)} characters, and I check up to ${count(limit)} at a time. Please check it in parts.`;
}

/** What was found for a workflow step could not be handed on. `refusal` is Slack's own name for why. */
export function formatOutputsRefused(refusal: string): string {
  return `Slack did not take what I found (${refusal}). Please start the workflow again.`;
}

/** Somebody asked more questions than are answered at a time. */
export function formatTooMany(
  { count, limit }: { readonly count: number; readonly limit: number },
  language: Language = 'en',
): string {
  return stringsOf(language).notices.tooMany(count, limit);
}

/** Somebody asked to be forgotten. */
export function forgetReply(isDone: boolean, language: Language = 'en'): Reply {
  return notice(language, ({ forgotten, notForgotten }) => (isDone ? forgotten : notForgotten));
}

/** Somebody pressed, typed or filled in what belongs to another version of the desk. `command` with its slash. */
export function unknownRequestReply(command: string, language: Language): Reply {
  return notice(language, ({ unknownRequest }) => unknownRequest(command));
}

function count(characters: number): string {
  return characters.toLocaleString('en');
}
