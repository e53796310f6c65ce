import { paragraph, plain, richText } from './elements.ts';
import type { Reply } from './reply.ts';
import { toSlackText } from './to-slack-text.ts';

/** One plain line, about the desk itself and not about a source. */
export function noticeReply(line: string): Reply {
  return { blocks: [richText(paragraph(plain(line)))], text: toSlackText(line) };
}

/** The desk failed. Says so in other words than a miss: nothing was learned about the source. */
export function lookupFailedReply(): Reply {
  return noticeReply(
    'I could not look it up: something failed on my side (lookup_failed). This says nothing about the source. Please ask again in a minute.',
  );
}

/** What a button should do failed. */
export function pressFailedReply(): Reply {
  return noticeReply(
    "That did not work: something failed on my side or on Slack's. Please press it again in a minute.",
  );
}

/** Somebody pasted more than a question. */
export function tooLongReply(limit: number): Reply {
  return noticeReply(formatTooLong(limit));
}

export function formatTooLong(limit: number): string {
  return `That is more than one question. I read up to ${limit.toLocaleString('en')} characters: please ask about one thing at a time.`;
}

/** Somebody asked to be forgotten. */
export function forgetReply(isDone: boolean): Reply {
  return noticeReply(
    isDone
      ? 'Done: I deleted what I kept of your words in this workspace. My answers in Slack stay where they are.'
      : 'I could not reach what I keep, so nothing is deleted yet. Please ask again in a minute.',
  );
}
