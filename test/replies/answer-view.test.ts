import { expect, it } from 'vitest';
import { viewFact } from '../../src/replies/answer-view.ts';
import { makeCitation, makeFact } from '../fixtures/make-knowledge.ts';

const monday = 'The harbour board closed the east pier on Monday.';
const cranes = 'Three cranes stand on the west pier.';

it.each([
  ['the first quote that has its words', '"Monday" is relative', [cranes, monday, monday], 1],
  ['the first of all, where it is on no words', 'The board has moved since', [cranes, monday], 0],
])('shows a note with %s', (_with, note, quotes, at) => {
  const [first, ...others] = quotes.map((quote) => makeCitation({ quote }));
  if (!first) throw new Error('a fact has a quote');
  const fact = makeFact({ citations: [first, ...others], note });

  const view = viewFact({ fact, language: 'en' });

  const without = quotes.map((): string[] => []);
  expect(view.quotes.map(({ notes }) => notes)).toEqual(without.with(at, [note]));
});

it('shows no note on words that no quote has', () => {
  const fact = makeFact({ note: '"Tuesday" is relative' });

  expect(viewFact({ fact, language: 'en' }).quotes.flatMap(({ notes }) => notes)).toEqual([]);
});
