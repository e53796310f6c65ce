import { longestQuoteNext, longestQuoteTail, shortestQuoteBeginning } from '../limits.ts';
import type { Citation, Source } from './knowledge-base.ts';

export type QuotePlace =
  | { readonly kind: 'found'; readonly at: Pick<Citation, 'paragraph' | 'start' | 'end'> }
  | {
      readonly kind: 'missing';
      /** The field of the citation that is at fault. */
      readonly field: 'quote' | 'paragraph';
      readonly found: string;
      readonly remedy: string;
    };

export interface QuoteToLocate {
  readonly quote: string;
  /** Where it is said to stand; `null` where that is left to us, as it stands in one place only. */
  readonly paragraph: number | null;
  readonly source: Source;
}

/** Finds where a quote stands, to the byte. Where it does not, says how far it agrees with the source. */
export function locateQuote({ quote, paragraph, source }: QuoteToLocate): QuotePlace {
  const places = findPlaces(quote, source);
  const here = paragraph === null ? places : places.filter((at) => at.paragraph === paragraph);
  const [first, second] = here;

  if (first && !second) return { kind: 'found', at: first };
  if (first) {
    const numbers = [...new Set(here.map((at) => at.paragraph))];
    return {
      kind: 'missing',
      field: 'quote',
      ...(numbers.length === 1
        ? {
            found: `the quote stands more than once in paragraph ${first.paragraph} of source "${source.id}".`,
            remedy: 'Quote more of it, so that it stands in one place.',
          }
        : {
            found: `the quote stands in paragraphs ${numbers.join(' and ')} of source "${source.id}".`,
            remedy: `Quote more of it, or say which is meant: \`paragraph: ${first.paragraph}\`.`,
          }),
    };
  }
  if (places.length > 0) {
    const numbers = [...new Set(places.map((at) => at.paragraph))];
    return {
      kind: 'missing',
      field: 'paragraph',
      found: `the quote is not in paragraph ${paragraph} of source "${source.id}", but in ${numbers.join(' and ')}.`,
      remedy: 'Mend the number, or leave `paragraph` out where the quote stands in one only.',
    };
  }

  const nearest = findLongestBeginning(quote, source);
  const name = `source "${source.id}"`;
  if (!nearest) {
    return {
      kind: 'missing',
      field: 'quote',
      found: `the quote is not in ${name}, nor how it begins.`,
      remedy: 'Copy it from one paragraph of the source, letter for letter.',
    };
  }

  const { length, next } = nearest;
  return {
    kind: 'missing',
    field: 'quote',
    found:
      `the quote is not in ${name}: up to "${tail(quote.slice(0, length))}" it is ` +
      `paragraph ${nearest.paragraph}, which goes on "${next}" where the quote has ` +
      `"${quote.slice(length, length + longestQuoteNext)}".`,
    remedy: 'Copy it from one paragraph of the source, letter for letter.',
  };
}

function findPlaces(quote: string, { paragraphs }: Source) {
  return paragraphs.flatMap((text, index) => {
    const places: Pick<Citation, 'paragraph' | 'start' | 'end'>[] = [];
    for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1)) {
      places.push({ paragraph: index + 1, start, end: start + quote.length });
    }
    return places;
  });
}

/** The paragraph that agrees with most of a quote's beginning, if it is enough of it. */
function findLongestBeginning(quote: string, source: Source) {
  for (
    let length = quote.length - 1;
    length >= Math.min(shortestQuoteBeginning, quote.length - 1) && length > 0;
    length--
  ) {
    const beginning = quote.slice(0, length);
    for (const [index, paragraph] of source.paragraphs.entries()) {
      const start = paragraph.indexOf(beginning);
      if (start === -1) continue;
      const next =
        paragraph.slice(start + length, start + length + longestQuoteNext) || 'no further';
      return { paragraph: index + 1, length, next };
    }
  }
  return null;
}

function tail(text: string): string {
  return text.length > longestQuoteTail ? `…${text.slice(-longestQuoteTail)}` : text;
}
