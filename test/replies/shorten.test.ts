import { expect, it } from 'vitest';
import { shorten } from '../../src/replies/shorten.ts';

it('leaves a short text as it is', () => {
  expect(shorten('pier', 4)).toBe('pier');
});

it('puts an ellipsis in place of the rest', () => {
  expect(shorten('the east pier', 9)).toBe('the east…');
});

it('finds the cut without going through all that stands before it', () => {
  const text = '桟橋'.repeat(200_000);

  expect(shorten(text, 300_000)).toBe(`${text.slice(0, 299_999)}…`);
});

it.each(['👩‍👩‍👧‍👦', '🇰🇷', 'é', '각'])('does not cut within %s', (character) => {
  const short = shorten(`ab${character}${character}${character}`, 3 + character.length);

  expect(short).toBe(`ab${character}…`);
});
