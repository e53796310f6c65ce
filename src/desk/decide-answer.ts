import type { Answer, Match } from './answer.ts';

type Decision = Answer extends infer A ? (A extends Answer ? Omit<A, 'language'> : never) : never;

export interface DecideOptions {
  /** A match below it is no answer. From 0 to 1. */
  readonly minScore?: number;
  /** Two matches that are no farther apart are equally near. */
  readonly margin?: number;
}

/**
 * Decides between answering, asking back and abstaining.
 *
 * @param matches  Best first.
 */
export function decideAnswer(
  matches: readonly Match[],
  { minScore = 0.55 }: DecideOptions = {},
): Decision {
  const [best, ...others] = matches;
  if (!best) return { kind: 'not_covered', reason: 'not_in_source', unexplained: [], nearest: [] };

  if (best.score < minScore) {
    const unexplained = best.evidence
      .filter(({ met }) => met === 'nothing')
      .map(({ word }) => word);
    return {
      kind: 'not_covered',
      reason: 'not_in_source',
      unexplained,
      nearest: matches.slice(0, 5),
    };
  }

  return { kind: 'covered', best, others: others.slice(0, 5) };
}
