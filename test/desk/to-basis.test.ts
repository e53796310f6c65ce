import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/desk/answer.ts';
import { compareBases, replayOn } from '../../src/desk/replay.ts';
import { type Basis, basisOfFact, toBasis } from '../../src/desk/to-basis.ts';
import { toCanonicalJson } from '../../src/desk/to-canonical-json.ts';
import { hashFact } from '../../src/knowledge/hash-fact.ts';
import type { Fact } from '../../src/knowledge/knowledge-base.ts';
import { citing } from '../../src/replies/reply.ts';
import {
  berths,
  makeCitation,
  makeDesk,
  makeKnowledge,
  makeMatch,
  makeSource,
  pierClosed,
} from '../fixtures/make-knowledge.ts';

const first = makeCitation();
const second = makeCitation({ paragraph: 2, quote: 'The pier has three berths.' });
const fact: Fact = { ...pierClosed, citations: [first, second] };
const knowledge = makeKnowledge({ facts: [fact, berths] });

function answerBy(told: Fact): Basis {
  const answer: Answer = {
    ...{ kind: 'covered', level: 'answer', language: 'en' },
    ...{ best: makeMatch(told), others: [] },
  };
  return toBasis({ kind: 'answer', answer, ruling: null }, knowledge);
}

describe('what a reply rests on', () => {
  it('names the version that the base has, whichever quote is shown first', () => {
    const shown: Fact = { ...fact, citations: [second, first] };

    const version = { id: fact.id, version: hashFact(fact) };
    expect(answerBy(shown).parts[0]?.facts).toEqual([version]);
    expect(citing([shown], knowledge).cited?.facts).toEqual([version]);
  });

  it('holds no word of a text that people put into a channel', () => {
    const added = { by: 'U1', at: 0, until: 1, hash: 'f'.repeat(64) };
    const sources = { harbour: makeSource({ added }) };
    const basis = toBasis(
      {
        ...{ kind: 'answer', ruling: null },
        answer: {
          ...{ kind: 'covered', level: 'passage', language: 'en', others: [] },
          passage: { citation: first, speaker: null, fact: null, score: 0.9 },
        },
      },
      makeKnowledge({ facts: [], sources }),
    );

    const { paragraph, start, end } = first;
    expect(basis.parts[0]?.quotes).toEqual([{ source: null, paragraph, start, end, quote: null }]);
  });

  it('says the same where only a paragraph moved, and not to the byte', () => {
    const told = answerBy(fact);
    const moved = { ...fact, citations: [{ ...first, paragraph: 3 }, second] } as const;
    const [part] = answerBy(moved).parts;
    if (!part) throw new Error('There is no part.');
    const now = { ...told, parts: [{ ...part, facts: told.parts[0]?.facts ?? [] }] };

    expect(compareBases(told, told)).toMatchObject({ differs: [], isToTheByte: true });
    expect(compareBases(told, now)).toMatchObject({ differs: [], isToTheByte: false });
  });

  it('tells a fact again that somebody chose, without a question; and none that is gone', () => {
    const desk = makeDesk();
    const [known] = desk.knowledge.facts;
    if (!known) throw new Error('There is no fact.');
    const told = basisOfFact({
      ...{ fact: known, knowledge: desk.knowledge, language: 'en', rule: 'topic-chosen' },
    });

    expect(replayOn(desk, told, null)).toEqual(told);
    const without = { ...desk, knowledge: makeKnowledge({ facts: [] }) };
    expect(replayOn(without, told, null)).toBeNull();
  });
});

it('canonical JSON has one form, however its keys are ordered', () => {
  expect(toCanonicalJson({ b: [{ d: 1, c: null }], a: 'ü' })).toBe(
    '{"a":"ü","b":[{"c":null,"d":1}]}',
  );
  expect(toCanonicalJson({ a: 'ü', b: [{ c: null, d: 1 }] })).toBe(
    '{"a":"ü","b":[{"c":null,"d":1}]}',
  );
});
