import { isDecided } from '../desk/compare-desks.ts';
import type { Said } from '../desk/to-said.ts';
import type { Expected } from './read-trials.ts';

/**
 * How what was said stands to what a person expected. `missed`: something was expected, and the desk says nothing or asks back.
 * `declined`: nothing was, and it says nothing. `unjudged`: nobody said what is expected.
 */
export type Outcome = 'right' | 'wrong' | 'missed' | 'declined' | 'unjudged';

/** Holds what the desk said against what was expected. */
export function judgeTrial(said: Said, expected: Expected | null): Outcome {
  if (expected === null) return 'unjudged';
  if (expected.kind === 'nothing') return isDecided(said) ? 'wrong' : 'declined';
  if (!isDecided(said)) return 'missed';
  if (expected.kind !== 'answered') return said.kind === expected.kind ? 'right' : 'wrong';

  const { paragraphs, fact } = expected;
  const [place] = said.places;
  const isThere =
    fact !== null ? said.facts[0] === fact : paragraphs.includes(place?.paragraph ?? 0);
  return isThere ? 'right' : 'wrong';
}
