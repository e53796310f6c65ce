import { rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeLargeBase } from '../../bench/write-large-base.ts';
import { createPassageFinder } from '../../src/desk/answering/find-passages.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { createLexicon } from '../../src/desk/matching/create-lexicon.ts';
import { indexSentencesOf } from '../../src/desk/matching/index-sentences.ts';
import { createSharingFinder, toVectorTable } from '../../src/desk/matching/vector-table.ts';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { emptyDictionary } from '../../src/language/dictionary.ts';
import { noEnglish } from '../../src/language/english.ts';
import { emptyThesaurus } from '../../src/language/thesaurus.ts';
import { countSteps } from '../../src/language/work-budget.ts';
import { mainThreadBudget, mostSourcesNear } from '../../src/limits.ts';
import { readNames } from '../../src/reading/read-names.ts';

/** By how much work may grow where a base is twice as large: chance apart, twice. */
const twice = 2.5;

describe('work on a base of twice the size', () => {
  it('of reading names is twice as much: no name is held against every other', () => {
    const [small, large] = [40, 80].map((sources) => {
      const { sources: texts } = writeBase({ facts: 0, sources }).knowledge;
      return countSteps(() => readNames(Object.values(texts), emptyDictionary));
    });

    expect(large).toBeLessThan((small ?? 0) * twice);
  });

  it('of finding rivals to train against does not grow once there are many', () => {
    const looked = [1_000, 2_000]
      .map((count) => {
        // One feature that all have, and one that each shares with nine others.
        const rows = Array.from({ length: count }, (_, n) => ({
          features: Int32Array.from([0, 1 + Math.floor(n / 10)]),
          weights: Float32Array.from([0.1, 0.9]),
        }));
        const byFeature = transposed(rows, 1 + count / 10);
        const find = createSharingFinder(byFeature, { columnCount: count, most: 500 });
        return find({ features: Int32Array.from([0, 1]), weights: Float32Array.from([0.1, 0.9]) });
      })
      .map(({ places }) => places.length);

    expect(looked).toEqual([10, 10]);
  });

  it('of checking a claim is the same: it is held against the few sources that come nearest', () => {
    const steps = [20, 40].map((sources) => {
      const { knowledge, claims } = writeBase({ facts: sources, sources });
      const desk = createDesk(knowledge);
      return countSteps(() => desk.check(claims[0] ?? ''));
    });

    for (const count of steps) {
      // Each source that is read counts as much as the main thread may do.
      expect(count).toBeLessThan(2 * mostSourcesNear * mainThreadBudget);
      expect(count).toBeGreaterThan(mainThreadBudget);
    }
  });

  it('of answering from sentences hardly grows: few are read for a question, however many share its words', () => {
    const reads = [30, 60].map((sources) => {
      const { knowledge, outOfScope } = writeBase({ facts: 0, sources });
      const lexicon = createLexicon(new Map());
      const index = indexSentencesOf(knowledge, { lexicon, thesaurus: emptyThesaurus });
      let count = 0;
      const finder = createPassageFinder({
        ...{ knowledge, index, english: noEnglish },
        lexicon: {
          read(text) {
            count += 1;
            return lexicon.read(text);
          },
        },
      });
      for (const text of outOfScope.slice(0, 5)) finder.find({ text, terms: lexicon.read(text) });
      return count;
    });

    for (const count of reads) expect(count).toBeLessThan(5 * 60);
    expect(reads[1]).toBeLessThan((reads[0] ?? 0) * 1.5);
  });

  it('finds the source of a claim all the same, and what it says', () => {
    const { knowledge, claims } = writeBase({ facts: 30, sources: 30 });
    const desk = createDesk(knowledge);
    const decided = claims.slice(0, 6).filter((claim) => desk.check(claim).kind !== 'not_covered');

    expect(decided.length).toBeGreaterThanOrEqual(4);
    expect(desk.check('Nobody at all has a kettle.').kind).toBe('not_covered');
  });
});

function writeBase(size: { readonly facts: number; readonly sources: number }): {
  readonly knowledge: KnowledgeBase;
  readonly claims: readonly string[];
  readonly outOfScope: readonly string[];
} {
  const { directory, questions } = writeLargeBase({
    ...size,
    phrasings: 3,
    paragraphsPerSource: 4,
  });
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return { knowledge: loadKnowledgeBase(directory), ...questions };
}

function transposed(rows: Parameters<typeof toVectorTable>[0], featureCount: number) {
  const columns = Array.from({ length: featureCount }, (_, feature) => {
    const having = [...rows.entries()].filter(([, row]) => row.features.includes(feature));
    return {
      features: Int32Array.from(having, ([n]) => n),
      weights: Float32Array.from(having, () => 0.5),
    };
  });
  return toVectorTable(columns);
}
