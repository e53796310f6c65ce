import { type Answer, matchesOf } from '../desk/answer.ts';
import type { Ruling } from '../desk/find-ruling.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { mostChoices, mostTopicButtons } from '../limits.ts';
import { answerText, choiceLine, formatMiss, nearestLine } from './answer-text.ts';
import { asideReply, type NoLookupReason } from './aside-reply.ts';
import { formatAttribution, formatCoverage, formatOutsiders } from './describe-fact.ts';
import { actions, context, paragraph, plain, richText } from './elements.ts';
import { citationElements, factReply } from './fact-reply.ts';
import { fitReply, type ReplySize } from './fit-reply.ts';
import { helpReply } from './help-reply.ts';
import { citing, type Reply, type ReplyBlock, type ReplySurface } from './reply.ts';
import { fitSlackText, toSlackText } from './to-slack-text.ts';
import { topicButtons } from './topic-buttons.ts';
import { formatRuling } from './verdict-text.ts';

export interface AnswerReplyOptions {
  readonly answer: Answer;
  /** What the source says to a yes/no question; then it comes first, with its own quote. */
  readonly ruling?: Ruling | null;
  readonly knowledge: KnowledgeBase;
  /** The slash command, as `/desk`. */
  readonly command: string;
  readonly surface: ReplySurface;
  /** Which question this answers, to explain it later. */
  readonly askId: string;
}

/** An answer as a person in Slack sees it. Keeps Slack's limits for any fact and any question. */
export function answerReply(options: AnswerReplyOptions): Reply {
  const { answer, ruling = null, knowledge, surface, askId } = options;
  if (ruling) {
    const { fact } = ruling;
    const { language } = answer;
    return factReply({
      fact,
      headlines: formatRuling(ruling, language),
      others: matchesOf(answer).filter((match) => match.fact.id !== fact.id),
      ...{ knowledge, language, surface, askId },
    });
  }

  switch (answer.kind) {
    case 'covered':
      return factReply({
        fact: answer.best.fact,
        opening: formatOutsiders(answer.best),
        others: answer.others,
        knowledge,
        language: answer.language,
        surface,
        askId,
      });
    case 'choice':
      return {
        blocks: choiceBlocks(answer, options),
        text: toSlackText(
          answerText({ ...answer, options: answer.options.slice(0, mostChoices) }, knowledge),
        ),
      };
    case 'not_covered':
      return answer.reason === 'not_in_source'
        ? {
            blocks: fitReply((size) => missBlocks(answer, options, size)),
            text: fitSlackText((quoteLimit) => answerText(answer, knowledge, { quoteLimit })),
            ...citing([answer.nearest[0]?.fact], knowledge),
          }
        : replyToAside(answer.reason, options);
  }
}

function replyToAside(
  aside: NoLookupReason,
  { knowledge, command, surface }: AnswerReplyOptions,
): Reply {
  // Whoever types the bare command wants to know what it does.
  return aside === 'empty' && surface === 'acknowledgement'
    ? helpReply({ knowledge, command })
    : asideReply({ aside, knowledge, help: `${command} help` });
}

function choiceBlocks(
  { options, language }: Extract<Answer, { kind: 'choice' }>,
  { knowledge, askId }: AnswerReplyOptions,
): ReplyBlock[] {
  const facts = options.slice(0, mostChoices).map(({ fact }) => fact);
  return [
    richText(paragraph(plain(choiceLine))),
    ...actions(topicButtons({ facts, knowledge, language, askId })),
  ];
}

function missBlocks(
  { unexplained, nearest, language }: Extract<Answer, { kind: 'not_covered' }>,
  { knowledge, command, askId }: AnswerReplyOptions,
  size: ReplySize,
): ReplyBlock[] {
  const facts = nearest.map(({ fact }) => fact);
  const [first] = facts;
  const attribution = first === undefined ? null : formatAttribution(first);

  return [
    richText(
      paragraph(plain(formatMiss(unexplained), { bold: true })),
      ...(first === undefined ? [] : [paragraph(plain(nearestLine))]),
      ...(attribution === null ? [] : [paragraph(plain(attribution, { italic: true }))]),
      ...(first === undefined
        ? []
        : citationElements(first, first.citations[0], knowledge, size.quoteLimit)),
    ),
    ...actions(
      topicButtons({ facts: facts.slice(0, mostTopicButtons), knowledge, language, askId }),
    ),
    context(`${formatCoverage(knowledge)} ${command} topics lists all that I can answer.`),
  ];
}
