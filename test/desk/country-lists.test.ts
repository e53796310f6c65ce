import { describe, expect, it } from 'vitest';
import { consult } from '../../src/desk/consult.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { explainConflicts } from '../../src/replies/verdict-text.ts';
import { makeCitation, makeFact, makeKnowledge, makeSource } from '../fixtures/make-knowledge.ts';

// A list that calls countries by other names than newsrooms do.
const quote =
  'The Harbour Pact now includes five nations: Myanmar, Türkiye, the United States, Côte d’Ivoire and South Korea.';
const members = makeFact({
  id: 'who-is-in-the-pact',
  title: 'The five nations of the Harbour Pact',
  questions: [
    'Who is in the Harbour Pact?',
    'Which nations are members of the pact?',
    'Is France in?',
    'France?',
  ],
  answer: quote,
  citations: [makeCitation({ quote })],
  list: {
    of: 'nations of the pact',
    in: 'Harbour Pact',
    items: ['Myanmar', 'Türkiye', 'United States', 'Côte d’Ivoire', 'South Korea'],
    complete: true,
  },
});
const desk = createDesk(
  makeKnowledge({
    sources: { harbour: makeSource({ paragraphs: [quote] }) },
    facts: [members],
  }),
  { english: loadEnglish() },
);

/** What is said of the claim, and how it is explained. */
const check = (claim: string) => {
  const verdict = desk.check(claim);
  return [verdict.kind, ...explainConflicts(verdict)];
};

describe('a complete list of countries', () => {
  it.each([
    'The pact includes the US.',
    'The U.S. is in the pact.',
    'America is in the pact.',
    'Turkey is in the pact.',
    'Burma is a member of the pact.',
    'Ivory Coast is in the pact.',
    'Turkey, Burma and the US are in the pact.',
    'France is not in the pact.',
  ])('has whom it calls otherwise: %s', (claim) => expect(check(claim)).toEqual(['supported']));

  it.each([
    ['Turkey is not in the pact.', 'The source lists Türkiye among 5 nations of the pact.'],
    [
      'The US and Burma are not in the pact.',
      'The source lists Myanmar and the United States among 5 nations of the pact.',
    ],
    [
      'France and the UK are in the pact.',
      'The source lists 5 nations of the pact, and France and the UK are not among them.',
    ],
    [
      'North Korea is in the pact.',
      'The source lists 5 nations of the pact, and North Korea is not among them.',
    ],
  ])('says as what: %s', (claim, why) => expect(check(claim)).toEqual(['contradicted', why]));

  it.each([
    ['They told us that the pact is growing.', '“us” is no country'],
    ['France should be a member of the pact.', 'a view is not denied by it'],
    ['The US must be a member of the pact.', 'a view is not what it says either'],
    ['Turkey ought to be a member of the pact.', 'nor with another word'],
  ])('decides nothing else: %s (%s)', (claim) =>
    expect(desk.check(claim).kind).toBe('not_covered'),
  );
});

describe('a question about a complete list', () => {
  const said = (question: string) => {
    const found = consult(desk, question);
    if (found.kind !== 'answer') throw new Error('a question gets an answer');
    const { answer, ruling } = found;
    return ruling ? [ruling.kind, ...ruling.outsiders] : [answer.kind];
  };

  it.each([
    ['Is Turkey a member of the pact?', ['so']],
    ['is the us in the pact?', ['so']],
    ['Is Burma in the Harbour Pact?', ['so']],
    ['Is France a member of the pact?', ['otherwise', 'France']],
    ['Are France and Peru members of the pact?', ['otherwise', 'France', 'Peru']],
    ['Could you tell me whether France is a member?', ['otherwise', 'France']],
  ])('is ruled by it: %s', (question, ruling) => expect(said(question)).toEqual(ruling));

  it.each([
    'Does France want to be a member of the pact?',
    'Should France be a member of the pact?',
    'Will France be a member of the pact?',
    'Does France trade with Peru?',
    'Has France attacked Peru?',
  ])('is not ruled by it where it asks something else: %s', (question) => {
    expect(said(question)).not.toContain('otherwise');
  });

  it('is not answered by it where what is asked stands nowhere', () => {
    expect(desk.answer('Is France rich?')).toMatchObject({
      kind: 'not_covered',
      held: { rule: 'predicate-unknown', words: ['rich'] },
    });
  });
});
