import { describe, expect, it } from 'vitest';
import { findSentenceEnds, fitQuote } from '../../src/replies/fit-quote.ts';

describe('fitQuote', () => {
  it('leaves a quote that fits as it is', () => {
    expect(fitQuote('One. Two.', 9)).toEqual({ text: 'One. Two.', isWhole: true });
  });

  it('keeps whole sentences and marks what it leaves out', () => {
    expect(fitQuote('The pier closed. It opens in May. Nobody knows why.', 45)).toEqual({
      text: 'The pier closed. It opens in May. […]',
      isWhole: false,
    });
  });

  it('shows nothing of a sentence that does not fit', () => {
    expect(fitQuote('word '.repeat(40), 50)).toEqual({ text: '[…]', isWhole: false });
  });

  it('keeps to the limit, mark included', () => {
    const quote = 'Ab cd. '.repeat(100);

    for (let limit = 10; limit < 60; limit += 1) {
      expect(fitQuote(quote, limit).text.length).toBeLessThanOrEqual(limit);
    }
  });
});

describe('findSentenceEnds', () => {
  it.each<[string, string, (string | { end: string })[]]>([
    ['within a number', 'It grew by 3.5 percent. Then it fell', ['It grew by 3.5 percent.']],
    ['after a title', 'Dr. Reed spoke to Mr. Kim. He left', ['Dr. Reed spoke to Mr. Kim.']],
    [
      'after an initial',
      'J. Smith of the U.S. Senate spoke. He left',
      ['J. Smith of the U.S. Senate spoke.'],
    ],
    ['within an address', 'See example.org for more. It helps', ['See example.org for more.']],
    ['before a small letter', 'He asked why? and left. Then', ['He asked why? and left.']],
    ['after a rank', 'Lt. Kim, Col. Reed and Capt. Lee sailed. He left', [endOf('Lee sailed.')]],
    ['after a degree', 'Ann Reed, Ph.D. Chair of the board, spoke. He left', [endOf('spoke.')]],
    [
      'at an ellipsis',
      'It grew ... Then it fell … It rose... Nobody knew. He left',
      [endOf('knew.')],
    ],
    ['in what was asked', '“Why?” (Kim asked) was “Who?” Kim wrote. He left', [endOf('wrote.')]],
    ['in a name', 'Yahoo! Japan and Yahoo! Inc. Korea agreed. He left', [endOf('agreed.')]],
    ['before what is numbered', 'See Art. 5, pp. 30 and ch. 9 of it. He left', [endOf('of it.')]],
    ['before a bracket', 'It closed. (It opened. Later) He left. Then', [endOf('He left.')]],
    ['within a Japanese quotation', '「行く。」と言った。そして', ['「行く。」と言った。']],
    ['in a Japanese name', 'Yahoo！ニュースが報じた。そして', ['Yahoo！ニュースが報じた。']],
  ])('finds no end %s', (_, text, sentences) => {
    expect(findSentenceEnds(text).map((end) => text.slice(0, end))).toEqual(
      sentences.map((sentence) =>
        typeof sentence === 'string'
          ? sentence
          : text.slice(0, text.indexOf(sentence.end) + sentence.end.length),
      ),
    );
  });

  it.each([
    ['with its closing quotation mark', '“It is shut.” She left', '“It is shut.”'],
    ['after a short name', 'It joined the CPTPP. It left', 'It joined the CPTPP.'],
    ['after a question', 'Who closed it? Nobody knows', 'Who closed it?'],
    ['in Japanese', '桟橋は閉鎖された。再開は五月だ', '桟橋は閉鎖された。'],
    ['in Korean', '부두가 폐쇄됐다. 오월에 다시 연다', '부두가 폐쇄됐다.'],
    ['before a number', 'It closed. 300 people left', 'It closed.'],
  ])('finds an end %s', (_, text, sentence) => {
    expect(findSentenceEnds(text).map((end) => text.slice(0, end))).toEqual([sentence]);
  });
});

/** For a long text: what its one end comes after. */
function endOf(end: string) {
  return { end };
}
