import { expect, it } from 'vitest';
import { warmUp, warmUpParts } from '../../src/worker/warm-up.ts';
import {
  berths,
  makeDesk,
  makeKnowledge,
  pierClosed,
  pierOpens,
} from '../fixtures/make-knowledge.ts';

it('before the first command a question has been answered and a claim checked, so that nothing is made late', () => {
  const desk = makeDesk();
  const asked: string[] = [];
  const note =
    <T>(kind: string, ask: (text: string) => T) =>
    (text: string): T => {
      asked.push(kind);
      return ask(text);
    };

  warmUp({
    desk: { ...desk, answer: note('answer', desk.answer), check: note('check', desk.check) },
    command: '/desk',
  });

  expect(new Set(asked)).toEqual(new Set(['answer', 'check']));
});

it('before the first command each part of the base that somebody may be answered from is made', () => {
  const embargo = '2026-12-01T18:00:00.000Z';
  const later = '2026-12-02T18:00:00.000Z';
  const facts = [
    { ...pierClosed, embargo },
    { ...pierOpens, audience: 'internal' as const },
    { ...berths, embargo: later },
  ];
  const desk = makeDesk(makeKnowledge({ facts }));

  warmUpParts({ desk, command: '/desk' }, { at: Date.parse(embargo) - 1 });

  const all = [
    ...[[berths.id, pierClosed.id], [pierOpens.id], [berths.id, pierClosed.id, pierOpens.id]],
    // From when the first of the embargoes is over.
    ...[[berths.id], [berths.id, pierOpens.id]],
  ];
  for (const part of all) {
    const withheld = { sources: [], facts: part.toSorted() };
    expect(desk.isReadyWithout(withheld), part.join()).toBe(true);
  }
});
