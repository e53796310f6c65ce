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
  /(?:^|[\s("'])(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|No|vs|Inc|Co|Ltd|Jr|Sr|approx|est|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.\s*$/u;

/** Splits a draft, plain or Markdown, into its sentences. A line is never joined with the next paragraph. */
export function splitDraft(draft: string): DraftSentence[] {
  const sentences: DraftSentence[] = [];
  let line = 1;
  let offset = 0;

  for (const text of draft.split('\n')) {
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
  for (const { segment, index } of segmenter.segment(text)) {
    const last = spans.at(-1);
    if (last && abbreviation.test(text.slice(last.start, last.end)))
      last.end = index + segment.length;
    else spans.push({ start: index, end: index + segment.length });
  }
  return spans.map(({ start, end }) => ({
    start,
    end: start + text.slice(start, end).trimEnd().length,
  }));
}

/** Takes out emphasis and the addresses of links. */
function toPlain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)/g, '')
    .replace(/(^|\s)[*_](\S[^*_]*)[*_](?=\W|$)/g, '$1$2')
    .trim();
}
