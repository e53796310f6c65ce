import { isSetKey, type Keys } from './passage-keys.ts';

/** Texts by what they can be found by. */
export interface KeyIndex {
  /** By a text's place. */
  readonly keys: readonly Keys[];
  /** By key: the places of the texts that have it, ascending, and how surely each does. */
  readonly postings: ReadonlyMap<string, readonly (readonly [at: number, strength: number])[]>;
  /** By key. */
  readonly rarity: ReadonlyMap<string, number>;
  /** The rarity of what not even one text has. */
  readonly most: number;
  /** In keys, by a text's place. */
  readonly lengths: readonly number[];
  readonly average: number;
}

/** Indexes texts, so that a question costs what it shares with them. Rarity is that of BM25 (Robertson and Zaragoza 2009). */
export function createKeyIndex(texts: readonly Keys[]): KeyIndex {
  const postings = new Map<string, [number, number][]>();
  for (const [at, keys] of texts.entries()) {
    for (const [key, strength] of keys) {
      const list = postings.get(key);
      if (list) list.push([at, strength]);
      else postings.set(key, [[at, strength]]);
    }
  }
  const rarityOf = (count: number) => Math.log(1 + (texts.length - count + 0.5) / (count + 0.5));
  const lengths = texts.map((keys) => [...keys.keys()].filter((key) => !isSetKey(key)).length);
  return {
    keys: texts,
    postings,
    rarity: new Map([...postings].map(([key, list]) => [key, rarityOf(list.length)])),
    most: rarityOf(0.5),
    lengths,
    average: mean(lengths),
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
