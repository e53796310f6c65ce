import { describe, expect, it } from 'vitest';
import { baseChangedReply, baseRefusedReply } from '../../src/replies/base-notice-reply.ts';
import { makeFact, makeKnowledge } from '../fixtures/make-knowledge.ts';

describe('curators are told', () => {
  it('what came, with the first titles and how many more there are', () => {
    const before = makeKnowledge({ facts: [], hash: 'a'.repeat(64) });
    const facts = Array.from({ length: 7 }, (_, n) => makeFact({ id: `f${n}`, title: `T${n}` }));

    const { text } = baseChangedReply(before, makeKnowledge({ facts, hash: 'b'.repeat(64) }));

    expect(text.split('\n')).toEqual([
      'What I know has changed: version aaaaaaaaaaaa is now bbbbbbbbbbbb, with 7 facts.',
      '• 7 facts added: “T0”, “T1”, “T2”, “T3”, “T4”, and 2 more',
      'Answers come from the new version from now on.',
    ]);
  });

  it('that facts and sources are the same, where only names changed', () => {
    const after = makeKnowledge({ hash: 'b'.repeat(64) });

    expect(baseChangedReply(makeKnowledge(), after).text).toContain(
      'Facts and sources are the same: names, words or settings changed.',
    );
  });

  it('what is wrong where, and what to do', () => {
    const fault = { file: 'facts/a.yml', line: 3, found: 'this is no id.', remedy: 'Write one.' };

    expect(baseRefusedReply([fault, { ...fault, line: null }]).text).toContain(
      '• facts/a.yml, line 3: this is no id. Write one.\n• facts/a.yml: this is no id. Write one.',
    );
  });
});
