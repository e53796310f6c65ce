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
  it.each([
    ['within a number', 'It grew by 3.5 percent. Then it fell', ['It grew by 3.5 percent.']],
    ['after a title', 'Dr. Reed spoke to Mr. Kim. He left', ['Dr. Reed spoke to Mr. Kim.']],
    [
      'after an initial',
      'J. Smith of the U.S. Senate spoke. He left',
      ['J. Smith of the U.S. Senate spoke.'],
    ],
    ['within an address', 'See example.org for more. It helps', ['See example.org for more.']],
    ['before a small letter', 'He asked why? and left. Then', ['He asked why? and left.']],
  ])('finds no end %s', (_, text, sentences) => {
    expect(findSentenceEnds(text).map((end) => text.slice(0, end))).toEqual(sentences);
  });

  it.each([
    ['with its closing quotation mark', '“It is shut.” She left', '“It is shut.”'],
    ['in Japanese', '桟橋は閉鎖された。再開は五月だ', '桟橋は閉鎖された。'],
    ['in Korean', '부두가 폐쇄됐다. 오월에 다시 연다', '부두가 폐쇄됐다.'],
    ['before a number', 'It closed. 300 people left', 'It closed.'],
  ])('finds an end %s', (_, text, sentence) => {
    expect(findSentenceEnds(text).map((end) => text.slice(0, end))).toEqual([sentence]);
  });
});
