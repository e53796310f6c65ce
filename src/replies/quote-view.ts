import type { ModalView } from '@slack/types';
import type { Citation, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestQuoteBlock, mostModalBlocks, mostModalQuotes } from '../limits.ts';
import { context, plainText, quoted, richText } from './elements.ts';
import { findSentenceEnds, omission } from './fit-quote.ts';
import { formatCitation } from './format-citation.ts';

/** A modal with quotes in full, for what does not stand in a message. Marks what it leaves out. */
export function quoteView(
  citations: readonly Citation[],
  knowledge: KnowledgeBase,
  title = 'Whole quote',
): ModalView {
  const blocks = citations
    .slice(0, mostModalQuotes)
    .flatMap((citation) => [
      ...splitQuote(citation.quote).map((part) => richText(quoted(part))),
      context(formatCitation(citation, knowledge)),
    ]);

  const isWhole = citations.length <= mostModalQuotes && blocks.length <= mostModalBlocks;

  return {
    type: 'modal',
    title: plainText(title),
    close: plainText('Close'),
    blocks: [...blocks.slice(0, mostModalBlocks), ...(isWhole ? [] : [context(omission)])],
  };
}

/** Parts a quote so that its parts, joined, are the quote. Parts it at sentence ends where there are any. */
export function splitQuote(quote: string): string[] {
  const parts: string[] = [];
  let rest = quote;

  while (rest.length > longestQuoteBlock) {
    const window = rest.slice(0, longestQuoteBlock);
    const end = findSentenceEnds(window).at(-1) ?? window.lastIndexOf(' ');
    const cut = end > 0 ? end : wholeCharacters(window);
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }

  return [...parts, rest];
}

function wholeCharacters(window: string): number {
  const last = window.charCodeAt(window.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? window.length - 1 : window.length;
}
