import { expect, it } from 'vitest';
import {
  joinStringSets,
  placeOf,
  sizeOf,
  stringAt,
  toStringSet,
  toStringTable,
} from '../../src/language/string-table.ts';

const words = Array.from({ length: 500 }, (_, n) => `word ${n * n}`);

it.each([
  ['in bytes', [...words, '', 'naïve']],
  ['in more', [...words, '', '한국', '한', '\ud83d', '\ud83d\ude00']],
])('finds each string at its place and gives it back, %s', (_, strings) => {
  const table = toStringTable(strings);

  expect(sizeOf(table)).toBe(strings.length);
  expect(strings.map((text) => placeOf(table, text))).toEqual([...strings.keys()]);
  expect(strings.map((_, place) => stringAt(table, place))).toEqual(strings);
  expect([...toStringSet(table)]).toEqual(strings);
});

it('does not have what only begins or ends like one of its strings', () => {
  const table = toStringTable(words);

  for (const text of ['', 'word', 'word 2', 'ord 4', 'word 4 ']) {
    expect(placeOf(table, text)).toBeUndefined();
  }
  expect(placeOf(toStringTable([]), 'word')).toBeUndefined();
});

it('joins two sets, and has what both have once', () => {
  const joined = joinStringSets(toStringSet(toStringTable(['a', 'b'])), new Set(['b', 'c']));

  expect([...joined]).toEqual(['a', 'b', 'c']);
  expect(['a', 'c', 'd'].map((text) => joined.has(text))).toEqual([true, true, false]);
});
