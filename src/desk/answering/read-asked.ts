import type { Dictionary } from '../../language/dictionary.ts';
import { isFramingWord } from '../../language/framing-words.ts';
import { isLimitingWord } from '../../language/function-words.ts';
import { stripInflection } from '../../language/inflect-word.ts';
import { readNumber } from '../../language/read-number.ts';
import { isShellWord } from '../../language/shell-words.ts';
import type { Term } from '../matching/create-lexicon.ts';
import { type KeyIndex, mostRarity, rarityOf } from '../matching/key-index.ts';
import {
  all,
  isNegated,
  isNegator,
  type KeyReader,
  pairsOf,
  toNumberKey,
  type WeightedKeys,
} from '../matching/passage-keys.ts';
import { isCapital } from '../matching/subject-ground.ts';

/** A word of a question that says something. */
export interface AskedWord {
  readonly term: Term;
  readonly keys: WeightedKeys;
  /** Sets that say the contrary. */
  readonly contraries: WeightedKeys;
  readonly rarity: number;
  readonly isName: boolean;
}

/** A question as passages are held against it. */
export interface Asked {
  readonly words: readonly AskedWord[];
  /** The rarity of all words together. */
  readonly total: number;
  /** What a number is asked of; `null` where none is. */
  readonly counted: AskedWord | null;
  readonly stems: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  readonly isNegated: boolean;
  /** Words that narrow: *first*, *before*, *only*. */
  readonly narrowing: readonly string[];
}

export interface AskedReaderOptions {
  readonly reader: KeyReader;
  readonly dictionary: Dictionary;
  /** Of the sentences. */
  readonly sentences: KeyIndex;
}

/** Makes what reads a question for passages: each word by how rare it is among them. */
export function createAskedReader({
  reader,
  dictionary,
  sentences,
}: AskedReaderOptions): (terms: readonly Term[]) => Asked {
  return function readAsked(terms) {
    const stems = terms.map(({ word }) => stripInflection(word.folded));
    const words = terms.flatMap((_, at) => readWord(terms, at, stems) ?? []);
    const many = terms.findIndex(({ word }) => /^(?:many|number|few)$/.test(word.folded));
    return {
      words,
      total: words.reduce((sum, { rarity }) => sum + rarity, 0),
      counted: many < 0 ? null : (words.find(({ term }) => terms.indexOf(term) > many) ?? null),
      stems: new Set(terms.map(({ stem }) => stem)),
      pairs: pairsOf(terms),
      isNegated: isNegated(terms),
      narrowing: terms
        .map(({ word }) => word.folded)
        .filter((word) => isLimitingWord(word) && !isNegator(word)),
    };
  };

  function readWord(
    terms: readonly Term[],
    at: number,
    stems: readonly string[],
  ): AskedWord | null {
    const term = terms[at];
    if (!term) return null;
    const { folded } = term.word;
    const number = readNumber(folded);
    const isFraming = isFramingWord(folded);
    if (term.isFunction && number === null) return null;
    if (isFraming && rarityOf(sentences, term.stem) === null) return null;

    const own = number === null ? [term.stem] : [toNumberKey(number), term.stem];
    const isProper = isCapital(term) && at > 0;
    const sets = isProper ? [] : reader.setsAt(stems, at);
    const keys = [...all([...own, ...term.concepts.map(({ id }) => id)]), ...sets];
    const rarity = Math.min(
      ...keys.map(
        ([key, strength]) => (rarityOf(sentences, key) ?? unseen(folded)) * (2 - strength),
      ),
    );
    return {
      ...{ term, keys },
      contraries: reader.contrariesOf(sets),
      rarity: rarity * shareOf(folded),
      isName: isProper || dictionary.commonness(folded) === 0,
    };
  }

  /** A word that no sentence has is the rarest of all, less so if it is everybody's English. */
  function unseen(folded: string): number {
    return mostRarity(sentences) * (1 - commonDiscount * dictionary.commonness(folded));
  }
}

/** What a word that only frames or shapes a question counts of what others do. */
function shareOf(folded: string): number {
  if (isFramingWord(folded) || shaping.has(folded)) return framingShare;
  return isShellWord(folded) ? shellShare : 1;
}

const framingShare = 0.2;
const shellShare = 0.7;
/** What a word that no sentence has loses of its rarity, if it is everybody's English. */
const commonDiscount = 0.3;
const shaping = new Set(
  'name names full number year list type kind sort term called known date time place person people thing things'.split(
    ' ',
  ),
);
