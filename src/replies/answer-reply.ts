import type { Answer } from '../desk/answer.ts';
import type { Ruling } from '../desk/find-ruling.ts';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { mostChoices, mostPassages } from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { answerText, viewText } from './answer-text.ts';
import {
  type AnswerView,
  type Miss,
  nearestOf,
  toAnswerView,
  viewMiss,
  viewOtherNearest,
  viewPassage,
} from './answer-view.ts';
import { asideReply, type NoLookupReason } from './aside-reply.ts';
import { encodeCheckRef } from './check-ref.ts';
import { actions, button, overflow, paragraph, plain, richText } from './elements.ts';
import { factReply } from './fact-reply.ts';
import { fitReply, type ReplySize } from './fit-reply.ts';
import type { AsOf } from './freshness.ts';
import { helpReply } from './help-reply.ts';
import { topicItems } from './next-steps.ts';
import { relatedTo } from './related-topics.ts';
import { citing, type Reply, type ReplyBlock, type ReplySurface } from './reply.ts';
import { stringsOf } from './strings/strings-of.ts';
import { fitSlackText, toSlackText } from './to-slack-text.ts';
import { topicButtons } from './topic-buttons.ts';
import { viewBlocks } from './view-blocks.ts';

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
  /** That of whoever asks, for words that tell none: the bare command. By default that of the answer. */
  readonly language?: Language;
  /** By which it is known what is due, and of which day help is. */
  readonly asOf?: AsOf | undefined;
}

/** An answer as a person in Slack sees it. Keeps Slack's limits for any fact and any question. */
export function answerReply(options: AnswerReplyOptions): Reply {
  const { answer, ruling = null } = options;
  if (ruling) return replyByFact(ruling.fact, options);
  switch (answer.kind) {
    case 'covered':
      return answer.level === 'answer'
        ? replyByFact(answer.best.fact, options)
        : replyByPassage(answer, options);
    case 'choice':
      return choiceReply(answer, options);
    case 'not_covered':
      return answer.reason === 'not_in_source'
        ? missReply(answer, options)
        : replyToAside(answer.reason, options);
  }
}

function replyByFact(fact: Fact, { ruling = null, ...options }: AnswerReplyOptions): Reply {
  const { answer } = options;
  const view = toAnswerView(answer, ruling, options.asOf);
  return factReply({
    ...{ ...options, fact, language: answer.language, related: relatedTo(answer, view) },
    ...(view && { view }),
  });
}

function replyToAside(aside: NoLookupReason, options: AnswerReplyOptions): Reply {
  const { answer, knowledge, command, surface } = options;
  const language = aside === 'empty' ? (options.language ?? answer.language) : answer.language;
  // Whoever types the bare command wants to know what it does.
  return aside === 'empty' && surface === 'acknowledgement'
    ? helpReply({ knowledge, command, language, asOf: options.asOf })
    : asideReply({ aside, knowledge, language, help: `${command} help` });
}

function choiceReply(
  answer: Extract<Answer, { kind: 'choice' }>,
  { knowledge, askId }: AnswerReplyOptions,
): Reply {
  const { language } = answer;
  const options = answer.options.slice(0, mostChoices);
  const facts = options.map(({ fact }) => fact);
  return {
    blocks: [
      richText(paragraph(plain(stringsOf(language).choice))),
      ...actions(topicButtons({ facts, knowledge, language, askId })),
    ],
    text: toSlackText(answerText({ ...answer, options }, knowledge)),
  };
}

/** A sentence that answers, though nobody curated it. */
function replyByPassage(
  { passage, language }: Extract<Answer, { level: 'passage' }>,
  { knowledge }: AnswerReplyOptions,
): Reply {
  return viewReply(viewPassage(passage, language), { knowledge, fact: passage.fact });
}

/** What was not found, the nearest quote, the other nearest a press away, and topics on the subject behind three dots. */
function missReply(miss: Miss, { knowledge, askId }: AnswerReplyOptions): Reply {
  const { language } = miss;
  const [nearest, ...others] = nearestOf(miss);
  const view = viewMiss(miss);
  const facts = relatedTo(miss, view).map(({ fact }) => fact);
  const more = button({
    actionId: actionIds.showNearest,
    label: stringsOf(language).showNearest,
    value: encodeCheckRef(askId),
  });
  const askCurators = button({
    actionId: actionIds.askCurators,
    label: stringsOf(language).askCurators,
    value: encodeCheckRef(askId),
  });
  return viewReply(view, {
    knowledge,
    fact: nearest?.fact ?? null,
    below: ({ related }) =>
      actions([
        ...(others.length === 0 ? [] : [more]),
        askCurators,
        ...overflow(
          actionIds.more,
          topicItems(facts.slice(0, related), { knowledge, language, askId }),
        ),
      ]),
  });
}

/** The sentences that come near after the one that a miss shows. */
export function otherNearestReply(miss: Miss, knowledge: KnowledgeBase): Reply {
  const view = viewOtherNearest(miss);
  return {
    blocks: fitReply((size) =>
      viewBlocks(view, { knowledge, size: { ...size, quotes: mostPassages } }),
    ),
    text: fitSlackText((quoteLimit) => viewText(view, knowledge, { quoteLimit })),
  };
}

function viewReply(
  view: AnswerView,
  {
    knowledge,
    fact,
    below = () => [],
  }: {
    readonly knowledge: KnowledgeBase;
    readonly fact: Fact | null;
    readonly below?: (size: ReplySize) => ReplyBlock[];
  },
): Reply {
  return {
    blocks: fitReply((size) => [...viewBlocks(view, { knowledge, size }), ...below(size)]),
    text: fitSlackText((quoteLimit) => viewText(view, knowledge, { quoteLimit })),
    ...citing(
      [fact],
      knowledge,
      view.quotes.map(({ citation }) => citation),
    ),
  };
}
