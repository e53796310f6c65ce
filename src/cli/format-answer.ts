import type { Answer, Match } from '../desk/answer.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import {
  formatAnswerLine,
  formatAttribution,
  formatCoverage,
  formatNotes,
} from '../replies/describe-fact.ts';
import { formatCitation, formatSourceCount } from '../replies/format-citation.ts';
import type { Style } from './style.ts';

export interface FormatAnswerOptions {
  readonly answer: Answer;
  readonly knowledge: KnowledgeBase;
  readonly style: Style;
  /** Whether to show which words met what. */
  readonly explain?: boolean;
}

/** Writes an answer for a person at a terminal. */
export function formatAnswer(options: FormatAnswerOptions): string {
  const { answer, explain = false } = options;
  const evidence = explain ? ['', ...formatEvidence(answer, options.style)] : [];
  return [...formatBody(options), ...evidence].join('\n');
}

function formatBody({ answer, knowledge, style }: FormatAnswerOptions): string[] {
  switch (answer.kind) {
    case 'covered':
      return formatCovered({ answer, match: answer.best, knowledge, style });
    case 'choice':
      return [
        style.strong('Which of these do you mean?'),
        ...answer.options.map(({ fact }) => `  ${fact.id}  ${style.dim(fact.title)}`),
      ];
    case 'not_covered': {
      const [nearest, ...others] = answer.nearest;
      const words = answer.unexplained.map((word) => `“${word}”`).join(', ');
      return [
        style.strong(words === '' ? 'Not in the source.' : `Not in the source: ${words}.`),
        ...(nearest
          ? [
              '',
              `The nearest it says, about something else: ${nearest.fact.title}`,
              ...formatQuotes(nearest, knowledge, style),
            ]
          : []),
        ...formatRelated(others),
        '',
        style.dim(formatCoverage(knowledge)),
      ];
    }
  }
}

interface CoveredOptions {
  readonly answer: Answer & { kind: 'covered' };
  readonly match: Match;
  readonly knowledge: KnowledgeBase;
  readonly style: Style;
}

function formatCovered({ answer, match, knowledge, style }: CoveredOptions): string[] {
  const attribution = formatAttribution(match.fact);
  return [
    style.strong(formatAnswerLine(match.fact, answer.language)),
    ...(attribution === null ? [] : [attribution]),
    ...formatQuotes(match, knowledge, style),
    ...formatNotes(match.fact).map((note) => `  Note: ${note}`),
    ...formatRelated(answer.others),
  ];
}

function formatQuotes({ fact }: Match, knowledge: KnowledgeBase, style: Style): string[] {
  return fact.citations.flatMap((citation) => [
    '',
    `  “${citation.quote}”`,
    style.dim(`  ${formatCitation(citation, knowledge)} · ${formatSourceCount(fact)}`),
  ]);
}

function formatRelated(matches: readonly Match[]): string[] {
  const ids = matches.slice(0, 3).map(({ fact }) => fact.id);
  return ids.length === 0 ? [] : ['', `  See also: ${ids.join(', ')}`];
}

function formatEvidence(answer: Answer, style: Style): string[] {
  const matches =
    answer.kind === 'covered'
      ? [answer.best, ...answer.others]
      : answer.kind === 'choice'
        ? answer.options
        : answer.nearest;
  if (matches.length === 0) return ['Nothing in the knowledge base shares a word with it.'];

  return matches
    .slice(0, 3)
    .flatMap(({ fact, score, evidence }) => [
      `${style.strong(fact.id)}  score ${score.toFixed(2)}`,
      ...evidence.map(({ word, met, by }) => `  ${word}: ${describe[met](by ?? word)}`),
    ]);
}

const describe = {
  same: (by: string) => `met “${by}”`,
  synonym: (by: string) => `met “${by}”, which means the same`,
  corrected: (by: string) => `read as “${by}”`,
  related: (by: string) => `near “${by}”, which explains nothing`,
  outside: (by: string) => `not on the complete list of ${by}`,
  nothing: () => 'met nothing',
} as const satisfies Record<Match['evidence'][number]['met'], (by: string) => string>;
