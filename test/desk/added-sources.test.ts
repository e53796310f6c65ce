import { describe, expect, it } from 'vitest';
import { finish } from '../../src/desk/check-draft.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { makeKnowledge, makeSource, pierClosed } from '../fixtures/make-knowledge.ts';

const release = {
  ...makeSource({
    id: 'channel-1',
    title: 'Marlow Line Opens a Ferry to Norwick',
    paragraphs: [
      'Marlow Line will open a ferry to Norwick on 4 May.',
      'The company runs 14 ships and employs 300 people.',
    ],
  }),
  added: { by: 'U1', at: 0, until: 1, hash: '' },
};
const desk = createDesk(makeKnowledge(), { english: loadEnglish() });

describe('a desk with a text more', () => {
  const wider = desk.with([release]);

  it('answers from its sentences, at the level of a passage', () => {
    const asked = 'When does Marlow Line open the ferry to Norwick?';
    expect(desk.answer(asked)).toMatchObject({ kind: 'not_covered' });
    expect(wider.answer(asked)).toMatchObject({
      ...{ kind: 'covered', level: 'passage' },
      passage: { citation: { source: 'channel-1', paragraph: 1 } },
    });
  });

  it('checks claims against it, and against what was there', () => {
    const claim = 'Marlow Line will open a ferry to Norwick on 4 May.';
    expect(desk.check(claim).kind).toBe('not_covered');
    expect(wider.check(claim)).toMatchObject({
      kind: 'supported',
      citations: [{ source: 'channel-1' }],
    });
    const known = pierClosed.citations[0].quote;
    expect(wider.check(known)).toMatchObject({
      kind: 'supported',
      citations: desk.check(known).citations,
    });
    expect(wider.check('Marlow Line will open a ferry to Norwick on 5 May.').kind).toBe(
      'contradicted',
    );
  });

  it('answers by facts as without it', () => {
    for (const asked of [...pierClosed.questions, 'when does the pier open again?']) {
      expect(wider.answer(asked), asked).toEqual(desk.answer(asked));
    }
  });

  it('is told from the base by its hash, and leaves it as it was', () => {
    expect(wider.knowledge.hash).not.toBe(desk.knowledge.hash);
    expect(wider.knowledge.wholeHash).toBe(desk.knowledge.hash);
    expect(Object.keys(desk.knowledge.sources)).not.toContain('channel-1');
    expect(desk.with([release])).toBe(wider);
  });

  it('is made when it is first asked, and says when it is ready', () => {
    const other = [{ ...release, title: 'Another' }];
    desk.with(other);
    expect(desk.isReadyWith(other)).toBe(false);
    finish(desk.with(other).getReady());
    expect(desk.isReadyWith(other)).toBe(true);
  });
});
