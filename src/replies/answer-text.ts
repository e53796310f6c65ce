import type { Answer, Match } from '../desk/answer.ts';
import type { Ruling } from '../desk/find-ruling.ts';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestButtonText } from '../slack-limits.ts';
import { type AnswerView, toAnswerView } from './answer-view.ts';
import { formatAside, sampleLines } from './aside-reply.ts';
import { fitQuote } from './fit-quote.ts';
import { formatPlace } from './format-citation.ts';
import { relatedTo } from './related-topics.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';

export interface ViewTextOptions {
  /** At most so many UTF-16 code units of each quote. By default quotes are whole. */
  readonly quoteLimit?: number;
  /** At most so many quotes of one fact. By default all. */
  readonly quotes?: number;
}

export interface AnswerTextOptions extends ViewTextOptions {
  /** At most so many other topics under an answer. By default none. */
  readonly related?: number;
  /** What the source says to a yes/no question; then it comes first, with its own quote. */
  readonly ruling?: Ruling | null;
  /** How to ask for help, shown to a person who asked nothing. */
  readonly help?: string;
}

/** A line of an answer in plain text, and what it is. */
export interface AnswerLine {
  readonly role: 'headline' | 'line' | 'quote' | 'citation' | 'topic';
  readonly text: string;
}

/** An answer as plain text: what the blocks of a reply say, for a notification or a screen reader. */
export function answerText(
  answer: Answer,
  knowledge: KnowledgeBase,
  options: AnswerTextOptions = {},
): string {
  return joinLines(answerLines(answer, knowledge, options));
}

/** An answer as lines of plain text, for a caller that lays them out itself. */
export function answerLines(
  answer: Answer,
  knowledge: KnowledgeBase,
  { ruling = null, related = 0, help = 'help', ...options }: AnswerTextOptions = {},
): AnswerLine[] {
  const { language } = answer;
  const strings = stringsOf(language);
  const view = toAnswerView(answer, ruling);
  if (view) {
    const heading = answer.level === 'nearest' ? strings.nearTopics : strings.relatedTopics;
    const topics = relatedTo(answer, view).slice(0, related);
    return [...viewLines(view, knowledge, options), ...topicLines(heading, topics)];
  }
  if (answer.kind === 'choice') return topicLines(strings.choice, answer.options, 'headline');
  return answer.kind === 'not_covered' && answer.reason !== 'not_in_source'
    ? [
        toLine('headline', formatAside(answer.reason, { help, knowledge, language })),
        ...sampleLines(knowledge, language).map((text) => toLine('topic', text)),
      ]
    : [];
}

/** What a reply says, as plain text. A long list is read in its quote, where blocks have it in columns. */
export function viewText(
  view: AnswerView,
  knowledge: KnowledgeBase,
  options: ViewTextOptions = {},
): string {
  return joinLines(viewLines(view, knowledge, options));
}

function viewLines(
  { headlines, items, quotes, language }: AnswerView,
  knowledge: KnowledgeBase,
  { quoteLimit = Number.POSITIVE_INFINITY, quotes: most }: ViewTextOptions,
): AnswerLine[] {
  const openings = items.length > 0 ? headlines.slice(0, -1) : headlines;
  return [
    ...openings.map((text) => toLine('headline', text)),
    ...quotes
      .slice(0, most)
      .flatMap(({ citation, notes }) => [
        toLine('quote', `“${fitQuote(citation.quote, quoteLimit).text}”`),
        toLine(
          'citation',
          [...notes, formatPlace(citation, knowledge, language).join('')].join(' · '),
        ),
      ]),
  ];
}

/** Gives no heading where there is nothing under it. */
function topicLines(
  heading: string,
  matches: readonly Match[],
  role: AnswerLine['role'] = 'line',
): AnswerLine[] {
  return matches.length === 0
    ? []
    : [toLine(role, heading), ...matches.map(({ fact }) => toLine('topic', topicLine(fact)))];
}

function topicLine({ title, id }: Fact): string {
  return `- ${shorten(title, longestButtonText)} (${shorten(id, longestButtonText)})`;
}

function toLine(role: AnswerLine['role'], text: string): AnswerLine {
  return { role, text };
}

function joinLines(lines: readonly AnswerLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}
