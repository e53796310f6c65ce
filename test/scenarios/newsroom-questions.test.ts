import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadDesk } from '../../src/load-desk.ts';

const knowledge = fileURLToPath(new URL('../../knowledge', import.meta.url));
const desk = loadDesk(knowledge);

/** What a question is answered with: a fact, several to choose from, or a miss and the nearest. */
function ask(question: string): string {
  const answer = desk.answer(question);
  switch (answer.kind) {
    case 'covered':
      return answer.level === 'answer'
        ? answer.best.fact.id
        : `passage: ${answer.passage.citation.quote}`;
    case 'choice':
      return `choice: ${answer.options.map(({ fact }) => fact.id).join(', ')}`;
    case 'not_covered':
      return `miss: ${answer.unexplained.join(', ')}`;
  }
}

describe('a reporter gets an answer', () => {
  it.each([
    ['who-are-members', 'who-are-members', 'a slug'],
    ['WHO ARE MEMBERS', 'who-are-members', 'a slug, shouted and without hyphens'],
    ['keidanren chairman', 'who-leads-keidanren', 'keywords'],
    ['Who is the head of Keidanren?', 'who-leads-keidanren', 'a synonym'],
    ['Is Britain in the CPTPP?', 'is-the-uk-a-member', 'a name that the source writes otherwise'],
    ['keidanen chariman', 'who-leads-keidanren', 'two typos'],
    ['how many countries are in the pact', 'how-many-members', 'the kind of answer asked for'],
    ['where was the summit held', 'where-was-the-summit', 'another kind, of the same event'],
    ['are there 11 members', 'how-many-members', 'a wrong number, answered by the right one'],
    ['is Taiwan a member', 'who-are-members', 'an outsider, answered by a complete list'],
    ['is korea not a member', 'is-korea-a-member', 'a negation, answered by the same fact'],
    ['CPTPP 회원국', 'who-are-members', 'two scripts'],
  ])('%s → %s: %s', (question, expected) => {
    expect(ask(question)).toBe(expected);
  });
});

describe('a reporter is asked back', () => {
  it('when one word stands for two people', () => {
    expect(ask('chairman')).toMatch(/^choice: .*who-leads-keidanren/);
    expect(ask('chairman')).toMatch(/^choice: .*who-leads-fki/);
  });
});

describe('a reporter is told that the source does not say', () => {
  it.each([
    ['who founded Keidanren', 'miss: founded', 'the one word that matters is not there'],
    ['how many people attended', 'miss: ', 'a number of something else is no answer'],
    ['Who chairs the CPTPP?', 'miss: ', 'the curator wrote that it is not in the source'],
    ['when did Japan join the CPTPP', 'miss: ', 'every word is there, but no time'],
    ['best ramen in Tokyo', 'miss: best, ramen', 'nothing to do with it'],
    ['asdf qwer zxcv', 'miss: ', 'gibberish, of which no word is taken for one of the base'],
    ['', 'miss: ', 'nothing asked'],
    ['??? …', 'miss: ', 'no word'],
  ])('%s → %s: %s', (question, expected) => {
    expect(ask(question)).toBe(expected);
  });

  it('with the nearest that it does say', () => {
    const answer = desk.answer('who founded Keidanren');

    expect(answer.kind === 'not_covered' && answer.nearest[0]?.fact.id).toBe('who-leads-keidanren');
  });

  it('and an empty question is told apart from a miss', () => {
    expect(desk.answer('?!')).toEqual({
      kind: 'not_covered',
      level: 'nearest',
      reason: 'empty',
      unexplained: [],
      nearest: [],
      passages: [],
      held: null,
      language: 'en',
    });
  });
});

describe('any text', () => {
  it.each([
    ['a very long one', 'member '.repeat(20_000)],
    ['control characters', 'who are \u0000\u0007 members\u200b?'],
    ['half a surrogate pair', 'members \ud83d'],
    ['a prototype’s name', '__proto__ constructor toString'],
  ])('is taken: %s', (_, question) => {
    expect(desk.answer(question).kind).toMatch(/covered|choice|not_covered/);
  });

  it('gets the same answer each time', () => {
    const question = 'so is the uk part of this pact or what';

    expect(desk.answer(question)).toEqual(desk.answer(question));
    expect(desk.answer(question)).toEqual(loadDesk(knowledge).answer(question));
  });
});
