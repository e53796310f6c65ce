import { placeOf, type StringTable, toStringTable } from '../../language/string-table.ts';
import type { Term } from './create-lexicon.ts';
import { eachTextFeature } from './text-features.ts';

/** A text as the numbers of its features, each with its weight. The vector has length 1. */
export interface SparseVector {
  readonly features: Int32Array;
  readonly weights: Float32Array;
}

/** The features of some texts, numbered, with how rare each is. Plain data, to be kept. */
export interface NumberedFeatures {
  /** A feature's number is its place. */
  readonly numbers: StringTable;
  /** By number. */
  readonly rarities: Float32Array;
  /** The rarity of a feature that has no number. */
  readonly rarityOfNew: number;
}

export interface FeatureSpace {
  /** How many features have a number. */
  readonly size: number;
  /** Turns a text into a vector. Features that no text of the space has make it less like all of them. */
  weigh(terms: readonly Term[]): SparseVector;
}

export interface NumberFeaturesOptions {
  /** The texts in which features are counted: the fewer have one, the rarer it is. */
  readonly texts: readonly (readonly Term[])[];
  /** Texts whose features are numbered too. */
  readonly alsoNumbered: readonly (readonly Term[])[];
}

/** Numbers the features of texts, and says how rare each is: the IDF of TF-IDF (Salton and Buckley 1988). */
export function numberFeatures({ texts, alsoNumbered }: NumberFeaturesOptions): NumberedFeatures {
  const { numbers, seen } = countFeatures(texts);
  for (const terms of alsoNumbered) {
    eachTextFeature(terms, (key) => {
      if (!numbers.has(key)) numbers.set(key, numbers.size);
    });
  }

  const rarityOf = (count: number) => Math.log((texts.length + 1) / (count + 0.5));
  const rarities = Float32Array.from({ length: numbers.size }, (_, number) =>
    rarityOf(seen[number] ?? 0),
  );
  return { numbers: toStringTable(numbers.keys()), rarities, rarityOfNew: rarityOf(0) };
}

/** Makes what weighs texts by numbered features. */
export function createFeatureSpace({
  numbers,
  rarities,
  rarityOfNew,
}: NumberedFeatures): FeatureSpace {
  /** Weights of the text being weighed, by number; all 0 in between. */
  const scratch = new Float64Array(rarities.length);

  return {
    size: rarities.length,
    weigh(terms) {
      const found: number[] = [];
      const unknown = new Map<string, number>();
      // A second mention adds nothing: people repeat themselves in a hurry.
      eachTextFeature(terms, (key, strength) => {
        const number = placeOf(numbers, key);
        if (number === undefined) {
          unknown.set(key, Math.max(unknown.get(key) ?? 0, strength * rarityOfNew));
          return;
        }
        const before = scratch[number] ?? 0;
        if (before === 0) found.push(number);
        scratch[number] = Math.max(before, strength * (rarities[number] ?? 0));
      });

      let square = 0;
      for (const number of found) square += (scratch[number] ?? 0) ** 2;
      for (const weight of unknown.values()) square += weight ** 2;
      const length = Math.sqrt(square) || 1;

      const weights = new Float32Array(found.length);
      for (const [n, number] of found.entries()) {
        weights[n] = (scratch[number] ?? 0) / length;
        scratch[number] = 0;
      }
      return { features: Int32Array.from(found), weights };
    },
  };
}

/** Numbers features in the order of the texts, and counts the texts that have them. */
function countFeatures(texts: readonly (readonly Term[])[]) {
  const numbers = new Map<string, number>();
  const seen: number[] = [];
  const lastText: number[] = [];

  for (const [text, terms] of texts.entries()) {
    eachTextFeature(terms, (key) => {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      if (lastText[number] === text) return;
      lastText[number] = text;
      seen[number] = (seen[number] ?? 0) + 1;
    });
  }
  return { numbers, seen };
}
