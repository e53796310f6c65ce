import { detectLanguage } from '../language/detect-language.ts';
import { longestShown } from '../limits.ts';
import { paragraph, plain, richText } from './elements.ts';
import type { Reply } from './reply.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';

/** One plain line, about the desk itself and not about a source. */
export function noticeReply(line: string): Reply {
  return { blocks: [richText(paragraph(plain(line)))], text: toSlackText(line) };
}

/** Puts a plain line above a reply. */
export function withNotice(line: string, reply: Reply): Reply {
  const notice = noticeReply(line);
  return {
    ...reply,
    blocks: [...notice.blocks, ...reply.blocks],
    text: `${notice.text}\n${reply.text}`,
  };
}

/** Says of a message with files that they were not read, above the reply to its words. */
export function withFilesUnread(reply: Reply, hasFiles: boolean): Reply {
  return hasFiles
    ? withNotice('I read the words of that message, and not the file with it. To its words:', reply)
    : reply;
}

/** Says how a follow-up was read, above the reply to it. */
export function withWholeQuestion(reply: Reply, question: string): Reply {
  const { wholeQuestion } = stringsOf(detectLanguage(question));
  return withNotice(wholeQuestion(shorten(question, longestShown.claim)), reply);
}

/** There was nothing to read in a message. */
export function noWordsReply(hasFiles: boolean): Reply {
  return noticeReply(
    hasFiles
      ? 'I do not read files, and found no words beside it. Please paste the words to me.'
      : 'I found no words in that message to check.',
  );
}

/** The desk failed. Says so in other words than a miss: nothing was learned about the source. */
export function lookupFailedReply(): Reply {
  return noticeReply(
    'I could not look it up: something failed on my side (lookup_failed). This says nothing about the source. Please ask again in a minute.',
  );
}

/** A text was given up on. */
export function tookTooLongReply(): Reply {
  return noticeReply(
    'This took too long to check, so I stopped. This says nothing about the source. Please check less of it at a time.',
  );
}

/** A button could not do what it does. */
export function pressFailedReply(): Reply {
  return noticeReply(
    "That did not work: something failed on my side or on Slack's. Please press it again in a minute.",
  );
}

/** How long a text is, and how long it may be. In UTF-16 code units. */
export interface TextLength {
  readonly length: number;
  readonly limit: number;
}

/** Somebody pasted more than a question. */
export function tooLongReply(size: TextLength): Reply {
  return noticeReply(formatTooLong(size));
}

export function formatTooLong({ length, limit }: TextLength): string {
  return (
    `That is more than one question. It has ${count(length)} characters, and I read up to ${count(limit)}: ` +
    'please ask about one thing at a time.'
  );
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
export function formatTooMany({
  count,
  limit,
}: {
  readonly count: number;
  readonly limit: number;
}) {
  return `Those are ${count} questions, and I answer up to ${limit} at a time. Please ask one at a time.`;
}

/** Somebody asked to be forgotten. */
export function forgetReply(isDone: boolean): Reply {
  return noticeReply(
    isDone
      ? 'Done: I deleted what I kept of your words in this workspace. My answers in Slack stay where they are.'
      : 'I could not reach what I keep, so nothing is deleted yet. Please ask again in a minute.',
  );
}

/** Somebody pressed, typed or filled in what belongs to another version of the desk. `command` with its slash. */
export function unknownRequestReply(command: string): Reply {
  return noticeReply(formatUnknownRequest(command));
}

export function formatUnknownRequest(command: string): string {
  return `That belongs to another version of me, and I cannot do it. Please ask again: type ${command} and your question.`;
}

function count(characters: number): string {
  return characters.toLocaleString('en');
}
