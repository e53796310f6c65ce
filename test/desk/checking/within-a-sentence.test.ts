import { describe, expect, it } from 'vitest';
import { createDesk } from '../../../src/desk/create-desk.ts';
import { loadEnglish } from '../../../src/load-english.ts';
import {
  makeAct,
  makeCitation,
  makeFact,
  makeKnowledge,
  makeSource,
} from '../../fixtures/make-knowledge.ts';
import { makeTextDesk } from '../../fixtures/make-text-desk.ts';

const desk = makeTextDesk({
  title: 'Tollen Rowing Club Opens Its Boathouse',
  paragraphs: [
    'Three of the nine boats were repaired. Rowers painted half of the jetty. All but two of the club’s 14 cups were found.',
    'Visitors donated to the roof fund by card rather than by cheque. The treasurer was chosen by ballot, not by acclaim.',
    'The regatta drew 4,100 people, more than in the spring of 2019 but fewer than in the storm year of 1994.',
    'The city sent two divers and the army four cooks. The silver cup went to Ada Prell for sculling, and the bronze cup to Joss Imber for steering.',
    'Ada Prell, who was born in Grell and lives in Osk, is the first woman to win the race since 1961.',
    'The club is the largest rowing club in the valley. Its secretary, Pia Lund, resigned in June.',
    'Thirty people fell ill, four of them seriously. The slipway is only partly dry. The launch is normally kept in the shed.',
    'The town will help the club’s juniors. Sailors criticised the harbour and welcomed the pier.',
    'The gate, which the council once called a disgrace, will not be moved. The tower did not fall, although its clock stopped.',
    'Osk beat Grell on Sunday. The swimmers trained for six weeks in two towns. The course lasted ten weeks.',
    'The committee accepted the plan and will not meet again. “I support the plan,” said Otto Reiss, who owns a kiosk in Grell.',
    'The ferry company bought a pump. Warm Nordic water reached the dock.',
    'The new hall has 900 seats, 300 fewer than the shed.',
  ],
});

describe('a claim that takes the words of one sentence is not said to be so', () => {
  it.each([
    ['The nine boats were repaired.', 'three of them were'],
    ['Rowers painted the jetty.', 'half of it'],
    ['The club’s 14 cups were found.', 'all but two'],
    ['Visitors donated to the roof fund by cheque.', 'rather not'],
    ['The treasurer was chosen by acclaim.', 'not so'],
    ['The regatta drew 4,100 people in 1994.', 'it is only compared with that year'],
    [
      'The regatta drew 4,100 people, more than in the storm year of 1994.',
      'more than in another year',
    ],
    ['The city sent four cooks.', 'the army did'],
    ['The silver cup went to Joss Imber.', 'the bronze one did'],
    ['Ada Prell was born in Osk.', 'she lives there'],
    ['Ada Prell is the first woman to win the race.', 'since 1961'],
    ['The club is the largest rowing club.', 'in the valley'],
    ['Pia Lund is the secretary of the club.', 'she has resigned'],
    ['Thirty people fell seriously ill.', 'four of them did'],
    ['The slipway is dry.', 'partly'],
    ['The launch is kept in the shed.', 'normally'],
    ['The launch is rarely kept in the shed.', 'normally'],
    ['The town will help the club.', 'its juniors'],
    ['Sailors criticised the pier.', 'that they welcomed'],
    ['Cold Nordic water reached the dock.', 'warm water did'],
    ['The new hall has 900 fewer seats than the shed.', '300 fewer'],
  ])('%s (%s)', (claim) => expect(desk.check(claim).kind).not.toBe('supported'));
});

describe('it is said to be otherwise', () => {
  it.each([
    ['All nine boats were repaired.', 'three of the nine'],
    ['Five of the nine boats were repaired.', 'three were'],
    ['Osk beat Grell on Saturday.', 'another weekday'],
    ['Grell beat Osk on Sunday.', 'who beat whom was not beaten'],
    ['The course lasted ten months.', 'ten of something shorter'],
    ['The swimmers trained for two weeks.', 'two is how many towns there were'],
    ['The gate will be moved.', 'what the council called it is said in passing'],
    ['The committee rejected the plan.', 'what it will not do is another thing'],
    ['The tower fell.', 'the denial is of that'],
  ])('%s (%s)', (claim) => expect(desk.check(claim).kind).toBe('contradicted'));
});

describe('it is not said to be otherwise', () => {
  it.each([
    ['Two of the club’s 14 cups were not found.', 'that is what "all but two" says'],
    ['Visitors did not donate to the roof fund by cheque.', 'nor is that so'],
    ['The treasurer was chosen by ballot.', 'what was not done denies nothing else'],
    ['The harbour company bought a pump.', 'another one may have bought another'],
    ['The new hall has 300 seats fewer than the shed.', 'which is not how many it has'],
  ])('%s (%s)', (claim) => expect(desk.check(claim).kind).not.toBe('contradicted'));
});

describe('what the sentence does say is so', () => {
  it.each([
    ['Three boats were repaired.'],
    ['The treasurer was chosen by ballot.'],
    ['The city sent two divers.'],
    ['The silver cup went to Ada Prell for sculling.'],
    ['Ada Prell lives in Osk.'],
    ['Sailors welcomed the pier.'],
    ['The gate will not be moved.'],
    ['Thirty people fell ill.'],
    ['Otto Reiss owns a kiosk in Grell.'],
    ['The swimmers trained for six weeks.'],
  ])('%s', (claim) => expect(desk.check(claim).kind).toBe('supported'));
});

describe('a value that only repeats its sentence', () => {
  const sentence = 'Rowers painted half of the jetty.';
  const makeDesk = (also: Readonly<Record<string, readonly string[]>>) =>
    createDesk(
      makeKnowledge({
        sources: {
          harbour: makeSource({ paragraphs: [sentence, 'The clock of the tower rang.'] }),
        },
        facts: [
          makeFact({
            answer: sentence,
            citations: [makeCitation({ quote: sentence })],
            values: [makeAct({ who: 'rowers', act: 'painted', what: 'half of the jetty', also })],
          }),
        ],
      }),
      { english: loadEnglish() },
    );

  it('decides no more than the sentence does', () => {
    expect(makeDesk({}).check('Rowers painted the jetty.').kind).toBe('not_covered');
    expect(makeDesk({}).check('Sailors painted half of the jetty.').kind).toBe('not_covered');
  });

  it('takes no noun for the contrary of a verb that the claim has as well', () => {
    const rejected = 'The council rejected it.';
    const ofCouncil = createDesk(
      makeKnowledge({
        sources: { harbour: makeSource({ paragraphs: ['A proposal was made.', rejected] }) },
        facts: [
          makeFact({
            answer: rejected,
            citations: [makeCitation({ paragraph: 2, quote: rejected })],
            values: [makeAct({ who: 'the council', act: 'rejected', what: 'it' })],
          }),
        ],
      }),
      { english: loadEnglish() },
    );

    expect(ofCouncil.check('The council rejected the proposal.').kind).not.toBe('contradicted');
  });

  it('supports other words, once a curator has given it any', () => {
    expect(makeDesk({ who: ['oarsmen'] }).check('Oarsmen painted half of the jetty.').kind).toBe(
      'supported',
    );
  });

  it('is not shown as nearest where another sentence has more of a claim', () => {
    expect(makeDesk({}).check('The clock of the tower rang for rowers.').citations).toMatchObject([
      { quote: 'The clock of the tower rang.' },
    ]);
  });
});
