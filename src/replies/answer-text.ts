import { type Answer, type FoundPassage, type Match, matchesOf } from '../desk/answer.ts';
import type { Ruling } from '../desk/find-ruling.ts';
import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestShown, mostMissedWords, mostTopics } from '../limits.ts';
import { longestButtonText } from '../slack-limits.ts';
import { formatAside, sampleLines } from './aside-reply.ts';
import {
  formatAnswerLine,
  formatAttribution,
  formatCoverage,
  formatNotes,
  formatOutsiders,
  formatSpeaker,
} from './describe-fact.ts';
import { fitQuote } from './fit-quote.ts';
import { formatPlace } from './format-citation.ts';
import { shorten } from './shorten.ts';
import { formatRuling } from './verdict-text.ts';

export interface AnswerTextOptions {
  /** At most so many UTF-16 code units of each quote. By default quotes are whole. */
  readonly quoteLimit?: number;
  /** At most so many quotes of one fact. By default all. */
  readonly quotes?: number;
  /** At most so many other topics under an answer. By default none. */
  readonly related?: number;
  /** What the source says to a yes/no question; then it comes first, with its own quote. */
  readonly ruling?: Ruling | null;
  /** How to ask for help, shown to a person who asked nothing. */
  readonly help?: string;
}

/** A line of an answer in plain text, and what it is. */
export interface AnswerLine {
  readonly role: 'headline' | 'line' | 'quote' | 'citation' | 'note' | 'topic' | 'coverage';
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
  options: AnswerTextOptions = {},
): AnswerLine[] {
  const { ruling = null } = options;
  if (ruling) {
    const { fact } = ruling;
    const headlines = formatRuling(ruling, answer.language, knowledge);
    const others = matchesOf(answer).filter((match) => match.fact.id !== fact.id);
    return [
      ...factLines(fact, knowledge, { ...options, headlines }),
      ...topicLines('Related topics:', others.slice(0, options.related ?? 0)),
    ];
  }
  switch (answer.kind) {
    case 'covered':
      if (answer.level === 'passage') return passageLines(answer.passage, knowledge, options);
      return [
        ...factLines(answer.best.fact, knowledge, {
          ...options,
          language: answer.language,
          opening: formatOutsiders(answer.best),
        }),
        ...topicLines('Related topics:', answer.others.slice(0, options.related ?? 0)),
      ];
    case 'choice':
      return topicLines(choiceLine, answer.options, 'headline');
    case 'not_covered':
      return answer.reason === 'not_in_source'
        ? missLines(answer, knowledge, options)
        : [
            toLine(
              'headline',
              formatAside(answer.reason, { help: options.help ?? 'help', knowledge }),
            ),
            ...sampleLines(knowledge).map((text) => toLine('topic', text)),
          ];
  }
}

interface Headlines {
  readonly language?: Language;
  /** What is said before the answer, as that a country is not on a list. */
  readonly opening?: string | null;
  /** What is said instead of the answer. */
  readonly headlines?: readonly string[] | null;
}

interface FactTextOptions extends AnswerTextOptions, Headlines {}

/** What a reply about a fact begins with. */
export function formatHeadlines(
  fact: Fact,
  { language = 'en', opening = null, headlines = null }: Headlines,
): readonly string[] {
  return headlines ?? [...(opening === null ? [] : [opening]), formatAnswerLine(fact, language)];
}

/** One fact as plain text: the answer, who says so, each quote and where it stands. */
export function factText(
  fact: Fact,
  knowledge: KnowledgeBase,
  options: FactTextOptions = {},
): string {
  return joinLines(factLines(fact, knowledge, options));
}

function factLines(
  fact: Fact,
  knowledge: KnowledgeBase,
  { quoteLimit, quotes = Number.POSITIVE_INFINITY, ...options }: FactTextOptions,
): AnswerLine[] {
  const headlines = formatHeadlines(fact, options);
  return [
    ...headlines.map((text) => toLine('headline', text)),
    ...attributionLines(fact).filter(({ text }) => !headlines.includes(text)),
    ...fact.citations
      .slice(0, quotes)
      .flatMap((citation) => citationLines(fact, citation, knowledge, quoteLimit)),
    ...formatNotes(fact).map((note) => toLine('note', note)),
  ];
}

export const choiceLine = 'This could mean more than one topic. Which one?';

export const passageLine = 'Not curated. The source has this:';

/** Names the words of a question that stand nowhere; where all of them do, only their answer does not. */
export function formatMiss({ unexplained, passages, nearest }: Miss): string {
  const words = shownWords(unexplained);
  if (words.length > 0) return `Not in the source: ${words.join(', ')}.`;
  return passages.length + nearest.length === 0
    ? 'Not in the source.'
    : 'No answer to this in the source, though it has the words.';
}

export type Miss = Extract<Answer, { kind: 'not_covered' }>;

/** The words that a miss names: enough to see what was not met, not a whole pasted page. */
function shownWords(unexplained: readonly string[]): string[] {
  return unexplained
    .slice(0, mostMissedWords)
    .map((word) => `“${shorten(word, longestShown.word)}”`);
}

export const nearestLine = 'The nearest it says, which is not an answer to the question:';

function missLines(
  miss: Miss,
  knowledge: KnowledgeBase,
  { quoteLimit }: AnswerTextOptions,
): AnswerLine[] {
  const shown = shownOnMiss(miss);
  const others = miss.nearest.filter(({ fact }) => shown[0]?.fact?.id !== fact.id);

  return [
    toLine('headline', formatMiss(miss)),
    ...(shown.length === 0 ? [] : [toLine('line', nearestLine)]),
    ...shown.flatMap((one) => foundLines(one, knowledge, quoteLimit)),
    ...topicLines('Near topics:', others.slice(0, mostTopics)),
    toLine('coverage', formatCoverage(knowledge)),
  ];
}

/** The sentences that a miss shows: where none was looked for, what the nearest fact cites. */
export function shownOnMiss({ passages, nearest }: Miss): readonly FoundPassage[] {
  const [first] = nearest;
  if (passages.length > 0 || first === undefined) return passages;
  const { fact, score } = first;
  return [{ citation: fact.citations[0], speaker: null, fact, score }];
}

function passageLines(
  passage: FoundPassage,
  knowledge: KnowledgeBase,
  { quoteLimit }: AnswerTextOptions,
): AnswerLine[] {
  return [toLine('headline', passageLine), ...foundLines(passage, knowledge, quoteLimit)];
}

function foundLines(
  found: FoundPassage,
  knowledge: KnowledgeBase,
  quoteLimit = Number.POSITIVE_INFINITY,
): AnswerLine[] {
  const attribution = formatSpeaker(found);
  return [
    ...(attribution === null ? [] : [toLine('line', attribution)]),
    toLine('quote', `“${fitQuote(found.citation.quote, quoteLimit).text}”`),
    toLine('citation', formatPlace(found, knowledge)),
  ];
}

function attributionLines(fact: Fact): AnswerLine[] {
  const attribution = formatAttribution(fact);
  return attribution === null ? [] : [toLine('line', attribution)];
}

function citationLines(
  fact: Fact,
  citation: Citation,
  knowledge: KnowledgeBase,
  quoteLimit = Number.POSITIVE_INFINITY,
): AnswerLine[] {
  return [
    toLine('quote', `“${fitQuote(citation.quote, quoteLimit).text}”`),
    toLine('citation', formatPlace({ citation, fact }, knowledge)),
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
