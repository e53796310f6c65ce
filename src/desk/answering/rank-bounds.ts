import { lengthAt, type SentenceIndex } from '../matching/index-sentences.ts';
import { rangeOf } from '../matching/key-index.ts';
import { addUpRank, carriedStrength, lengthNorm, rankOfWord } from './measure-passage.ts';
import type { Asked } from './read-asked.ts';
import { createScores, type Scores } from './scores.ts';

export interface RankBoundsOptions {
  readonly index: SentenceIndex;
  /** Of each sentence the place of its paragraph. */
  readonly paragraphAt: Int32Array;
}

/**
 * Makes what says, of each sentence that shares a word with a question, the most that its rank can be (`measurePassage`): by
 * the index alone, so that few sentences need be read. What it gives holds until it is asked again.
 */
export function createRankBounds({ index, paragraphAt }: RankBoundsOptions) {
  const { sentences, averageLength } = index;
  const count = paragraphAt.length;
  const bounds = createScores(count);
  const here = createScores(count);
  /** How many words of the question each sentence has itself: at least one more than neighbours. */
  const stemsMet = new Int32Array(count);

  return function boundRanks({ words }: Asked, paragraphScores: Scores): Scores {
    bounds.clear();
    for (const { term, keys, rarity } of words) {
      here.clear();
      for (const [key, strength] of keys) {
        const isStem = key === term.stem;
        const [first, end] = rangeOf(sentences, key);
        for (let n = first; n < end; n += 1) {
          const at = sentences.places[n] ?? 0;
          here.raise(at, Math.min(strength, sentences.strengths[n] ?? 0));
          if (isStem) stemsMet[at] = (stemsMet[at] ?? 0) + 1;
        }
      }
      for (const at of here.places) {
        const own = here.get(at);
        const before = isAfter(at) ? here.get(at - 1) * carriedStrength : 0;
        add(at, rarity, Math.max(own, before));
        if (isAfter(at + 1) && here.get(at + 1) === 0) add(at + 1, rarity, own * carriedStrength);
      }
    }
    for (const at of bounds.places) {
      const neighbours = Math.max(0, (stemsMet[at] ?? 0) - 1);
      const met = bounds.get(at);
      bounds.raise(at, addUpRank(met, neighbours, paragraphScores.get(paragraphAt[at] ?? 0)));
      stemsMet[at] = 0;
    }
    return bounds;
  };

  function add(at: number, rarity: number, strength: number): void {
    const norm = lengthNorm(lengthAt(index, at), averageLength);
    bounds.add(at, rankOfWord(rarity, strength, norm));
  }

  /** Whether the sentence before stands in the same paragraph. */
  function isAfter(at: number): boolean {
    return at > 0 && paragraphAt[at - 1] === paragraphAt[at];
  }
}
