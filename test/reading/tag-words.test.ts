import { describe, expect, it, vi } from 'vitest';
import { createTagger, loadWink, tagText, tagWords } from '../../src/reading/tag-words.ts';

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

  it('lets go of all that its model was shown after so many words, and says the same', () => {
    const load = vi.fn(loadWink);
    const tag = createTagger({ load, mostWords: 5 });
    const words = ['the', 'zorbic', 'ferry'];

    const rows = Array.from({ length: 6 }, () => tag(words));

    expect(new Set(rows.map(String)).size).toBe(1);
    expect(load).toHaveBeenCalledTimes(3);
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
