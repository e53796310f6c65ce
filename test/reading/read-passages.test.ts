import { describe, expect, it } from 'vitest';
import { readPassages } from '../../src/reading/read-passages.ts';

function speakersOf(...paragraphs: readonly string[]): (string | null)[] {
  return readPassages({ id: 'harbour', paragraphs }).map(({ speaker }) => speaker);
}

describe('readPassages', () => {
  it('gives every sentence with where it stands', () => {
    const paragraphs = ['The pier is shut. It leaks.', 'Mr. Holm fishes there.'];

    const passages = readPassages({ id: 'harbour', paragraphs });

    expect(passages).toMatchObject([
      { source: 'harbour', paragraph: 1, start: 0, end: 17, text: 'The pier is shut.' },
      { source: 'harbour', paragraph: 1, start: 18, end: 27, text: 'It leaks.' },
      { source: 'harbour', paragraph: 2, start: 0, end: 22, text: 'Mr. Holm fishes there.' },
    ]);
  });

  it('has the source itself say what nobody says', () => {
    expect(speakersOf('The pier leaks. "Alder" is its oldest berth.')).toEqual([null, null]);
  });

  it.each([
    ['said X', '"We close the pier," said Ann Reed.', 'Ann Reed'],
    ['X said', '"We close the pier," Ann Reed told reporters.', 'Ann Reed'],
    ['X said first', 'Ann Reed said: "We close the pier."', 'Ann Reed'],
    ['an office', '"We close it," harbour board chair Ann Reed said on Monday.', 'Ann Reed'],
    ['an office and a place', 'In a letter, Mayor of Holm Ann Reed said, "We close."', 'Ann Reed'],
    ['an apposition', 'Ann Reed, the mayor of Holm, said that the pier leaks.', 'Ann Reed'],
    ['an apposition before', "The board's chair, Ann Reed, said it leaks.", 'Ann Reed'],
    ['no name', '"It leaks," a diver said after the dive.', 'diver'],
    [
      'who speaks for somebody',
      'A lawyer for Ann Reed said she would appeal.',
      'lawyer for Ann Reed',
    ],
    [
      'said between commas',
      'The board closed the pier because the wood, it said, was rotten.',
      'board',
    ],
    ['no quote', 'The pier leaks badly, the harbour board said on Monday.', 'harbour board'],
    ['according to X', 'The pier leaks, according to the Harbour Board (HB).', 'Harbour Board'],
    ['according to X first', 'According to Ann Reed, the pier leaks.', 'Ann Reed'],
  ])('finds a speaker: %s', (_, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker]);
  });

  it('gives all of a quote, and what follows in quotes, to its speaker', () => {
    const text =
      '"It leaks. It must close," said Ann Reed. "We are sorry. We pay." The pier is old.';

    expect(speakersOf(text)).toEqual([...Array(4).fill('Ann Reed'), null]);
  });

  it('knows who "she" is', () => {
    expect(speakersOf('"It leaks," said Ann Reed.', 'She added that it must close.')).toEqual([
      'Ann Reed',
      'Ann Reed',
    ]);
  });

  it('takes "she" for whoever spoke last by name, and "it" for what the sentence is about', () => {
    expect(
      speakersOf(
        'Ann Reed said the pier leaked. The board, it said, had warned her.',
        'The pier, she said, was shut.',
      ),
    ).toEqual(['Ann Reed', 'board', 'Ann Reed']);
  });

  it('gives what follows "X said:" to X', () => {
    expect(
      speakersOf(
        'Ann Reed, chair of the board, said:',
        '"It leaks. It must close.',
        '"We pay."',
        'It is old.',
      ),
    ).toEqual([expect.anything(), 'Ann Reed', 'Ann Reed', 'Ann Reed', null]);
  });

  it('gives a quote after a statement to whoever made it', () => {
    expect(speakersOf('Ann Reed issued a statement on the pier. "It leaks badly."')).toEqual([
      'Ann Reed',
      'Ann Reed',
    ]);
  });
});
