import type { ModalView } from '@slack/types';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { formatAnswerLine, formatAttribution, formatNotes } from './describe-fact.ts';
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

  return {
    ...quotes,
    title: plainText(stringsOf(language).guide.topic),
    blocks: [
      ...(isLocked ? [context(stringsOf(language).guide.locked)] : []),
      richText(
        paragraph(plain(formatAnswerLine(fact, language) ?? fact.title, { bold: true })),
        ...(attribution === null ? [] : [paragraph(plain(attribution, { italic: true }))]),
      ),
      ...quotes.blocks,
      ...formatNotes(fact).map(context),
    ],
  };
}
