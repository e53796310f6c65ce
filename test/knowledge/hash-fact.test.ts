import { expect, it } from 'vitest';
import { hashFact } from '../../src/knowledge/hash-fact.ts';
import { makeCitation, pierClosed } from '../fixtures/make-knowledge.ts';

it.each([
  ['its answer', { answer: 'The board closed the pier.' }],
  ['whose view it is', { attribution: 'the board' }],
  ['a quote', { citations: [makeCitation({ quote: 'The harbour board closed the east pier.' })] }],
  ['a note', { note: 'Monday is relative to an undated article.' }],
  ['a translation', { translations: { ko: { answer: '부두가 닫혔다.', questions: [] } } }],
] as const)('a fact is of another version once %s is edited', (_, change) => {
  expect(hashFact({ ...pierClosed, ...change })).not.toBe(hashFact(pierClosed));
});

it('stays of its version while only what it is found by is edited', () => {
  const found = {
    questions: ['Who shut it?'],
    notInSource: ['Why?'],
    title: 'The pier',
    version: 9,
  };

  expect(hashFact({ ...pierClosed, ...found })).toBe(hashFact(pierClosed));
  expect(hashFact(pierClosed)).toMatch(/^[0-9a-f]{16}$/);
});
