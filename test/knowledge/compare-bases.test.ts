import { expect, it } from 'vitest';
import { compareBases } from '../../src/knowledge/compare-bases.ts';
import {
  berths,
  makeFact,
  makeKnowledge,
  makeSource,
  pierClosed,
  pierOpens,
} from '../fixtures/make-knowledge.ts';

it('names the facts that came, went and are otherwise, and the sources', () => {
  const ferry = makeSource({ id: 'ferry', title: 'The Ferry Runs' });
  const corrected = makeFact({ id: pierOpens.id, title: 'When it opens', status: 'corrected' });
  const fresh = makeFact({ id: 'fresh' });
  const before = makeKnowledge();
  const after = makeKnowledge({
    facts: [fresh, { ...berths }, corrected],
    sources: { ferry, ...before.sources },
  });

  const changes = compareBases(before, after);

  expect(changes.facts).toEqual({
    added: [fresh],
    removed: [pierClosed],
    changed: [{ before: pierOpens, after: corrected }],
  });
  expect(changes.sources).toEqual({ added: [ferry], removed: [], changed: [] });
});

it('finds nothing where only names or words changed', () => {
  const after = makeKnowledge({ words: [{ same: ['pier', 'jetty'], related: [] }], hash: 'other' });

  const nothing = { added: [], removed: [], changed: [] };
  expect(compareBases(makeKnowledge(), after)).toEqual({ facts: nothing, sources: nothing });
});
