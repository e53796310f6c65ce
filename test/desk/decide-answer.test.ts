import { expect, it } from 'vitest';
import type { Match } from '../../src/desk/answer.ts';
import { decideAnswer } from '../../src/desk/decide-answer.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { writeHarbourBase } from '../support/knowledge-folder.ts';

it('answers with the best match, and shows the others in the order of their scores', () => {
  const matches = makeMatches({ best: 0.9, second: 0.2, third: 0.5, fourth: 0.4 });

  const answer = decideAnswer(matches, { minScore: 0.6 });

  expect(answer).toEqual({
    ...{ kind: 'covered', level: 'answer' },
    ...places(matches, 'best', ['third', 'fourth', 'second']),
  });
});

it('shows the best match first on a miss, even where another scores higher, then the others by score', () => {
  const matches = makeMatches({ best: 0.4, second: 0.1, third: 0.5, fourth: 0.2 });

  const answer = decideAnswer(matches, { minScore: 0.6 });

  const { best, others } = places(matches, 'best', ['third', 'fourth', 'second']);
  expect(answer).toMatchObject({ kind: 'not_covered', nearest: [best, ...others] });
});

/** Matches as they are ranked, each of a fact of its own. */
function makeMatches(scores: Readonly<Record<string, number>>): Match[] {
  const [fact] = loadKnowledgeBase(writeHarbourBase()).facts;
  if (!fact) throw new Error('The base has no fact.');
  const evidence = [
    { word: 'harbour', met: 'same', by: 'harbour' },
    { word: 'tide', met: 'nothing', by: null },
  ] as const;
  return Object.entries(scores).map(([id, score]) => ({ fact: { ...fact, id }, score, evidence }));
}

function places(matches: readonly Match[], best: string, others: readonly string[]) {
  const find = (id: string) => matches.find(({ fact }) => fact.id === id);
  return { best: find(best), others: others.map(find) };
}
