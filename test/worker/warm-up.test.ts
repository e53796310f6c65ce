import { expect, it } from 'vitest';
import { warmUp } from '../../src/worker/warm-up.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';

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
