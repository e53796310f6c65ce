import type { Answer, Match } from '../desk/answer.ts';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import {
  formatAnswerLine,
  formatAttribution,
  formatCoverage,
  formatNotes,
} from './describe-fact.ts';
import { fitQuote } from './fit-quote.ts';
import { formatCitation, formatSourceCount } from './format-citation.ts';
import { shorten } from './shorten.ts';

export interface AnswerTextOptions {
  /** At most so many UTF-16 code units of each quote. By default quotes are whole. */
  readonly quoteLimit?: number;
  /** At most so many quotes of one fact. By default all. */
  readonly quotes?: number;
}

/** An answer as plain text: what the blocks of a reply say, for a terminal, a notification or a screen reader. */
export function answerText(
  answer: Answer,
  knowledge: KnowledgeBase,
  options: AnswerTextOptions = {},
): string {
  switch (answer.kind) {
    case 'covered':
      return factText(answer.best.fact, knowledge, { ...options, language: answer.language });
    case 'choice':
      return [choiceLine, ...answer.options.map(({ fact }) => topicLine(fact))].join('\n');
    case 'not_covered':
      return missText(answer, knowledge, options);
  }
}

/** One fact as plain text: the answer, who says so, each quote and where it stands. */
export function factText(
  fact: Fact,
  knowledge: KnowledgeBase,
  {
    language = 'en',
    quoteLimit = Number.POSITIVE_INFINITY,
    quotes = Number.POSITIVE_INFINITY,
  }: AnswerTextOptions & { readonly language?: Language } = {},
): string {
  const attribution = formatAttribution(fact);

  return [
    formatAnswerLine(fact, language),
    ...(attribution === null ? [] : [attribution]),
    ...fact.citations
      .slice(0, quotes)
      .flatMap((citation) => [
        `“${fitQuote(citation.quote, quoteLimit).text}”`,
        `${formatCitation(citation, knowledge)} · ${formatSourceCount(fact)}`,
      ]),
    ...formatNotes(fact),
  ].join('\n');
}

export const choiceLine = 'This could mean more than one topic. Which one?';

/** Names the words of a question that met nothing. */
export function formatMiss(unexplained: readonly string[]): string {
  const words = shownWords(unexplained);
  return words.length === 0 ? 'Not in the source.' : `Not in the source: ${words.join(', ')}.`;
}

/** The words that a miss names: enough to see what was not met, not a whole pasted page. */
export function shownWords(unexplained: readonly string[]): string[] {
  return unexplained.slice(0, 8).map((word) => `“${shorten(word, 40)}”`);
}

export const nearestLine = 'The nearest it says, which is not an answer to the question:';

function missText(
  { unexplained, nearest }: Extract<Answer, { kind: 'not_covered' }>,
  knowledge: KnowledgeBase,
  { quoteLimit = Number.POSITIVE_INFINITY }: AnswerTextOptions,
): string {
  const [first, ...others] = nearest;

  return [
    formatMiss(unexplained),
    ...(first === undefined ? [] : nearestText(first, knowledge, quoteLimit)),
    ...(others.length === 0
      ? []
      : ['Near topics:', ...others.slice(0, 3).map(({ fact }) => topicLine(fact))]),
    formatCoverage(knowledge),
  ].join('\n');
}

function nearestText({ fact }: Match, knowledge: KnowledgeBase, quoteLimit: number): string[] {
  const [citation] = fact.citations;
  const attribution = formatAttribution(fact);
  return [
    nearestLine,
    ...(attribution === null ? [] : [attribution]),
    `“${fitQuote(citation.quote, quoteLimit).text}”`,
    `${formatCitation(citation, knowledge)} · ${formatSourceCount(fact)}`,
  ];
}

function topicLine({ title, id }: Fact): string {
  return `- ${shorten(title, 75)} (${shorten(id, 75)})`;
}
