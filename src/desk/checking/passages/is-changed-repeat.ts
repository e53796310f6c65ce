import { spend } from '../../../language/work-budget.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { relate } from './relate-units.ts';

/** From how many words that a claim has from a sentence on, in their order, it repeats the sentence. */
const fewestRepeated = 8;

/** How many of them say something: one long name repeats nothing. */
const fewestUnits = 4;

/** How many words in a row may be changed: a long name for another. */
const mostChanged = 6;

/** Words of a sentence by their places: from one on, to before another. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether a claim repeats a sentence, or a stretch of it, but for a word or a name in one place, and has there what does
 * not mean the same. Whoever repeats so much knows the sentence, and the sentence does not say it.
 */
export function isChangedRepeat(claim: ReadSentence, sentence: ReadSentence): boolean {
  const [said, actual] = [wordsOf(claim), wordsOf(sentence)];
  spend(said.length + actual.length);
  return stretchesLike(said, actual).some((stretch) => {
    const words = actual.slice(stretch.from, stretch.to);
    const most = Math.min(said.length, words.length);
    const before = countSame(most, (at) => said[at] === words[at]);
    const after = countSame(most - before, (at) => said.at(-1 - at) === words.at(-1 - at));
    const changed = said.length - before - after;
    if (changed < 1 || changed > mostChanged || before + after < fewestRepeated) return false;
    const own = unitsWithin(claim, { from: before, to: said.length - after });
    const repeated = claim.units.filter((unit) => unit.isNeeded && !own.includes(unit));
    if (repeated.length < fewestUnits) return false;
    const others = unitsWithin(sentence, {
      from: stretch.from + before,
      to: stretch.to - after,
    });
    // What is only said besides is in nothing's place.
    if (others.length === 0) return false;
    return own.some(({ unit }) => !others.some((other) => relate(unit, other.unit) !== null));
  });
}

/** The whole of a sentence, and what of it begins and ends as a claim does and is about as long. */
function stretchesLike(said: readonly string[], actual: readonly string[]): Stretch[] {
  const starts = actual.flatMap((word, at) => (word === said[0] ? [at] : []));
  const ends = actual.flatMap((word, at) => (word === said.at(-1) ? [at + 1] : []));
  const within = starts.flatMap((from) => ends.map((to) => ({ from, to })));
  return [{ from: 0, to: actual.length }, ...within].filter(
    ({ from, to }) => Math.abs(to - from - said.length) < mostChanged,
  );
}

/** The words of a sentence without its marks. */
function wordsOf({ words }: ReadSentence): string[] {
  return words.filter(({ tag }) => tag !== 'PUNCT').map(({ folded }) => folded);
}

function countSame(most: number, isSame: (at: number) => boolean): number {
  let count = 0;
  while (count < most && isSame(count)) count += 1;
  return count;
}

/** The units that say something in a stretch of a sentence. */
function unitsWithin({ words, units }: ReadSentence, { from, to }: Stretch): SentenceUnit[] {
  const places = words.flatMap(({ tag }, at) => (tag === 'PUNCT' ? [] : [at])).slice(from, to);
  return units.filter(
    ({ first, last, isNeeded }) => isNeeded && places.some((at) => first <= at && at <= last),
  );
}
