import type { Citation, Source } from './knowledge-base.ts';

export type QuotePlace =
  | { readonly kind: 'found'; readonly at: Pick<Citation, 'paragraph' | 'start' | 'end'> }
  | { readonly kind: 'missing'; readonly found: string; readonly remedy: string };

/** Finds where a quote stands, to the byte. Where it does not, says how far it agrees with the source. */
export function locateQuote(quote: string, source: Source): QuotePlace {
  for (const [index, paragraph] of source.paragraphs.entries()) {
    const start = paragraph.indexOf(quote);
    if (start !== -1) {
      return { kind: 'found', at: { paragraph: index + 1, start, end: start + quote.length } };
    }
  }

  const nearest = findLongestBeginning(quote, source);
  const name = `source "${source.id}"`;
  if (!nearest) {
    return {
      kind: 'missing',
      found: `the quote is not in ${name}, nor how it begins.`,
      remedy: 'Copy it from one paragraph of the source, letter for letter.',
    };
  }

  const { paragraph, length, next } = nearest;
  return {
    kind: 'missing',
    found:
      `the quote is not in ${name}: up to "${tail(quote.slice(0, length))}" it is ` +
      `paragraph ${paragraph}, which goes on "${next}" where the quote has ` +
      `"${quote.slice(length, length + 20)}".`,
    remedy: 'Copy it from one paragraph of the source, letter for letter.',
  };
}

/** The paragraph that agrees with most of a quote's beginning, at least eight characters of it. */
function findLongestBeginning(quote: string, source: Source) {
  for (
    let length = quote.length - 1;
    length >= Math.min(8, quote.length - 1) && length > 0;
    length--
  ) {
    const beginning = quote.slice(0, length);
    for (const [index, paragraph] of source.paragraphs.entries()) {
      const start = paragraph.indexOf(beginning);
      if (start === -1) continue;
      const next = paragraph.slice(start + length, start + length + 20) || 'no further';
      return { paragraph: index + 1, length, next };
    }
  }
  return null;
}

function tail(text: string): string {
  return text.length > 30 ? `…${text.slice(-30)}` : text;
}
