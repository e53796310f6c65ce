import type { ModalView } from '@slack/types';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { isSameSaid } from './deciding-words.ts';
import { formatAnswerLine, formatAttribution } from './describe-fact.ts';
import { context, paragraph, plain, plainText, richText } from './elements.ts';
import { quoteView } from './quote-view.ts';
import { stringsOf } from './strings/strings-of.ts';

export interface FactViewOptions {
  readonly language?: Language;
  /** Whether it is under embargo for all others. */
  readonly isLocked?: boolean;
}

/** A modal with one fact, for whoever presses it where no message is: the answer, who says so, the whole quotes. */
export function factView(
  fact: Fact,
  knowledge: KnowledgeBase,
  { language = 'en', isLocked = false }: FactViewOptions = {},
): ModalView {
  const attribution = formatAttribution(fact, language);
  const quotes = quoteView(fact, knowledge, language);
  const [{ quote }] = fact.citations;
  const line = formatAnswerLine(fact, language) ?? fact.title;
  // What the quote says stands once.
  const opening = isSameSaid(line, quote) ? fact.title : line;

  return {
    ...quotes,
    title: plainText(stringsOf(language).guide.topic),
    blocks: [
      ...(isLocked ? [context(stringsOf(language).guide.locked)] : []),
      richText(
        paragraph(plain(opening, { bold: true })),
        ...(attribution === null ? [] : [paragraph(plain(attribution, { italic: true }))]),
      ),
      ...quotes.blocks,
    ],
  };
}
