import { stripInflection } from '../../language/inflect-word.ts';
import { readNumber } from '../../language/read-number.ts';
import type { Thesaurus } from '../../language/thesaurus.ts';
import type { Term } from './create-lexicon.ts';
import { isCapital } from './subject-ground.ts';

/** What a text can be found by (a stem, a name, a word group, a synonym set), and how surely: from 0 to 1. */
export type Keys = ReadonlyMap<string, number>;
/** How surely a text has a key; `undefined` where it does not. */
export type KeyStrengths = Pick<Keys, 'get'>;
export type WeightedKeys = readonly (readonly [key: string, strength: number])[];

/** Reads what texts can be found by. */
export interface KeyReader {
  /** Stems, names and word groups, and the synonym sets of its words. */
  keysOf(terms: readonly Term[]): Keys;
  /** The synonym sets of the word at a place, of which all stems are given. */
  setsAt(stems: readonly string[], at: number): WeightedKeys;
  /** The sets that say the contrary of these. */
  contrariesOf(sets: WeightedKeys): WeightedKeys;
  /** What is only near to a word in meaning. */
  nearKeysOf(term: Term): WeightedKeys;
}

/** By a word group that only lists it as near. */
export const nearStrength = 0.5;
/** By a synonym of general English: more would let common words outweigh names. */
export const synonymStrength = 0.3;

/** Before the name of a synonym set, among keys. */
const setMark = 'set:';

export function createKeyReader(thesaurus: Thesaurus): KeyReader {
  return {
    keysOf(terms) {
      const keys = new Map<string, number>();
      const stems = terms.map(({ word }) => stripInflection(word.folded));
      const add = (key: string, strength: number) => {
        if ((keys.get(key) ?? 0) < strength) keys.set(key, strength);
      };
      for (const [at, term] of terms.entries()) {
        const number = readNumber(term.word.folded);
        if (number !== null) add(toNumberKey(number), 1);
        if (term.isFunction) continue;
        add(term.stem, 1);
        for (const { id } of term.concepts) add(id, 1);
        for (const { id } of term.related) add(id, nearStrength);
        if (isCapital(term) && at > 0) continue;
        for (const [set, strength] of setsAt(stems, at)) add(set, strength);
      }
      return keys;
    },
    setsAt,
    contrariesOf: (sets) =>
      sets.flatMap(([key]) =>
        all([...thesaurus.contrariesOf(key.slice(setMark.length))].map(toSetKey)),
      ),
    nearKeysOf({ word, related }) {
      const sets = setsAt([stripInflection(word.folded)], 0).map(([key]) => key);
      return all([...related.map(({ id }) => id), ...sets]);
    },
  };

  function setsAt(stems: readonly string[], at: number): WeightedKeys {
    return thesaurus
      .findSets(stems, at)
      .map(({ set }) => [toSetKey(set), synonymStrength] as const);
  }
}

/** Keys that each tell a word for certain. */
export function all(keys: readonly string[]): WeightedKeys {
  return keys.map((key) => [key, 1] as const);
}

/** The key of a number, however it is written. */
export function toNumberKey(number: number): string {
  return `number:${number}`;
}

/** Whether a key is a synonym set: those make no text longer. */
export function isSetKey(key: string): boolean {
  return key.startsWith(setMark);
}

function toSetKey(set: string): string {
  return `${setMark}${set}`;
}

/** How surely a text has a word: by the best of its keys. */
export function strengthIn(keys: KeyStrengths, asked: WeightedKeys): number {
  let most = 0;
  for (const [key, strength] of asked) {
    const found = keys.get(key);
    if (found !== undefined) most = Math.max(most, Math.min(found, strength));
  }
  return most;
}

/** Neighbours among the words that say something. */
export function pairsOf(terms: readonly Term[]): ReadonlySet<string> {
  const stems = terms.filter(({ isFunction }) => !isFunction).map(({ stem }) => stem);
  return new Set(stems.slice(1).map((stem, at) => `${stems[at]} ${stem}`));
}

/** Whether a text denies something. */
export function isNegated(terms: readonly Term[]): boolean {
  return terms.some(({ word }) => isNegator(word.folded));
}

export function isNegator(folded: string): boolean {
  return negators.has(folded);
}

const negators = new Set(
  'not no never none nor neither without cannot cant wont didnt doesnt isnt wasnt arent werent'.split(
    ' ',
  ),
);
