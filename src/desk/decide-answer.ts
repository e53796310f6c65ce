import { mostOptions, mostOthers } from '../limits.ts';
import { type Decision, type Match, type MissReason, unexplainedBy } from './answer.ts';
import { sameScore } from './matching/weights.ts';

export interface DecideOptions {
  /** A match with a lower score is no answer. From 0 to 1. */
  readonly minScore: number;
  /** Matches whose scores are no farther apart are equally near. */
  readonly margin?: number;
}

/**
 * Decides between answering, asking back and abstaining.
 *
 * @param matches  Best first.
 */
export function decideAnswer(
  matches: readonly Match[],
  { minScore, margin = sameScore }: DecideOptions,
): Decision {
  const [best, ...rest] = matches;
  if (!best) return missed('not_in_source');

  if (best.score < minScore) {
    const nearest = [best, ...byScore(rest.slice(0, mostOthers - 1))];
    return { ...missed('not_in_source'), unexplained: findUnexplained(nearest), nearest };
  }

  const options = matches
    .slice(0, mostOptions)
    .filter(({ score }) => score >= minScore && best.score - score <= margin);
  if (isOneWord(best) && standApart(options)) return { kind: 'choice', level: 'answer', options };

  return { kind: 'covered', level: 'answer', best, others: byScore(rest.slice(0, mostOthers)) };
}

/** A miss of which nothing else is known. */
export function missed(reason: MissReason): Extract<Decision, { kind: 'not_covered' }> {
  return {
    ...{ kind: 'not_covered', level: 'nearest', reason },
    ...{ unexplained: [], nearest: [], passages: [], held: null },
  };
}

/** The best match is chosen by its rank. Those after it are shown by score, which people can read. */
function byScore(matches: readonly Match[]): readonly Match[] {
  return matches.toSorted((a, b) => b.score - a.score);
}

/** Words that none of the nearest facts explains: a word that one of them has is in the source after all. */
function findUnexplained([best, ...others]: readonly Match[]): string[] {
  const explained = new Set(
    others
      .flatMap(({ evidence }) => evidence)
      .filter(({ met }) => met === 'same' || met === 'synonym' || met === 'corrected')
      .map(({ word }) => word),
  );
  return best ? unexplainedBy(best).filter((word) => !explained.has(word)) : [];
}

/** A single word ("chairman") may be about several facts, and nothing in it says which. */
function isOneWord({ evidence, score }: Match): boolean {
  return evidence.length === 1 && score < 1;
}

/** Whether matches cite different paragraphs, so that a wrong guess would cite a wrong one. */
function standApart(matches: readonly Match[]): boolean {
  const places = matches.map(({ fact }) => {
    const [{ source, paragraph }] = fact.citations;
    return `${source} ${paragraph}`;
  });
  return new Set(places).size > 1;
}
