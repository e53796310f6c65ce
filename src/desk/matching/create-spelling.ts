import Fuse from 'fuse.js';
import type { Name } from '../../knowledge/knowledge-base.ts';
import { countryOf } from '../../language/countries.ts';
import { remember } from '../../language/remember.ts';
import { splitWords } from '../../language/split-words.ts';
import type { StringSet } from '../../language/string-table.ts';
import { spend } from '../../language/work-budget.ts';
import type { Writing } from '../../language/written-as-name.ts';
import { mostCorrections } from '../../limits.ts';
import { typoCost } from './typo-cost.ts';
import {
  fewestPairs,
  fuseThreshold,
  longWord,
  mostErrors,
  mostPairWords,
  shortestBeginning,
  spellingShortlistSize,
} from './weights.ts';

export interface SpellingOptions {
  /** Folded words that may be meant. */
  readonly vocabulary: StringSet;
  /** Those of them that stand in names. */
  readonly nameWords: Pick<StringSet, 'has'>;
  /** Whether a folded word is right as it stands, so that it is not taken for another. */
  readonly isRealWord: (word: string) => boolean;
}

export interface Spelling {
  /**
   * The word of the vocabulary that a mistyped or half-typed word stands for, or `null`. What is written as a name is
   * taken for no common word, and an abbreviation for nothing else.
   */
  correct(word: string, writing: Writing): string | null;
}

/**
 * Maps mistyped words onto a vocabulary. Fuse.js finds the words that look alike, and how people slip decides among them.
 * Fuse scans, so it is asked only about the words that share most letter pairs with the typed one.
 */
export function createSpelling({ vocabulary, nameWords, isRealWord }: SpellingOptions): Spelling {
  let byPair: ReadonlyMap<string, readonly string[]> | null = null;

  const meantByWord = remember((word) => findMeant(word, () => true), mostCorrections);
  const meantByName = remember(
    (word) => findMeant(word, (other) => nameWords.has(other)),
    mostCorrections,
  );

  return {
    correct(word, writing) {
      if (!/^[a-z]{4,40}$/.test(word) || vocabulary.has(word) || isRealWord(word)) return null;
      if (writing === 'abbreviation' || countryOf(word) !== null) return null;
      spend(stepsForUnknown);
      return writing === 'word' ? meantByWord(word) : meantByName(word);
    },
  };

  function findMeant(word: string, isMeant: (other: string) => boolean): string | null {
    const near = shortlist(word).filter(isMeant);
    return findMistyped(word, near) ?? findBeginning(word, near);
  }

  function shortlist(word: string): string[] {
    // Most questions hold no word that is unknown: the pairs wait for the first that does.
    byPair ??= indexPairs(vocabulary);
    const shared = new Map<string, number>();
    for (const words of rarestLists(word, byPair)) {
      for (const other of words) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    const shares = Float64Array.from(shared, ([other, count]) => count / other.length).sort();
    const least = shares.at(-spellingShortlistSize) ?? 0;
    return [...shared]
      .filter(([other, count]) => count / other.length >= least)
      .sort(([a, left], [b, right]) => right / b.length - left / a.length || (a < b ? -1 : 1))
      .slice(0, spellingShortlistSize)
      .map(([other]) => other);
  }
}

/** Steps that it takes to look an unknown word up. They hardly depend on the word. */
const stepsForUnknown = 200;

/** The word that takes the fewest slips, where they are few enough: one, two in a long word. */
function findMistyped(word: string, near: readonly string[]): string | null {
  const allowed = word.length >= longWord ? mostErrors : 1;
  const alike = new Fuse(
    // No typo is as far from its word as these are.
    near.filter((other) => Math.abs(other.length - word.length) <= mostErrors),
    { ignoreLocation: true, ignoreFieldNorm: true, threshold: fuseThreshold },
  ).search(word);
  const [best] = alike
    .map(({ item: other }) => ({ other, cost: typoCost(word, other, allowed) }))
    .filter(({ cost }) => cost <= allowed)
    .sort((a, b) => a.cost - b.cost);
  return best?.other ?? null;
}

/** A word that was broken off. The shortest that goes on from it is meant. */
function findBeginning(word: string, near: readonly string[]): string | null {
  if (word.length < shortestBeginning) return null;
  const longer = near.filter((other) => other.startsWith(word));
  return longer.sort((a, b) => a.length - b.length)[0] ?? null;
}

/** The words that have the rarer pairs of a word. A typo changes few pairs: these are enough to find what was meant. */
function rarestLists(
  word: string,
  byPair: ReadonlyMap<string, readonly string[]>,
): (readonly string[])[] {
  const lists = [...pairsOf(word)].flatMap((pair) => {
    const words = byPair.get(pair);
    return words ? [words] : [];
  });
  lists.sort((a, b) => a.length - b.length);

  let seen = 0;
  return lists.filter((words, n) => {
    seen += words.length;
    return n < fewestPairs || seen <= mostPairWords;
  });
}

function indexPairs(vocabulary: StringSet): Map<string, string[]> {
  const byPair = new Map<string, string[]>();
  for (const word of [...vocabulary].filter((known) => /^[a-z]{4,}$/.test(known)).sort()) {
    for (const pair of pairsOf(word)) {
      const list = byPair.get(pair);
      if (list) list.push(word);
      else byPair.set(pair, [word]);
    }
  }
  return byPair;
}

function pairsOf(word: string): Set<string> {
  const framed = `^${word}$`;
  return new Set([...framed].slice(1).map((letter, at) => `${framed[at]}${letter}`));
}

/** The folded words of names, as far as they are written with capitals. */
export function wordsOfNames(names: readonly Name[]): Set<string> {
  return new Set(
    names
      .flatMap(({ same }) => same)
      .flatMap(splitWords)
      .flatMap(({ text, folded }) => (/^\p{Lu}/u.test(text) ? folded : [])),
  );
}
