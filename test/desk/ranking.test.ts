import { expect, it } from 'vitest';
import { createMatcher } from '../../src/desk/matching/find-matches.ts';
import { readText } from '../../src/desk/understand.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { loadDictionary } from '../../src/load-dictionary.ts';

const matcher = createMatcher({
  knowledge: loadKnowledgeBase('test/fixtures/ferry'),
  dictionary: loadDictionary(),
});

// Each question with the facts in their order, and beside each the reason for its place.
it.each([
  {
    question: 'why did the union call off the strike',
    order: [
      ['why-the-strike-was-called-off', 'asked in its own words'],
      ['what-the-union-plans', 'the same union, but another deed'],
    ],
  },
  {
    question: 'union vote',
    order: [
      ['what-the-union-plans', 'has both words'],
      ['why-the-strike-was-called-off', 'has the union alone'],
    ],
  },
  {
    question: 'passenger deal',
    order: [
      ['how-many-passengers', 'the word that nothing else has weighs more'],
      ['who-opposed-the-deal', 'a word that its question has as well'],
    ],
  },
])('ranks facts for “$question”', ({ question, order }) => {
  const ids = matcher.findMatches(readText(question)).map(({ fact }) => fact.id);

  expect(ids.slice(0, order.length)).toEqual(order.map(([id]) => id));
});

it('scores a whole question above one that names something that the fact lacks', () => {
  const scoreOf = (question: string) => matcher.findMatches(readText(question))[0]?.score ?? 0;

  expect(scoreOf('who opposed the deal')).toBeGreaterThan(scoreOf('who opposed the tunnel'));
  expect(scoreOf('when is the vote')).toBeGreaterThan(scoreOf('when was the union founded'));
});
