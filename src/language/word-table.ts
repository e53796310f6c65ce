/**
 * Lists of words, flat: some ten bytes a word, where an entry of a map takes over a hundred. Plain data, to be kept; made
 * once, and only read.
 */
export interface WordTable {
  /** All words, each between two line ends. */
  readonly words: string;
  /** Where in `words` the list after each one begins. */
  readonly ends: readonly number[];
  /** Where each word begins, at the first free place after the one that its hash names; 0 where none does. */
  readonly places: Int32Array;
}

/** Makes a table. A word that stands in several lists is of the first. */
export function createWordTable(lists: readonly (readonly string[])[]): WordTable {
  const known = new Set<string>();
  const ends: number[] = [];
  const parts = [''];
  let length = 1;
  for (const list of lists) {
    for (const word of list) {
      if (known.has(word)) continue;
      known.add(word);
      parts.push(word);
      length += word.length + 1;
    }
    ends.push(length);
  }
  const words = `${parts.join('\n')}\n`;

  // Three quarters of it at most are taken, so that few words are looked for at many places.
  const places = new Int32Array(2 ** Math.ceil(Math.log2((known.size * 4) / 3 + 2)));
  let start = 1;
  for (const word of known) {
    let place = hashOf(word) & (places.length - 1);
    while (places[place] !== 0) place = (place + 1) & (places.length - 1);
    places[place] = start;
    start += word.length + 1;
  }
  return { words, ends, places };
}

/** Gives the number of the list that has a word, from 0; -1 where none has it. */
export function findList({ words, ends, places }: WordTable, word: string): number {
  const last = places.length - 1;
  for (let place = hashOf(word) & last; ; place = (place + 1) & last) {
    const start = places[place] ?? 0;
    if (start === 0) return -1;
    if (words.charCodeAt(start + word.length) === lineEnd && words.startsWith(word, start)) {
      return ends.findIndex((end) => start < end);
    }
  }
}

const lineEnd = 10;

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1)
    hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0;
  // Neighbours in the alphabet are parted.
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8;
}
