import { placeOf, type StringTable, toStringTable } from './string-table.ts';

/**
 * Lists of words, flat: some twenty bytes a word, where an entry of a map takes over a hundred. Plain data, to be kept; made
 * once, and only read.
 */
export interface WordTable {
  /** All words, one list after the other. */
  readonly words: StringTable;
  /** Where among them each list ends. */
  readonly ends: readonly number[];
}

/** Makes a table. A word that stands in several lists is of the first. */
export function createWordTable(lists: readonly (readonly string[])[]): WordTable {
  const words = new Set<string>();
  const ends = lists.map((list) => {
    for (const word of list) words.add(word);
    return words.size;
  });
  return { words: toStringTable(words), ends };
}

/** Gives the number of the list that has a word, from 0; -1 where none has it. */
export function findList({ words, ends }: WordTable, word: string): number {
  const place = placeOf(words, word);
  return place === undefined ? -1 : ends.findIndex((end) => place < end);
}
