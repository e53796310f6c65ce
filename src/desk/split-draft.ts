import { splitSentences } from '../language/split-sentences.ts';
import { spend } from '../language/work-budget.ts';
import { shortestWrapped } from '../limits.ts';
import { lineMark, readPlainText } from '../reading/read-plain-text.ts';

/** A sentence of a draft and where it stands: `draft.slice(start, end)` holds it. */
export interface DraftSentence {
  /** Without the marks of a heading, a list or emphasis, as `readPlainText` reads it. */
  readonly text: string;
  /** UTF-16 code units in the draft. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** From 1. */
  readonly line: number;
}

/**
 * Splits a draft, plain or Markdown, into its sentences. Lines that were wrapped go on in the next one; nothing is joined
 * with the next paragraph or item.
 */
export function splitDraft(draft: string): DraftSentence[] {
  const sentences: DraftSentence[] = [];
  for (const { text, offset, line } of joinWrapped(draft)) {
    for (const { text: written, start } of splitSentences(text)) {
      spend();
      const plain = readPlainText(written).replace(/\s+/g, ' ').trim();
      if (!/[\p{L}\p{N}]/u.test(plain)) continue;
      const from = offset + start;
      const lines = draft.slice(offset, from).split('\n').length - 1;
      sentences.push({ text: plain, start: from, end: from + written.length, line: line + lines });
    }
  }
  return sentences;
}

interface Line {
  /** Without the mark that it begins with. Marks of lines that were joined on are blanked. */
  readonly text: string;
  readonly offset: number;
  readonly line: number;
}

/** The lines of a text, each with those that it goes on in. */
function joinWrapped(draft: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  let before = '';

  for (const [index, text] of draft.split('\n').entries()) {
    spend();
    const mark = lineMark.exec(text)?.[0] ?? '';
    const own = text.slice(mark.length);
    const last = lines.at(-1);
    if (last && /^[\s>]*$/.test(mark) && goesOn(before, own)) {
      lines[lines.length - 1] = { ...last, text: `${last.text} ${' '.repeat(mark.length)}${own}` };
    } else {
      lines.push({ text: own, offset: offset + mark.length, line: index + 1 });
    }
    before = own.trimEnd();
    offset += text.length + 1;
  }
  return lines;
}

/** Whether a line was broken off where it was full, or in the middle of a sentence. */
function goesOn(before: string, next: string): boolean {
  if (before === '' || next.trim() === '' || /[.!?:;…]["'”’)]*$/u.test(before)) return false;
  return /^\s*\p{Ll}/u.test(next) || before.length >= shortestWrapped;
}
