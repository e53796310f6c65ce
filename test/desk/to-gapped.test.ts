import { describe, expect, it } from 'vitest';
import { toGapped } from '../../src/desk/to-gapped.ts';

describe('a question as a statement with a gap', () => {
  it.each([
    ['When did the ferry sink?', 'the ferry sink', { kind: 'time' }],
    ['Where will the new bridge be built?', 'the new bridge will be built', { kind: 'place' }],
    ['Why was the pier closed?', 'the pier was closed', { kind: 'reason' }],
    ['Who built the pier?', 'built the pier', { kind: 'subject', isNamed: true }],
    ['Which company built the pier?', 'built the pier', { kind: 'subject', isNamed: true }],
    ['Which boats were sold?', 'boats were sold', { kind: 'subject', isNamed: false }],
    ['What did the board approve?', 'the board approve', { kind: 'object' }],
    ['In which harbour was it found?', 'it was found in harbour', { kind: 'object' }],
    ['What year did the pier open?', 'the pier open', { kind: 'time' }],
    ['Who is the chair of the board?', 'is the chair of the board', { kind: 'holder' }],
    ['Who is Ann Reed?', 'Ann Reed', { kind: 'description' }],
    ['How old is Ann Reed?', 'Ann Reed', { kind: 'age' }],
    ['How many boats were sold?', 'boats were sold', { kind: 'count', of: 'first' }],
    ['How many people came?', 'people came', { kind: 'count', of: 'first' }],
    ['How many boats did the navy send?', 'the navy send boats', { kind: 'count', of: 'last' }],
    ['How much will the work cost?', 'the work will cost', { kind: 'amount' }],
    ['hey, how long did the strike last', 'the strike last', { kind: 'duration' }],
  ])('%s', (question, statement, gap) => {
    expect(toGapped(question)).toContainEqual({ statement, gap });
  });

  it.each([
    'Is the pier open?',
    'pier opening hours',
    'Who built the pier or the bridge?',
    'Who was not paid?',
    'When?',
    'How old?',
    'Who built it? And when?',
    '',
  ])('is not made of what asks nothing by itself, or more than one thing: %j', (question) => {
    expect(toGapped(question)).toEqual([]);
  });
});
