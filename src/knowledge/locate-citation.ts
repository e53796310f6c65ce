import { splitSentences } from '../language/split-sentences.ts';
import type { CitationEntry } from './citation-entry.ts';
import type { Citation, Source } from './knowledge-base.ts';
import { locateQuote } from './locate-quote.ts';

export type CitationPlace =
  | { readonly kind: 'found'; readonly citation: Citation }
  | {
      readonly kind: 'missing';
      /** The field of the citation that is at fault. */
      readonly field: 'quote' | 'paragraph' | 'sentence';
      readonly found: string;
      readonly remedy: string;
    };

/** Finds where a citation stands, to the byte, and fills in the words of one that gives a paragraph or sentences. */
export function locateCitation(
  { quote, paragraph, sentence }: CitationEntry,
  source: Source,
): CitationPlace {
  if (quote !== undefined) {
    if (sentence) {
      const found = 'a citation has both `quote` and `sentence`.';
      return { kind: 'missing', field: 'sentence', found, remedy: 'Leave one of them out.' };
    }
    const place = locateQuote({ quote, paragraph: paragraph ?? null, source });
    return place.kind === 'found'
      ? { kind: 'found', citation: { source: source.id, ...place.at, quote } }
      : place;
  }
  if (paragraph === undefined) {
    const found = 'a citation has neither `quote` nor `paragraph`.';
    const remedy = 'Copy the quote, or say where it stands, as P5 S2.';
    return { kind: 'missing', field: sentence ? 'sentence' : 'quote', found, remedy };
  }

  const text = source.paragraphs[paragraph - 1];
  if (text === undefined) {
    const found = `source "${source.id}" has ${count(source.paragraphs.length, 'paragraph')}; there is no paragraph ${paragraph}.`;
    return { kind: 'missing', field: 'paragraph', found, remedy: 'Mend the number.' };
  }
  const sentences = splitSentences(text);
  const first = sentence ? sentences[sentence.first - 1] : sentences[0];
  const last = sentence ? sentences[sentence.last - 1] : sentences.at(-1);
  if (first && last && first.start <= last.start) {
    const at = { start: first.start, end: last.end };
    const words = text.slice(at.start, at.end);
    return { kind: 'found', citation: { source: source.id, paragraph, ...at, quote: words } };
  }
  const found =
    first && last
      ? `sentence ${sentence?.last} does not come after sentence ${sentence?.first}.`
      : `paragraph ${paragraph} of source "${source.id}" has ${count(sentences.length, 'sentence')}; ` +
        `there is no sentence ${first ? sentence?.last : sentence?.first}.`;
  return { kind: 'missing', field: 'sentence', found, remedy: 'Mend the number.' };
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
