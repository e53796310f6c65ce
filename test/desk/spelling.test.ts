import { describe, expect, it } from 'vitest';
import { createSpelling } from '../../src/desk/matching/create-spelling.ts';
import { typoCost } from '../../src/desk/matching/typo-cost.ts';
import { splitWords } from '../../src/language/split-words.ts';
import { readWriting } from '../../src/language/written-as-name.ts';
import { loadDictionary } from '../../src/load-dictionary.ts';

const dictionary = loadDictionary();
const spelling = createSpelling({
  vocabulary: new Set(
    'open into brits kettle settle harbour ferry committee necessary meeting reed holmgren'.split(
      ' ',
    ),
  ),
  nameWords: new Set(['reed', 'holmgren']),
  isRealWord: (word) => dictionary.commonness(word) > 0,
});

/** Each word of a text that is taken for another. */
function correctIn(text: string): string[] {
  const writingOf = readWriting(text);
  return splitWords(text).flatMap((word) => {
    const meant = spelling.correct(word.folded, writingOf(word));
    return meant === null ? [] : `${word.text} > ${meant}`;
  });
}

describe('a mistyped word is taken for the one that was meant', () => {
  it.each([
    ['swapped', 'ktetle'],
    ['left out', 'kettl'],
    ['struck twice', 'keettle'],
    ['a key beside the right one', 'krttle'],
  ])('%s', (_, typed) => {
    expect(spelling.correct(typed, 'word')).toBe('kettle');
  });

  it('two slips in a long word', () => {
    expect(spelling.correct('comitttee', 'word')).toBe('committee');
    expect(spelling.correct('neccesary', 'word')).toBe('necessary');
  });
});

describe('a name is taken for no common word', () => {
  it.each(['nato', 'opec', 'brics'])('an abbreviation in small letters: %s', (typed) => {
    expect(spelling.correct(typed, 'word')).toBeNull();
  });

  it('an abbreviation, or what has a capital where a word has none', () => {
    expect(correctIn('is OPENN in the Kettel pact with Feery, what of the harbuor')).toEqual([
      'harbuor > harbour',
    ]);
  });

  it('but for a mistyped name', () => {
    expect(correctIn('what did Anna Holmgern say')).toEqual(['Holmgern > holmgren']);
  });

  it('nor is a country', () => {
    expect(spelling.correct('seychelles', 'word')).toBeNull();
  });

  it('capitals that are everywhere tell nothing', () => {
    expect(correctIn('WHERE IS THE HARBUOR')).toEqual(['HARBUOR > harbour']);
    expect(correctIn('Where Is the Harbuor Meeting')).toEqual(['Harbuor > harbour']);
  });
});

describe('typoCost', () => {
  it('counts a slip once, and any other letter twice', () => {
    expect([
      typoCost('opne', 'open', 2),
      typoCost('oppen', 'open', 2),
      typoCost('opem', 'open', 2),
      typoCost('opec', 'open', 2),
    ]).toEqual([1, 1, 1, 2]);
  });
});
