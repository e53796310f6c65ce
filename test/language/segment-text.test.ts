import { describe, expect, it } from 'vitest';
import { segmentText } from '../../src/language/segment-text.ts';
import { countSteps } from '../../src/language/work-budget.ts';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('ja', { granularity: 'word' });

describe('segmentText', () => {
  it.each([
    ['short sentences', sentences, 'Peru is in. Is Chile? Mr. Ryu knows! '.repeat(80)],
    ['one long sentence', sentences, `${'the pact and '.repeat(300)}no end. And one more.`],
    [
      'ends that a later letter undoes',
      sentences,
      `It rose 1. 2 ${'3 4 '.repeat(20)}points. `.repeat(20),
    ],
    ['nothing', sentences, ''],
    ['Japanese words', words, '日本が主導する多国間の貿易協定で参加国の間の'],
  ])('gives what the segmenter gives: %s', (_, segmenter, text) => {
    expect([...segmentText(segmenter, text)].map((segment) => segment.text)).toEqual(
      [...segmenter.segment(text)].map(({ segment }) => segment),
    );
  });

  it('says where each segment stands', () => {
    const text = 'Peru is in. Is Chile? '.repeat(90);

    for (const { text: segment, start } of segmentText(sentences, text)) {
      expect(text.slice(start, start + segment.length)).toBe(segment);
    }
  });

  it('costs twice as much for a text twice as long', () => {
    const stepsOf = (count: number) =>
      countSteps(() => [...segmentText(sentences, 'A. '.repeat(count))]);

    expect(stepsOf(12_000) / stepsOf(6_000)).toBeCloseTo(2, 1);
  });
});
