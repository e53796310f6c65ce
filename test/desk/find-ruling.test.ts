import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { consult } from '../../src/desk/consult.ts';
import { findRuling } from '../../src/desk/find-ruling.ts';
import { toStatements } from '../../src/desk/to-statements.ts';
import { loadDesk } from '../../src/load-desk.ts';

let desk: Desk;
beforeAll(() => {
  desk = loadDesk(readConfig({}).knowledgeDirectory);
});

const rule = (question: string) => {
  const understood = desk.understand(question);
  const ruling = findRuling(desk, understood, desk.answer(understood));
  return ruling && { kind: ruling.kind, fact: ruling.fact.id, outsiders: ruling.outsiders };
};

describe('toStatements', () => {
  it.each([
    ['is Taiwan a member?', ['Taiwan is a member']],
    ['Has the harbour board closed the pier?', ['the harbour board has closed the pier']],
    ['hey, does the pact have 11 members?', ['the pact have 11 members']],
    ['do you know whether Taiwan is a member?', ['Taiwan is a member']],
    ['Taiwan is a member?', ['Taiwan is a member']],
  ])('turns %j', (question, statements) => {
    expect(toStatements(question).slice(0, 1)).toEqual(statements);
  });

  it.each([
    "isn't Taiwan a member?",
    'is Taiwan not a member?',
    'is it Japan or Korea?',
    'did they sign it?',
    'are there any others?',
    'is that why Korea is late?',
  ])('does not turn %j, whose meaning could turn with it', (question) => {
    expect(toStatements(question)).toEqual([]);
  });
});

describe('findRuling', () => {
  it.each([
    ['is Taiwan a member?', 'otherwise', 'who-are-members', ['Taiwan']],
    ['is Brazil in the CPTPP?', 'otherwise', 'who-are-members', ['Brazil']],
    ['Is the UK a member of the CPTPP?', 'so', 'who-are-members', []],
    ['does the CPTPP have 11 members?', 'otherwise', 'who-are-members', []],
    ['Was the summit held in Seoul?', 'otherwise', 'where-was-the-summit', []],
    ['Is Ryu Jin the head of Keidanren?', 'otherwise', 'who-leads-keidanren', []],
  ])('reads %j by the source', (question, kind, fact, outsiders) => {
    expect(rule(question)).toEqual({ kind, fact, outsiders });
  });

  it.each([
    'has Taiwan applied to join?',
    'Has Australia said that it supports the bid?',
    'Is Mercosur close to a trade deal with Japan?',
    'who are the members?',
    'list the members',
    "isn't Taiwan a member?",
    'Does Taiwan want to join?',
    'Does Russia trade with India?',
    'Should the US be a member?',
  ])('leaves %j to the answer', (question) => {
    expect(rule(question)).toBeNull();
  });
});

describe('consult', () => {
  it('rules on several outsiders though the answer is held back for one of them', () => {
    expect(consult(desk, 'Did India and China join the CPTPP?')).toMatchObject({
      answer: { kind: 'not_covered', held: { words: ['India'] } },
      ruling: { kind: 'otherwise', outsiders: ['India', 'China'] },
    });
  });

  it.each([
    ['Taiwan is a member', 'verdict'],
    ['Taiwan is a member. The CPTPP has 11 members.', 'draft'],
    ['is Taiwan a member?', 'answer'],
    ['CPTPP members', 'answer'],
    ['You are a nice bot', 'answer'],
    ['check that Taiwan is a member', 'verdict'],
    ['check is Taiwan a member?', 'answer'],
    ['Taiwan is a member. '.repeat(101), 'too_long'],
  ])('on %j gives a %s', (text, kind) => {
    expect(consult(desk, text).kind).toBe(kind);
  });
});
