import { describe, expect, it } from 'vitest';
import { matchesOf } from '../../src/desk/answer.ts';
import { readAskedText } from '../../src/desk/answering/asking-part.ts';
import { consult } from '../../src/desk/consult.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { createLexicon } from '../../src/desk/matching/create-lexicon.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { makeCitation, makeFact, makeKnowledge, makeSource } from '../fixtures/make-knowledge.ts';

// An invented club's squad: Holmside Rovers, their manager, their captain and a cup tie.
const desk = loadDesk('test/fixtures/squad', { cacheDirectory: null });

describe('a question about something that the base does not speak of', () => {
  // Each with the rule that declines it, and the words that are not met.
  it.each([
    ['Who is in the Tottering squad?', 'name-unknown', 'Tottering'],
    ['who is in the uefa squad', 'name-unknown', 'uefa'],
    ['WHO IS IN THE UEFA SQUAD', 'name-unknown', 'UEFA'],
    ['who is in the squad of FC Zandvoort', 'name-unknown', 'FC Zandvoort'],
    ['Who is in the Ireland squad?', 'name-unknown', 'Ireland'],
    ['who is in the ireland squad', 'name-unknown', 'ireland'],
    ['where is the world cup tie played', 'name-unknown', 'world cup'],
    ['Brazil play today. Who is in the squad?', 'name-unknown', 'Brazil'],
    ['who is in the hockey squad', 'body-unknown', 'hockey'],
    ['Who governs the squad?', 'role-unmet', 'governs'],
    ['Who funds the squad?', 'doer-unmet', 'funds'],
    ['Who was in the squad in 2014?', 'year-unmet', '2014'],
  ])('is declined: %s', (question, rule, word) => {
    const answer = desk.answer(question);

    expect(answer).toMatchObject({ kind: 'not_covered', reason: 'not_in_source', held: { rule } });
    expect(answer).toMatchObject({ unexplained: expect.arrayContaining([word]) });
  });

  it('gets no ruling either', () => {
    expect(consult(desk, 'Is Haddad in the Tottering squad?')).toMatchObject({ ruling: null });
  });

  it('still shows what comes nearest', () => {
    const answer = desk.answer('Who is in the Tottering squad?');

    expect(matchesOf(answer)[0]?.fact.id).toBe('who-is-in-the-squad');
  });
});

describe('what somebody says is answered', () => {
  it('by what they say', () => {
    const answer = desk.answer('What did Petra Lindqvist say about her side?');

    expect(answer).toMatchObject({
      kind: 'covered',
      best: { fact: { id: 'what-lindqvist-said' } },
    });
  });

  it('and never by what somebody else does', () => {
    const answer = desk.answer('What did Luis Ferreira say about the young side?');

    expect(answer).toMatchObject({ kind: 'not_covered' });
  });
});

describe('a question about what the base speaks of is answered', () => {
  it.each([
    ['Who is in the Rovers squad?', 'who-is-in-the-squad', 'by a name that it has'],
    ['WHO IS IN THE SQUAD', 'who-is-in-the-squad', 'in capitals, which mark no names'],
    ['Is Sean Doyle the captain?', 'who-is-captain', 'by a whole name'],
    ['who manages rovres', 'who-manages-rovers', 'with a slip of the keyboard'],
    ['Is Okonkwo the manager of Rovers?', 'who-manages-rovers', 'where it has another holder'],
    [
      'Henrik from the Oslo desk here, quick one: who manages Holmside Rovers?',
      'who-manages-rovers',
      'whoever asks, from wherever',
    ],
    [
      'My editor Siobhan wants to know who manages Holmside Rovers',
      'who-manages-rovers',
      'whoever wants to know',
    ],
  ])('%s', (question, fact) => {
    expect(desk.answer(question)).toMatchObject({ kind: 'covered', best: { fact: { id: fact } } });
  });
});

describe('what of a text asks', () => {
  it.each([
    ['Who manages Rovers?', 'Who manages Rovers?'],
    ['Hi, Henrik from the Oslo desk here, who manages Rovers?', 'who manages Rovers'],
    ['Priya asked me whether Doyle is fit', 'whether Doyle is fit'],
    ['I read about an injury. Whose is it?', 'I read about an injury. Whose is it?'],
    ['UEFA meets today. Who manages them?', 'UEFA meets today. Who manages them?'],
    ['captain injury', 'captain injury'],
  ])('%s', (text, asked) => {
    const terms = createLexicon(new Map()).read(text);
    const known = new Set(['manag', 'injuri']);

    expect(readAskedText(text, terms, ({ stem }) => known.has(stem)).text).toBe(asked);
  });
});

describe('a question that rambles', () => {
  it.each([
    [
      'evening all, the subs have lost the team sheet again and I have a page to fill, where do Rovers play the cup tie, my flatmate swears it is abroad',
      'covered',
    ],
    [
      'evening all, the subs have lost the crossword again and I have a page to fill, which Swiss river has three letters, my flatmate swears it is the Inn',
      'not_covered',
    ],
  ])('is answered by what it asks, or declined: %s', (question, kind) => {
    expect(desk.answer(question).kind).toBe(kind);
  });
});

