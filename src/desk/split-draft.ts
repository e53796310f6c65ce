import { segmentText } from '../language/segment-text.ts';
import { spend } from '../language/work-budget.ts';
import { longestAbbreviation } from '../limits.ts';

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

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Abbreviations that the segmenter takes for the end of a sentence: "Mr.", "S. Korea", "U.S. policy". */
const abbreviation =
  /(?:^|[\s("'])(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|No|vs|Inc|Co|Ltd|Jr|Sr|approx|est|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$/u;

/** Splits a draft, plain or Markdown, into its sentences. A line is never joined with the next paragraph. */
export function splitDraft(draft: string): DraftSentence[] {
  const sentences: DraftSentence[] = [];
  let line = 1;
  let offset = 0;

  for (const text of draft.split('\n')) {
    spend();
    const mark = /^[\s>]*(?:#{1,6}\s+|[-*+•]\s+|\d{1,3}[.)]\s+)?/.exec(text)?.[0].length ?? 0;
    for (const { start, end } of joinAbbreviations(text.slice(mark))) {
      const written = text.slice(mark + start, mark + end);
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

function joinAbbreviations(text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const { text: segment, start } of segmentText(segmenter, text)) {
    const end = start + segment.trimEnd().length;
    if (end === start) continue;
    const last = spans.at(-1);
    if (last && isAbbreviated(text.slice(last.start, last.end))) last.end = end;
    else spans.push({ start, end });
  }
  return spans;
}

/** Whether what was read of a sentence ends in an abbreviation, by its last word alone. */
function isAbbreviated(text: string): boolean {
  return text.endsWith('.') && abbreviation.test(text.slice(-longestAbbreviation));
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
