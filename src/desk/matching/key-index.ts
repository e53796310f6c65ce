import { placeOf, type StringTable, toStringTable } from '../../language/string-table.ts';
import { isSetKey, type KeyStrengths, type Keys } from './passage-keys.ts';

/** Texts by what they can be found by, in flat arrays. Plain data, to be kept. */
export interface KeyIndex {
  /** How many texts there are. */
  readonly count: number;
  /** A key's number is its place. */
  readonly numbers: StringTable;
  /** By a key's number: where its texts begin; one more than there are keys. */
  readonly starts: Int32Array;
  /** The places of the texts that have a key, ascending, and how surely each does. */
  readonly places: Int32Array;
  readonly strengths: Float64Array;
  /** In keys, by a text's place. */
  readonly lengths: Int32Array;
  readonly average: number;
}

/** Indexes texts, so that a question costs what it shares with them. */
export function createKeyIndex(texts: Iterable<Keys>): KeyIndex {
  const numbers = new Map<string, number>();
  const found: number[] = [];
  const places: number[] = [];
  const strengths: number[] = [];
  const lengths: number[] = [];
  for (const keys of texts) {
    let length = 0;
    for (const [key, strength] of keys) {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      found.push(number);
      places.push(lengths.length);
      strengths.push(strength);
      if (!isSetKey(key)) length += 1;
    }
    lengths.push(length);
  }
  return {
    ...{ count: lengths.length, numbers: toStringTable(numbers.keys()) },
    ...sortByKey(numbers.size, { found, places, strengths }),
    lengths: Int32Array.from(lengths),
    average: mean(lengths),
  };
}

interface Postings {
  /** The key's number of each. */
  readonly found: readonly number[];
  readonly places: readonly number[];
  readonly strengths: readonly number[];
}

function sortByKey(size: number, { found, places, strengths }: Postings) {
  const starts = new Int32Array(size + 1);
  for (const number of found) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let number = 0; number < size; number += 1) {
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  }
  const next = starts.slice();
  const sorted = {
    starts,
    places: new Int32Array(found.length),
    strengths: new Float64Array(found.length),
  };
  for (const [n, number] of found.entries()) {
    const at = next[number] ?? 0;
    next[number] = at + 1;
    sorted.places[at] = places[n] ?? 0;
    sorted.strengths[at] = strengths[n] ?? 0;
  }
  return sorted;
}

/** Where the texts that have a key begin and end among all; nowhere where none has it. */
export function rangeOf({ numbers, starts }: KeyIndex, key: string): readonly [number, number] {
  const number = placeOf(numbers, key);
  return number === undefined ? [0, 0] : [starts[number] ?? 0, starts[number + 1] ?? 0];
}

/** The keys of the text at a place. */
export function keysAt(index: KeyIndex, place: number): KeyStrengths {
  const { numbers, starts, places, strengths } = index;
  return {
    get(key) {
      const number = placeOf(numbers, key);
      if (number === undefined) return undefined;
      const end = starts[number + 1] ?? 0;
      let low = starts[number] ?? 0;
      let high = end;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((places[middle] ?? 0) < place) low = middle + 1;
        else high = middle;
      }
      return low < end && places[low] === place ? strengths[low] : undefined;
    },
  };
}

/** How rare a key is among the texts, by BM25 (Robertson and Zaragoza 2009); `null` where none has it. */
export function rarityOf(index: KeyIndex, key: string): number | null {
  const [first, end] = rangeOf(index, key);
  return end === first ? null : rarityAt(index, end - first);
}

/** The rarity of what not even one text has. */
export function mostRarity(index: KeyIndex): number {
  return rarityAt(index, 0.5);
}

function rarityAt({ count }: KeyIndex, having: number): number {
  return Math.log(1 + (count - having + 0.5) / (having + 0.5));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
