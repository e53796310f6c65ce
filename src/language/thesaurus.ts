import { expandPhrase } from './expand-phrase.ts';
import { stripInflection } from './inflect-word.ts';
import { splitWords } from './split-words.ts';
import { stemWord } from './stem-word.ts';

/**
 * Words and phrases that may stand in for each other in a report with nothing added or lost. A phrase may stand in
 * several sets; it then has several meanings, and any one of them may be meant.
 */
export interface SynonymSet {
  readonly name: string;
  /** In their base form, a possessor as *one's*; `expandPhrase` gives the others. */
  readonly phrases: readonly string[];
  /** Names of sets that say the opposite. It is enough to state a pair in one of the two. */
  readonly contraries: readonly string[];
}

/** A synonym set that stands in a text, and over how many of its words. */
export interface SynonymSpan {
  readonly set: string;
  readonly length: number;
}

/** Knows what English words mean alike and what they mean in contrary, whatever a knowledge base is about. */
export interface Thesaurus {
  /** Finds the sets whose phrases begin at a word; the words are given as `stripInflection` leaves them. */
  findSets(stems: readonly string[], start: number): SynonymSpan[];
  /** Gives the names of the sets that say the opposite of a set, whichever of the two states it. */
  contrariesOf(set: string): ReadonlySet<string>;
}

/** Synonym sets as they are looked up. Plain data, to be kept. */
export interface Synonyms {
  readonly byFirstStem: ReadonlyMap<string, readonly ReadPhrase[]>;
  /** The sets of single words by their stems: without endings of derivation either. */
  readonly byRoot: ReadonlyMap<string, ReadonlySet<string>>;
  readonly contraries: ReadonlyMap<string, ReadonlySet<string>>;
}

interface ReadPhrase {
  readonly stems: readonly string[];
  readonly set: string;
}

/** Knows no word. */
export const emptyThesaurus: Thesaurus = createThesaurus(readSynonyms([]));

/** Reads synonym sets: all forms of their phrases. */
export function readSynonyms(sets: readonly SynonymSet[]): Synonyms {
  const byFirstStem = new Map<string, ReadPhrase[]>();
  const byRoot = new Map<string, Set<string>>();
  const contraries = new Map<string, Set<string>>();

  for (const { name, phrases, contraries: others } of sets) {
    for (const other of others) {
      collect(contraries, name, other);
      collect(contraries, other, name);
    }
    for (const phrase of phrases.flatMap(expandPhrase)) {
      const words = splitWords(phrase);
      const stems = words.map(({ folded }) => stripInflection(folded));
      const [first] = stems;
      if (first === undefined) continue;
      if (stems.length === 1) collect(byRoot, stemWord(words[0]?.folded ?? ''), name);
      const list = byFirstStem.get(first);
      if (list) list.push({ stems, set: name });
      else byFirstStem.set(first, [{ stems, set: name }]);
    }
  }

  return { byFirstStem, byRoot, contraries };
}

/** Makes a thesaurus of synonym sets. */
export function createThesaurus({ byFirstStem, byRoot, contraries }: Synonyms): Thesaurus {
  return {
    findSets(stems, start) {
      const first = stems[start] ?? '';
      const found = (byFirstStem.get(first) ?? [])
        .filter((phrase) => phrase.stems.every((stem, offset) => stems[start + offset] === stem))
        .map(({ set, stems: { length } }) => ({ set, length }));
      if (found.length > 0) return found;
      // "hindrances" and the like: a word that no set has by itself, but for its ending.
      return [...(byRoot.get(stemWord(first)) ?? [])].map((set) => ({ set, length: 1 }));
    },
    contrariesOf: (set) => contraries.get(set) ?? new Set(),
  };
}

function collect(all: Map<string, Set<string>>, key: string, value: string): void {
  all.set(key, (all.get(key) ?? new Set()).add(value));
}
