import type { Feature } from './question-features.ts';

/** A text as numbered features with their weights, of length 1 all together. */
export interface SparseVector {
  readonly features: Int32Array;
  readonly weights: Float32Array;
}

export interface FeatureSpace {
  /** How many features have a number. */
  readonly size: number;
  /** Weighs a text. What no text of the space has makes it longer, and so less like all of them. */
  weigh(features: readonly Feature[]): SparseVector;
}

export interface FeatureSpaceOptions {
  /** The texts by which the rarity of features is told. */
  readonly texts: readonly (readonly Feature[])[];
  /** Texts whose features are numbered too. */
  readonly alsoNumbered: readonly (readonly Feature[])[];
}

/** Numbers the features of texts, and weighs them by how few texts they are in (TF-IDF; Salton and Buckley 1988). */
export function createFeatureSpace({ texts, alsoNumbered }: FeatureSpaceOptions): FeatureSpace {
  const numbers = new Map<string, number>();
  const seen: number[] = [];
  for (const text of texts) {
    for (const key of new Set(text.map((feature) => feature.key))) {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      seen[number] = (seen[number] ?? 0) + 1;
    }
  }
  for (const text of alsoNumbered) {
    for (const { key } of text) if (!numbers.has(key)) numbers.set(key, numbers.size);
  }

  const rarities = Float32Array.from({ length: numbers.size }, (_, number) =>
    rarityOf(seen[number] ?? 0),
  );
  const rarityOfNew = rarityOf(0);

  return { size: numbers.size, weigh };

  function rarityOf(count: number): number {
    return Math.log((texts.length + 1) / (count + 0.5));
  }

  function weigh(features: readonly Feature[]): SparseVector {
    const known = new Map<number, number>();
    const unknown = new Map<string, number>();
    for (const { key, strength } of features) {
      const number = numbers.get(key);
      // A second mention adds nothing: people repeat themselves in a hurry.
      if (number === undefined) {
        unknown.set(key, Math.max(unknown.get(key) ?? 0, strength * rarityOfNew));
      } else {
        known.set(number, Math.max(known.get(number) ?? 0, strength * (rarities[number] ?? 0)));
      }
    }

    let square = 0;
    for (const weight of known.values()) square += weight * weight;
    for (const weight of unknown.values()) square += weight * weight;
    const length = Math.sqrt(square) || 1;
    return {
      features: Int32Array.from(known.keys()),
      weights: Float32Array.from(known.values(), (weight) => weight / length),
    };
  }
}
