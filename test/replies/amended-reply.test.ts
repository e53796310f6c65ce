import { describe, expect, it } from 'vitest';
import { findBlockFaults } from '#local-slack';
import { longestReplyText } from '../../src/limits.ts';
import {
  amendedReply,
  correctionDirectReply,
  correctionNoticeReply,
} from '../../src/replies/amended-reply.ts';
import { makeCitation, makeFact, makeKnowledge, pierClosed } from '../fixtures/make-knowledge.ts';

const told = {
  was: 'The pier is open.',
  now: 'The pier is shut.',
  at: new Date('2026-11-28T14:05:00Z'),
  why: 'A date was mixed up.',
  isWithdrawn: false,
} as const;
const knowledge = makeKnowledge();
const now = { fact: pierClosed, knowledge };

describe('a correction', () => {
  it.each([
    [
      'en',
      'Corrected 2026-11-28 14:05 UTC: was “The pier is open.”, now “The pier is shut.”. Why: A date was mixed up.',
    ],
    [
      'ko',
      '정정 2026-11-28 14:05 UTC: 이전: “The pier is open.”, 현재: “The pier is shut.”. 이유: A date was mixed up.',
    ],
    [
      'ja',
      '訂正 2026-11-28 14:05 UTC: 以前：“The pier is open.”、現在：“The pier is shut.”. 理由：A date was mixed up.',
    ],
  ] as const)('is told in %s', (language, line) => {
    const { text } = correctionNoticeReply({ ...told, language }, 'The pier');

    expect(text.split('\n')[1]).toBe(line);
  });

  it('is made of blocks that Slack takes, however long all of it is', () => {
    const long = 'an old answer that goes on '.repeat(200);
    const quote = 'The harbour board closed the pier. '.repeat(200).trim();
    const fact = makeFact({ answer: long, note: long, citations: [makeCitation({ quote })] });
    const reply = amendedReply({
      told: { ...told, was: long, now: long, why: long, language: 'en' },
      now: { fact, knowledge },
      askId: '1700000000.000100',
      shared: { by: 'U1', question: long },
      otherFacts: 3,
    });

    expect(findBlockFaults([...reply.blocks])).toEqual([]);
    expect(reply.text.length).toBeLessThanOrEqual(longestReplyText);
    expect(reply.text).toContain('The reply told 3 more facts, not corrected: ask again for them.');
  });

  it('says the new answer once, and then its quote', () => {
    const fact = makeFact({ answer: told.now });
    const reply = amendedReply({
      ...{ told: { ...told, language: 'en' }, now: { fact, knowledge }, askId: '17.1' },
      ...{ shared: null, otherFacts: 0 },
    });

    expect(reply.text.split(told.now)).toHaveLength(2);
    expect(JSON.stringify(reply.blocks)).not.toContain(JSON.stringify(told.now));
    expect(reply.text).toContain(fact.citations[0].quote);
  });

  it('has the buttons of the new answer, bound to its question; a direct message has no feedback', () => {
    const amended = amendedReply({
      ...{ told: { ...told, language: 'en' }, now, askId: '17.1', shared: null, otherFacts: 0 },
    });
    const direct = correctionDirectReply({ ...told, language: 'en' }, 'The pier', now);

    expect(JSON.stringify(amended.blocks)).toContain('17.1');
    expect(JSON.stringify(amended.blocks)).toContain('giveFeedback');
    expect(JSON.stringify(direct.blocks)).not.toContain('giveFeedback');
    expect(amended.cited).toEqual(direct.cited);
  });
});