it('a question is not answered by a fact that has nothing of the kind that it asks for', () => {
  const bridge = makeFact({
    title: 'The new bridge of Holm',
    questions: ['What will the new bridge of Holm be?', 'the new bridge of Holm'],
    answer: 'The bridge will be open to bicycles.',
    citations: [makeCitation({ quote: 'The new bridge of Holm will be open to bicycles.' })],
  });
  const ofBridge = createDesk(makeKnowledge({ facts: [bridge] }), { english: loadEnglish() });

  expect(ofBridge.answer('What will the new bridge of Holm be?')).toMatchObject({
    kind: 'covered',
  });
  expect(ofBridge.answer('How many is the new bridge of Holm?')).toMatchObject({
    kind: 'not_covered',
    held: { rule: 'answer-unmet' },
  });
});

describe('a name that the source has elsewhere', () => {
  const paragraphs = [
    'The ferry Orla carried 30 passengers. It sank off Holm.',
    'The tug Brio was built in 1998.',
    'Salvage of the wreck cost three million crowns.',
  ];
  const ofFerry = createDesk(
    makeKnowledge({
      sources: { harbour: makeSource({ title: 'Ferry Orla Sinks off Holm', paragraphs }) },
      facts: [
        makeFact({
          title: 'How many passengers there were',
          questions: ['How many passengers did it carry?', 'number of passengers'],
          answer: 'It carried 30 passengers.',
          citations: [makeCitation({ quote: 'The ferry Orla carried 30 passengers.' })],
        }),
      ],
    }),
    { english: loadEnglish() },
  );

  it('declines what is about it, where neither the quote nor what stands around it has the name', () => {
    expect(ofFerry.answer('How many passengers did the Brio carry?')).toMatchObject({
      kind: 'not_covered',
      held: { rule: 'name-not-beside', words: ['Brio'] },
    });
  });

  it('answers what is about the one that the quote is on', () => {
    expect(ofFerry.answer('How many passengers did the Orla carry?')).toMatchObject({
      kind: 'covered',
    });
  });
});

describe('a drafted fact of which no person wrote a word', () => {
  const drafts = [
    {
      answer: 'The harbour of Holm is 400 metres wide and was dredged in 1998.',
      questions: [
        'What is the harbour of Holm?',
        'When was the harbour of Holm dredged?',
        'harbour',
      ],
    },
    {
      answer:
        'The pilot resigned on Monday, and the head of the port union, Ole Lund, told the museum.',
      questions: ['Who is the head of the port union?', 'Who is Ole Lund?', 'head of the union'],
    },
    {
      answer: 'Ann Reed said that the cranes were old.',
      questions: ['What did Ann Reed say?', 'What did Ann Reed say about it?', 'Ann Reed'],
    },
    {
      answer: 'A former head of the shipyard, Per Dahl, paid two million crowns.',
      questions: ['Who is the head of the shipyard?', 'Who is Per Dahl?', 'shipyard'],
    },
  ] as const;
  const facts = drafts.map(({ answer, questions }, at) =>
    makeFact({
      ...{ id: `sentence-${at}`, title: `${answer.slice(0, 30)}…`, answer, questions },
      citations: [makeCitation({ quote: answer, paragraph: at + 1 })],
    }),
  );
  const paragraphs = drafts.map(({ answer }) => answer);
  const sources = { harbour: makeSource({ title: 'The Harbour of Holm', paragraphs }) };
  const english = loadEnglish();
  const drafted = createDesk(makeKnowledge({ sources, facts }), { english });

  it.each([
    ['How deep is the harbour of Holm?', 'measure-of-another', 'deep'],
    ['When was the harbour of Holm sold?', 'measure-of-another', 'sold'],
    ['Who is the head of the museum?', 'office-of-another', 'head'],
    ['Who is the head of the shipyard?', 'office-of-another', 'head'],
    ['What did Ann Reed say about the strike?', 'topic-unmet', 'strike'],
    ['Who was the head of the port union before Ole Lund?', 'order-unmet', 'before'],
    ['Why was the harbour of Holm dredged?', 'answer-unmet', 'Why'],
  ])('declines: %s', (question, rule, word) => {
    expect(drafted.answer(question)).toMatchObject({
      kind: 'not_covered',
      held: { rule, words: expect.arrayContaining([word]) },
    });
  });

  it.each([
    'How wide is the harbour of Holm?',
    'When was the harbour of Holm dredged?',
    'Who is the head of the port union?',
    'Who was the head of the shipyard?',
    'Who is the former head of the shipyard?',
    'What did Ann Reed say about the cranes?',
  ])('answers: %s', (question) => {
    expect(drafted.answer(question)).toMatchObject({ kind: 'covered' });
  });

  it('is held to no more than any other once a person has given it a title', () => {
    const titled = facts.map((fact) => ({ ...fact, title: 'The size of the harbour of Holm' }));
    const curated = createDesk(makeKnowledge({ sources, facts: titled }), { english });

    expect(curated.answer('When was the harbour of Holm sold?')).toMatchObject({ kind: 'covered' });
  });
});
