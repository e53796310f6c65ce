import { describe, expect, it } from 'vitest';
import { readClaims } from '../../bench/claim-set.ts';
import { loadDesk } from '../../src/load-desk.ts';

/**
 * Claims that the checker was made with. They measure nothing, and hold what it can: that it decides no more
 * wrongly than it did, and misses no more. `npm run eval:claims` measures, on claims that it has not seen.
 */
describe.each([
  { set: 'article', knowledge: 'knowledge', right: 0.94 },
  { set: 'hurried', knowledge: 'knowledge', right: 0.95 },
  { set: 'hurried-held', knowledge: 'knowledge', right: 0.85 },
  { set: 'colleague', knowledge: 'knowledge', right: 0.88 },
  { set: 'test-designer', knowledge: 'knowledge', right: 0.82 },
  { set: 'three-desks', knowledge: 'knowledge', right: 0.78 },
  // Paraphrased as far from the source as can be.
  { set: 'wire-agency', knowledge: 'knowledge', right: 0.8 },
  { set: 'correspondent', knowledge: 'knowledge', right: 0.73 },
  { set: 'regional-reporter', knowledge: 'knowledge', right: 0.68 },
  // Written to be decided wrongly: of these, it matters that none is.
  { set: 'near', knowledge: 'knowledge', right: 0.72 },
  { set: 'squad', knowledge: 'test/fixtures/squad', right: 0.94 },
  { set: 'recall', knowledge: 'test/fixtures/recall', right: 0.94 },
  { set: 'squad-others', knowledge: 'test/fixtures/squad', right: 0.55, wrong: 1 },
  { set: 'recall-others', knowledge: 'test/fixtures/recall', right: 0.63 },
  // A curator's, each as near to the source as a false claim can be.
  { set: 'curator', knowledge: 'knowledge', right: 0.89, wrong: 15 },
])('claims on the $set', ({ set, knowledge, right, wrong: most = 0 }) => {
  const desk = loadDesk(knowledge);
  const claims = readClaims(`test/claims/${set}.jsonl`);
  const judged = claims.map(({ text, verdict }) => ({
    text,
    verdict,
    kind: desk.check(text).kind,
  }));

  it('decides no more of them wrongly than are known', () => {
    const wrong = judged.filter(({ verdict, kind }) => kind !== 'not_covered' && kind !== verdict);

    expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(most);
  });

  it('decides most of those that the source decides', () => {
    const agreed = judged.filter(({ verdict, kind }) => kind === verdict);

    expect(agreed.length / judged.length).toBeGreaterThanOrEqual(right);
  });
});

describe('what the source itself says', () => {
  it('is supported: each answer and each quote, but for one', () => {
    const desk = loadDesk('knowledge');
    const texts = desk.knowledge.facts.flatMap(({ answer, citations }) => [
      answer,
      ...citations.map(({ quote }) => quote),
    ]);

    const missed = [...new Set(texts)].filter((text) => desk.check(text).kind !== 'supported');

    // A summary of four paragraphs.
    expect(missed.map((text) => text.slice(0, 18))).toEqual(['Also raised are hy']);
  });
});
