import { describe, expect, it } from 'vitest';
import {
  formatCitation,
  formatPlace,
  formatSourceCount,
} from '../../src/replies/format-citation.ts';
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

describe('formatPlace', () => {
  const added = { by: 'U0ANA', at: Date.parse('2026-11-28T23:59Z'), until: 0, hash: '' };
  const knowledge = makeKnowledge({ sources: { harbour: makeSource({ added }) } });

  it.each([
    ['en', 'uncurated, added in this channel on 28 November'],
    ['ko', '편집자 확인 전, 이 채널에 추가됨(11월 28일)'],
    ['ja', '編集者未確認、このチャンネルに追加（11月28日）'],
  ] as const)(
    'says in %s of a text from Slack that nobody curated it, and of when it is',
    (language, mark) => {
      expect(formatPlace(makeCitation({ paragraph: 2 }), knowledge, language).join('')).toBe(
        `¶2 · Harbour Board Closes East Pier · ${mark}`,
      );
      expect(formatCitation(makeCitation(), knowledge, language)).toContain(mark);
    },
  );
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
