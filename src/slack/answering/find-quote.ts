import type { Citation, KnowledgeBase, Source } from '../../knowledge/knowledge-base.ts';
import { locateQuote } from '../../knowledge/locate-quote.ts';

/** Where words stand in one source of a base; `null` where they do not, or it is gone: the base has moved on. */
export function findQuoteIn(
  { source: id, quote }: Pick<Citation, 'source' | 'quote'>,
  { sources }: KnowledgeBase,
): Citation | null {
  const source = sources[id];
  return source ? locate(quote, source) : null;
}

/**
 * Where words stand in the sources of a base; `null` where in none, or in several places. A text that somebody put into a
 * channel is left out: it is no source elsewhere.
 */
export function findQuote(quote: string, { sources }: KnowledgeBase): Citation | null {
  if (quote === '') return null;
  const [only, ...others] = Object.values(sources)
    .filter(({ added }) => !added)
    .flatMap((source) => locate(quote, source) ?? []);
  return only && others.length === 0 ? only : null;
}

function locate(quote: string, source: Source): Citation | null {
  const place = locateQuote({ quote, paragraph: null, source });
  return place.kind === 'found' ? { source: source.id, quote, ...place.at } : null;
}
