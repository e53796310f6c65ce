import { mostOptions, mostOthers } from '../limits.ts';
import { type Answer, type Match, unexplainedBy } from './answer.ts';

/** An answer before it is known in which language it was asked for. */
export type Decision = Answer extends infer Kind
  ? Kind extends Answer
    ? Omit<Kind, 'language'>
    : never
  : never;

export interface DecideOptions {
  /** A match below it is no answer. From 0 to 1. */
  readonly minScore: number;
  /** Matches whose scores are no farther apart are equally near, if nothing else tells between them. */
  readonly margin?: number;
}

/**
 * Decides between answering, asking back and abstaining.
 *
 * @param matches  Best first.
 */
export function decideAnswer(
  matches: readonly Match[],
  { minScore, margin = 0.02 }: DecideOptions,
): Decision {
  const [best, ...rest] = matches;
  if (!best) return { kind: 'not_covered', reason: 'not_in_source', unexplained: [], nearest: [] };

  if (best.score < minScore) {
    const nearest = [best, ...byScore(rest.slice(0, mostOthers - 1))];
    const unexplained = findUnexplained(nearest);
    return { kind: 'not_covered', reason: 'not_in_source', unexplained, nearest };
  }

  const options = matches
    .slice(0, mostOptions)
    .filter(({ score }) => score >= minScore && best.score - score <= margin);
  if (isOneWord(best) && standApart(options)) return { kind: 'choice', options };

  return { kind: 'covered', best, others: byScore(rest.slice(0, mostOthers)) };
}

/** The best is chosen by more than its score; what comes after it stands in the order that people are shown. */
function byScore(matches: readonly Match[]): readonly Match[] {
  return matches.toSorted((a, b) => b.score - a.score);
}

/** Words that none of the nearest facts explains: a word that the next one has is in the source after all. */
function findUnexplained([best, ...others]: readonly Match[]): string[] {
  const explained = new Set(
    others
      .flatMap(({ evidence }) => evidence)
      .filter(({ met }) => met === 'same' || met === 'synonym' || met === 'corrected')
      .map(({ word }) => word),
  );
  return best ? unexplainedBy(best).filter((word) => !explained.has(word)) : [];
}

/** A single word ("chairman") may be about several things, and nothing in it tells which. */
function isOneWord({ evidence, score }: Match): boolean {
  return evidence.length === 1 && score < 1;
}

/** Whether matches cite different paragraphs, so that a wrong guess would cite the wrong one. */
function standApart(matches: readonly Match[]): boolean {
  const places = matches.map(({ fact }) => {
    const [{ source, paragraph }] = fact.citations;
    return `${source} ${paragraph}`;
  });
  return new Set(places).size > 1;
}
