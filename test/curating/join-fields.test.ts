import { describe, expect, it } from 'vitest';
import { joinFields } from '../../src/curating/page/join-fields.ts';
import type { FactFields } from '../../src/curating/workbench-view.ts';

const fact = (fields: Partial<FactFields>): FactFields => ({
  ...{ id: 'who-chairs', title: 'The chair', questions: [], answer: 'Ann Reed chairs it.' },
  ...{ citations: [], attribution: '', view: false, note: '', values: [], notInSource: [] },
  ...{ names: [], more: '', ...fields },
});

describe('joining two facts', () => {
  it.each([
    ['owner: U1', 'embargo: 2026-12-01T18:00Z', 'owner: U1\nembargo: 2026-12-01T18:00Z'],
    ['embargo: 2026-12-01T18:00Z', 'embargo: 2026-12-01T18:30Z', 'embargo: 2026-12-01T18:30Z'],
    ['embargo: 2026-12-02T01:00+09:00', 'embargo: 2026-12-01T17:00Z', 'embargo: 2026-12-01T17:00Z'],
    ['embargo: 2026-12-01T18:00Z', 'embargo: soon', 'embargo: soon'],
    ['audience: everyone', 'audience: internal', 'audience: internal'],
    ['audience: everyone', 'owner: U2', 'owner: U2'],
    ['recheck: 2026-05-01', 'recheck: 2026-04-01', 'recheck: 2026-04-01'],
    ['owner: U1', 'status: withdrawn', 'owner: U1\nstatus: withdrawn'],
    ['owner: [', 'embargo: 2026-12-01T18:00Z', 'owner: [\nembargo: 2026-12-01T18:00Z'],
    [
      'translations:\n  ko: {answer: A, questions: [Q]}',
      'translations:\n  ko: {answer: B, questions: [Q, R]}\n  ja: {answer: C, questions: [S]}',
      'translations:\n  ko:\n    answer: A B\n    questions:\n      - Q\n      - R\n  ja:\n    answer: C\n    questions:\n      - S',
    ],
  ])('loses none of the other fields, and lifts no embargo: %j with %j', (one, other, joined) => {
    expect(joinFields(fact({ more: one }), fact({ more: other })).more).toBe(joined);
  });

  it('takes over whose view it is with whom it is of', () => {
    const view = fact({ attribution: 'the board', view: true, note: 'In May.' });

    expect(joinFields(fact({ note: 'As of 2026.' }), view)).toMatchObject({
      ...{ attribution: 'the board', view: true, note: 'As of 2026. In May.' },
    });
    expect(joinFields(fact({ attribution: 'Ann Reed' }), view)).toMatchObject({
      ...{ attribution: 'Ann Reed', view: false },
    });
  });
});
