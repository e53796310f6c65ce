import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/answer.ts';
import { finish } from '../../src/desk/check-draft.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { mostRememberedAnswers } from '../../src/limits.ts';
import { createPartPerformer } from '../../src/worker/perform-in-part.ts';
import { createPerformer, type Perform } from '../../src/worker/perform-task.ts';
import type { Task } from '../../src/worker/task.ts';
import { makeDesk, makeKnowledge, pierClosed } from '../fixtures/make-knowledge.ts';

const place = { kind: 'command', surface: 'acknowledgement', askId: '1', request: null } as const;
const question = 'who closed the east pier?';

type Command = Extract<Task, { kind: 'command' }>;

function ask(perform: Perform, text: string, given: Partial<Command> = {}) {
  return finish(perform({ ...place, text, ...given }));
}

/** Counts what a desk is asked. */
function count(desk: Desk): { readonly desk: Desk; readonly asked: () => number } {
  let asked = 0;
  return {
    desk: {
      ...desk,
      answer(text) {
        asked += 1;
        return desk.answer(text);
      },
    },
    asked: () => asked,
  };
}

describe('what was answered before', () => {
  it('is answered from memory, whoever asks, and however it is spaced', () => {
    const { desk, asked } = count(createDesk(makeKnowledge()));
    const perform = createPerformer({ desk, command: '/desk' });

    const first = ask(perform, question);
    const again = ask(perform, ` ${question.replace(' the ', '  the ')}`, { askId: '1' });

    expect(asked()).toBe(1);
    expect(again.replies).toEqual(first.replies);
  });

  it('is shown for the question that it answers, on the day that it is', () => {
    const desk = createDesk(makeKnowledge());
    const perform = createPerformer({ desk, command: '/desk' });
    ask(perform, question);
    const due = { [pierClosed.id]: '2026-11-03' };

    const given = { askId: '2', asOf: { today: '2026-11-28', due } };
    const again = ask(perform, question, given);

    expect(again).toEqual(ask(createPerformer({ desk, command: '/desk' }), question, given));
    expect(JSON.stringify(again)).toContain('3 November');
  });

  it.each([['the reporter first'], ['the curator first']])(
    'is not told to whoever may not see it, %s',
    (order) => {
      const desk = createDesk(makeKnowledge());
      const perform = createPartPerformer({ desk, command: '/desk' });
      const withheld = { sources: [], facts: [pierClosed.id] };
      const asReporter = () => ask(perform, question, { withheld });
      const asCurator = () => ask(perform, question);

      const [reporter, curator] =
        order === 'the reporter first'
          ? [asReporter(), asCurator()]
          : [asCurator(), asReporter()].reverse();

      expect(curator?.replies[0].cited?.facts.map(({ id }) => id)).toEqual([pierClosed.id]);
      const shown = reporter?.replies.map(({ blocks, text, cited }) => ({ blocks, text, cited }));
      expect(JSON.stringify(shown)).not.toContain(pierClosed.id);
    },
  );

  it('is answered anew from the next base', () => {
    const before = createDesk(makeKnowledge());
    const { desk: after, asked } = count(createDesk(makeKnowledge()));
    ask(createPerformer({ desk: before, command: '/desk' }), question);

    ask(createPerformer({ desk: after, command: '/desk' }), question);

    expect(asked()).toBe(1);
  });

  it.each(['12', 'help?', 'pier'])('“%s” is told in the language of whoever asks', (text) => {
    const desk = createDesk(makeKnowledge());
    const perform = createPerformer({ desk, command: '/desk' });
    ask(perform, text, { language: 'en' });

    const inKorean = ask(perform, text, { language: 'ko' });

    const alone = ask(createPerformer({ desk, command: '/desk' }), text, { language: 'ko' });
    expect(inKorean).toEqual(alone);
  });

  it('is not remembered for a few words that lean on what was asked before', () => {
    const { desk, asked } = count(createDesk(makeKnowledge()));
    const perform = createPerformer({ desk, command: '/desk' });

    ask(perform, 'and Ann Reed?');
    ask(perform, 'and Ann Reed?');

    expect(asked()).toBe(2);
  });

  it('is forgotten when too much else was asked since', () => {
    const { desk, asked } = count(makeDesk());
    const perform = createPerformer({ desk, command: '/desk' });
    ask(perform, question);
    for (let n = 0; n < mostRememberedAnswers; n += 1) ask(perform, `who has berth ${n}?`);
    const before = asked();

    ask(perform, question);

    expect(asked()).toBe(before + 1);
  });
});
