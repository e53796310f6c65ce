import type { ModalView } from '@slack/types';
import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestQuoteBlock, mostModalBlocks, mostModalQuotes } from '../limits.ts';
import { formatNotes } from './describe-fact.ts';
import { context, plainText, quoted, richText } from './elements.ts';
import { findSentenceEnds, omission } from './fit-quote.ts';
import { formatCitation, formatSourceCount } from './format-citation.ts';
import type { ReplyBlock } from './reply.ts';
import { stringsOf } from './strings/strings-of.ts';

/** A modal with a fact's quotes in full, for what does not fit a message. Marks what it leaves out. */
export function quoteView(
  fact: Fact,
  knowledge: KnowledgeBase,
  language: Language = 'en',
): ModalView {
  const strings = stringsOf(language);
  const count = formatSourceCount(fact, language);
  return {
    type: 'modal',
    title: plainText(strings.wholeQuote),
    close: plainText(strings.close),
    blocks: [
      ...quoteBlocks(
        fact.citations,
        (citation) => `${formatCitation(citation, knowledge, language)} · ${count}`,
      ),
      // Curators write their notes in English: here they stand in every language.
      ...formatNotes(fact).map(context),
    ],
  };
}

/** A modal with sentences of the sources, for what only marks stand for in a draft. */
export function passagesView(
  citations: readonly Citation[],
  knowledge: KnowledgeBase,
  language: Language = 'en',
): ModalView {
  const strings = stringsOf(language);
  return {
    type: 'modal',
    title: plainText(strings.inSource),
    close: plainText(strings.close),
    blocks: quoteBlocks(citations, (citation) => formatCitation(citation, knowledge, language)),
  };
}

function quoteBlocks(
  citations: readonly Citation[],
  formatPlace: (citation: Citation) => string,
): ReplyBlock[] {
  const blocks = citations
    .slice(0, mostModalQuotes)
    .flatMap((citation) => [
      ...splitQuote(citation.quote).map((part) => richText(quoted(part))),
      context(formatPlace(citation)),
    ]);
  const isWhole = citations.length <= mostModalQuotes && blocks.length <= mostModalBlocks;
  return [...blocks.slice(0, mostModalBlocks), ...(isWhole ? [] : [context(omission)])];
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
