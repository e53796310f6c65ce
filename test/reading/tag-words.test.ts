import { describe, expect, it } from 'vitest';
import { tagText, tagWords } from '../../src/reading/tag-words.ts';

describe('tagText', () => {
  it('says what each word and mark does in its sentence', () => {
    const text = "Ann didn't mend the pier, said Mr. Holm's boss.";

    const words = tagText(text);

    expect(words.map(({ text: word, tag }) => `${word}/${tag}`)).toEqual([
      ...['Ann/PROPN', "didn't/AUX", 'mend/VERB', 'the/DET', 'pier/NOUN', ',/PUNCT'],
      ...['said/VERB', 'Mr/PROPN', './PUNCT', "Holm's/PROPN", 'boss/NOUN', './PUNCT'],
    ]);
    for (const { text: word, start, end } of words) expect(text.slice(start, end)).toBe(word);
  });
});

describe('tagWords', () => {
  it('gives each word a tag, however long the row is', () => {
    const words = Array.from({ length: 300 }, () => ['the', "board's", 'ferry']).flat();

    const tags = tagWords(words);

    expect(tags).toHaveLength(900);
    expect(new Set([tags[2], tags[302], tags[899]])).toEqual(new Set(['NOUN']));
  });

  it('leaves open what is no English word', () => {
    expect(tagWords(['항구', '', '😀', 'http://a.b'])).toMatchObject([
      'X',
      'X',
      'X',
      expect.anything(),
    ]);
  });

  it.each(['http://a.', 'a-', "a'", '@a', '.', '-', 'a.b'])(
    'is quick with what is made to hurt a tokenizer: %s',
    (piece) => {
      // Minutes, were it shown as it stands.
      expect(tagWords(Array(2_000).fill(piece.repeat(40)))).toHaveLength(2_000);
    },
    10_000,
  );
});
