import type { Button, RichTextElement, TableBlock } from '@slack/types';
import type { Match } from '../desk/answer.ts';
import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { fewestTableItems, longestLink, longestShown, mostTableItems } from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { factText, formatHeadlines } from './answer-text.ts';
import { formatAttribution, formatNotes } from './describe-fact.ts';
import {
  actions,
  button,
  context,
  link,
  paragraph,
  plain,
  plainText,
  quoted,
  richText,
} from './elements.ts';
import { encodeFactRef } from './fact-ref.ts';
import { fitQuote } from './fit-quote.ts';
import { fitReply, type ReplySize } from './fit-reply.ts';
import { formatOrigin, formatSourceCount, formatTitle } from './format-citation.ts';
import { citing, type Reply, type ReplyBlock, type ReplySurface } from './reply.ts';
import { shorten } from './shorten.ts';
import { fitSlackText } from './to-slack-text.ts';
import { topicButtons } from './topic-buttons.ts';

export interface FactReplyOptions {
  readonly fact: Fact;
  /** What is said before the answer, as that a country is not on a list. */
  readonly opening?: string | null;
  /** What is said instead of the fact's answer, as what the source says to a yes/no question. */
  readonly headlines?: readonly string[] | null;
  /** Other facts near the question, nearest first. */
  readonly others?: readonly Match[];
  readonly knowledge: KnowledgeBase;
  readonly language: Language;
  readonly surface: ReplySurface;
  /** Which question this answers, to explain, share and rate it later; `null` when nobody asked. */
  readonly askId: string | null;
  /** Whether words were asked, and not only a topic chosen. */
  readonly hasQuestion?: boolean;
  /** The Slack user who makes a private answer public. */
  readonly sharedBy?: string;
}

/** A fact as a reply: the answer, the quotes and where they stand, who says so, and what can be done next. */
export function factReply(options: FactReplyOptions): Reply {
  const { fact, knowledge, language, opening = null, headlines = null, sharedBy } = options;
  const text = fitSlackText((quoteLimit) =>
    factText(fact, knowledge, { language, opening, headlines, quotes: 1, quoteLimit }),
  );

  return {
    blocks: fitReply((size) => factBlocks(options, size)),
    ...citing([fact], knowledge),
    text: sharedBy === undefined ? text : `<@${sharedBy}>${sharedLine}\n${text}`,
  };
}

/** A quote and the line under it. In blocks, for whatever shows a citation. */
export function citationElements(
  fact: Fact | null,
  citation: Citation,
  knowledge: KnowledgeBase,
  quoteLimit: number,
) {
  return [
    quoted(fitQuote(citation.quote, quoteLimit).text),
    paragraph(
      titleElement(citation, knowledge),
      plain(
        `, ¶${citation.paragraph} · ${formatOrigin(citation, knowledge)} · ${formatSourceCount(fact)}`,
      ),
    ),
  ];
}

const sharedLine = ' shared this answer:';

function factBlocks(options: FactReplyOptions, size: ReplySize): ReplyBlock[] {
  const { fact, others = [], knowledge, language, askId, sharedBy } = options;
  const headlines = formatHeadlines(fact, options);
  const attribution = formatAttribution(fact);
  const shown = fact.citations.slice(0, size.quotes);
  const isShortened =
    shown.length < fact.citations.length ||
    shown.some(({ quote }) => !fitQuote(quote, size.quoteLimit).isWhole);
  const related = topicButtons({
    facts: others.slice(0, size.related).map((match) => match.fact),
    knowledge,
    language,
    askId,
  });

  return [
    richText(
      ...(sharedBy === undefined
        ? []
        : [paragraph({ type: 'user', user_id: sharedBy }, plain(sharedLine))]),
      ...headlines.map((line) => paragraph(plain(line, { bold: true }))),
      ...(attribution === null || headlines.includes(attribution)
        ? []
        : [paragraph(plain(attribution, { italic: true }))]),
      ...shown.flatMap((citation) => citationElements(fact, citation, knowledge, size.quoteLimit)),
    ),
    ...formatNotes(fact).map(context),
    ...(size.hasTable ? listTable(options) : []),
    ...actions(nextSteps(options, isShortened)),
    ...(related.length === 0 ? [] : [context('Related topics'), ...actions(related)]),
    ...feedback(options),
  ];
}

function titleElement(citation: Citation, knowledge: KnowledgeBase): RichTextElement {
  const title = formatTitle(citation, knowledge);
  const address = knowledge.sources[citation.source]?.link ?? null;
  return address === null || address.length > longestLink ? plain(title) : link(address, title);
}

function nextSteps(options: FactReplyOptions, isShortened: boolean): Button[] {
  const { surface, askId, hasQuestion = askId !== null } = options;
  const value = encodeFactRef(options);
  if (value === null) return [];

  return [
    ...(isShortened
      ? [button({ actionId: actionIds.showQuote, label: 'Whole quote', value })]
      : []),
    ...(!hasQuestion
      ? []
      : [button({ actionId: actionIds.explainAnswer, label: 'Why this answer?', value })]),
    ...(surface === 'message' || askId === null
      ? []
      : [button({ actionId: actionIds.shareAnswer, label: 'Share in channel', value })]),
  ];
}

/**
 * The fact's list as a table: in the quote it is one long sentence. Only where Slack reports that it refused a table.
 */
function listTable({ fact: { list }, surface }: FactReplyOptions): TableBlock[] {
  if (surface === 'acknowledgement' || list === null || list.items.length < fewestTableItems)
    return [];

  const shown =
    list.items.length > mostTableItems ? list.items.slice(0, mostTableItems - 1) : list.items;
  const more = list.items.length - shown.length;
  const rows = [list.of, ...shown, ...(more > 0 ? [`and ${more} more`] : [])].map((cell) => [
    { type: 'raw_text' as const, text: plainText(shorten(cell, longestShown.cell)).text },
  ]);
  return [{ type: 'table', rows }];
}

/** Buttons to say whether an answer helped: only where a person asked, and where Slack reports that it refused them. */
function feedback(options: FactReplyOptions): ReplyBlock[] {
  const { surface, askId } = options;
  const value = surface === 'message' && askId !== null ? encodeFactRef(options) : null;
  if (value === null) return [];

  return [
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: actionIds.giveFeedback,
          positive_button: {
            text: plainText('Helpful'),
            accessibility_label: 'This answer was helpful',
            value: `+${value}`,
          },
          negative_button: {
            text: plainText('Not helpful'),
            accessibility_label: 'This answer was not helpful',
            value: `-${value}`,
          },
        },
      ],
    },
  ];
}
