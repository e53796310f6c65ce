import type { ModalView } from '@slack/types';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { formatAnswerLine, formatAttribution, formatNotes } from './describe-fact.ts';
import { context, paragraph, plain, plainText, richText } from './elements.ts';
import { homeStrings } from './home-strings.ts';
import { quoteView } from './quote-view.ts';

/**
 * A modal with one fact, for whoever presses it where no message is: the answer, who says so, the whole quotes.
 *
 * @param isLocked  Whether it is under embargo for all others.
 */
export function factView(fact: Fact, knowledge: KnowledgeBase, isLocked: boolean): ModalView {
  const attribution = formatAttribution(fact, 'en');
  const quotes = quoteView(fact, knowledge);

  return {
    ...quotes,
    title: plainText(homeStrings.topic),
    blocks: [
      ...(isLocked ? [context(homeStrings.locked)] : []),
      richText(
        paragraph(plain(formatAnswerLine(fact, 'en') ?? fact.title, { bold: true })),
        ...(attribution === null ? [] : [paragraph(plain(attribution, { italic: true }))]),
      ),
      ...quotes.blocks,
      ...formatNotes(fact).map(context),
    ],
  };
}
