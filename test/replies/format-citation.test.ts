import { describe, expect, it } from 'vitest';
import { formatCitation, formatSourceCount } from '../../src/replies/format-citation.ts';
import { makeCitation, makeFact, makeKnowledge, makeSource } from '../fixtures/make-knowledge.ts';

describe('formatCitation', () => {
  it.each([
    [{}, 'outlet and date not stated in our copy'],
    [{ outlet: 'The Quay' }, 'The Quay · date not stated in our copy'],
    [{ date: '2026-11-23' }, '2026-11-23 · outlet not stated in our copy'],
    [{ outlet: 'The Quay', date: '2026-11-23' }, 'The Quay · 2026-11-23'],
  ])('says what is known of %o, and what is not', (about, origin) => {
    const knowledge = makeKnowledge({ sources: { harbour: makeSource(about) } });

    expect(formatCitation(makeCitation({ paragraph: 2 }), knowledge, 'en')).toBe(
      `“Harbour Board Closes East Pier”, ¶2 · ${origin}`,
    );
  });
});

describe('formatSourceCount', () => {
  it('says when everything rests on one source', () => {
    expect(formatSourceCount(makeFact({ citations: [makeCitation(), makeCitation()] }), 'en')).toBe(
      'single source',
    );
  });

  it('counts sources, not quotes', () => {
    const citations = [makeCitation(), makeCitation({ source: 'tide' })] as const;

    expect(formatSourceCount(makeFact({ citations: [...citations] }), 'en')).toBe('2 sources');
  });
});
