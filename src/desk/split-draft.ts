import { spend } from '../language/work-budget.ts';
import { splitSentences } from '../reading/split-sentences.ts';

/** A sentence of a draft and where it stands: `draft.slice(start, end)` holds it. */
export interface DraftSentence {
  /** Without the marks of a heading, a list or emphasis. */
  readonly text: string;
  /** UTF-16 code units in the draft. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** From 1. */
  readonly line: number;
}

/** Splits a draft, plain or Markdown, into its sentences. A line is never joined with the next paragraph. */
export function splitDraft(draft: string): DraftSentence[] {
  const sentences: DraftSentence[] = [];
  let line = 1;
  let offset = 0;

  for (const text of draft.split('\n')) {
    spend();
    const mark = /^[\s>]*(?:#{1,6}\s+|[-*+•]\s+|\d{1,3}[.)]\s+)?/.exec(text)?.[0].length ?? 0;
    for (const { text: written, start } of splitSentences(text.slice(mark))) {
      const plain = toPlain(written);
      if (/[\p{L}\p{N}]/u.test(plain)) {
        const from = offset + mark + start;
        sentences.push({ text: plain, start: from, end: from + written.length, line });
      }
    }
    offset += text.length + 1;
    line += 1;
  }

  return sentences;
}

/** Takes out emphasis and the addresses of links. */
function toPlain(text: string): string {
  // No link ends after the last bracket. Without this, the end of each link that seems to begin there would be searched
  // for through the whole rest.
  const end = text.lastIndexOf(')') + 1;
  const linked = text.slice(0, end).replace(/!?\[([^[\]]*)\]\([^)]*\)/g, '$1');
  return `${linked}${text.slice(end)}`
    .replace(/(\*\*|__|~~|`)/g, '')
    .replace(/(^|\s)[*_](\S[^*_]*)[*_](?=\W|$)/g, '$1$2')
    .trim();
}
