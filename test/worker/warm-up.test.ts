import { expect, it } from 'vitest';
import { warmUp, warmUpParts } from '../../src/worker/warm-up.ts';
import { makeDesk, makeKnowledge, pierClosed, pierOpens } from '../fixtures/make-knowledge.ts';

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
  const facts = [
    { ...pierClosed, embargo },
    { ...pierOpens, audience: 'internal' as const },
  ];
  const desk = makeDesk(makeKnowledge({ facts }));

  warmUpParts({ desk, command: '/desk' }, { at: Date.parse(embargo) - 1 });

  for (const withheld of [[pierClosed.id], [pierOpens.id], [pierOpens.id, pierClosed.id]]) {
    expect(desk.isReadyWithout({ sources: [], facts: withheld })).toBe(true);
  }
});
