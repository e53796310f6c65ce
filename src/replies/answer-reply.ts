import { type Answer, type FoundPassage, matchesOf } from '../desk/answer.ts';
import type { Ruling } from '../desk/find-ruling.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { mostChoices, mostTopicButtons } from '../limits.ts';
import {
  answerText,
  choiceLine,
  formatMiss,
  type Miss,
  nearestLine,
  passageLine,
  shownOnMiss,
} from './answer-text.ts';
import { asideReply, type NoLookupReason } from './aside-reply.ts';
import { formatCoverage, formatOutsiders, formatSpeaker } from './describe-fact.ts';
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
      headlines: formatRuling(ruling, language, knowledge),
      others: matchesOf(answer).filter((match) => match.fact.id !== fact.id),
      ...{ knowledge, language, surface, askId },
    });
  }

  switch (answer.kind) {
    case 'covered':
      if (answer.level === 'passage') return passageReply(answer, options);
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
            ...citing([shownOnMiss(answer)[0]?.fact], knowledge),
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

/** A sentence that answers, though nobody curated it. */
function passageReply(
  answer: Extract<Answer, { level: 'passage' }>,
  { knowledge, command }: AnswerReplyOptions,
): Reply {
  const { passage } = answer;
  return {
    blocks: fitReply((size) => [
      richText(
        paragraph(plain(passageLine, { bold: true })),
        ...foundElements(passage, knowledge, size),
      ),
      context(`${formatCoverage(knowledge)} ${command} topics lists all that is curated.`),
    ]),
    text: fitSlackText((quoteLimit) => answerText(answer, knowledge, { quoteLimit })),
    ...citing([passage.fact], knowledge),
  };
}

function foundElements(found: FoundPassage, knowledge: KnowledgeBase, size: ReplySize) {
  const attribution = formatSpeaker(found);
  return [
    ...(attribution === null ? [] : [paragraph(plain(attribution, { italic: true }))]),
    ...citationElements(found.fact, found.citation, knowledge, size.quoteLimit),
  ];
}

function missBlocks(
  miss: Miss,
  { knowledge, command, askId }: AnswerReplyOptions,
  size: ReplySize,
): ReplyBlock[] {
  const { nearest, language } = miss;
  const facts = nearest.map(({ fact }) => fact);
  const shown = shownOnMiss(miss).slice(0, size.quotes);

  return [
    richText(
      paragraph(plain(formatMiss(miss), { bold: true })),
      ...(shown.length === 0 ? [] : [paragraph(plain(nearestLine))]),
      ...shown.flatMap((one) => foundElements(one, knowledge, size)),
    ),
    ...actions(
      topicButtons({ facts: facts.slice(0, mostTopicButtons), knowledge, language, askId }),
    ),
    context(`${formatCoverage(knowledge)} ${command} topics lists all that I can answer.`),
  ];
}
