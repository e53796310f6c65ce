import { describe, expect, it } from 'vitest';
import { createWordTable, findList } from '../../src/language/word-table.ts';

describe('a table of words', () => {
  const table = createWordTable([
    ['harbour', 'board', "board's"],
    ['ferry', 'board'],
    [],
    ['quay'],
  ]);

  it.each([
    ['harbour', 0],
    ['board', 0],
    ["board's", 0],
    ['ferry', 1],
    ['quay', 3],
  ])('has %j in the first of its lists', (word, list) => {
    expect(findList(table, word)).toBe(list);
  });

  it.each(['', 'boar', 'boards', 'oard', 'harbour\nboard', 'ferry\n', '港'])(
    'has no %j',
    (word) => {
      expect(findList(table, word)).toBe(-1);
    },
  );

  it('of no words has none', () => {
    expect(findList(createWordTable([]), 'harbour')).toBe(-1);
  });

  it('finds every one of very many', () => {
    const words = Array.from({ length: 5_000 }, (_, at) => `word${at * 7}`);
    const many = createWordTable([words.slice(0, 2_000), words.slice(2_000)]);

    expect(words.every((word, at) => findList(many, word) === (at < 2_000 ? 0 : 1))).toBe(true);
    expect(findList(many, 'word1')).toBe(-1);
  });
});
