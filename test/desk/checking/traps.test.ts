import { describe, expect, it } from 'vitest';
import { createDesk } from '../../../src/desk/create-desk.ts';
import type { Fact } from '../../../src/knowledge/knowledge-base.ts';
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
  title: 'Orrin Salt Works Sells Its Brine Ponds',
  paragraphs: [
    'Foreman Tam Idris rejected a claim that the ponds were poisoned. The works’ chemist, Una Lorne, paid a fine of $4,000 last month.',
    'Manager Ines Varga, whose sister Rosa was the winner of the salt prize, sold the ponds in May.',
    'The works plans to close its mill in Orrin. It is the county’s third-largest salt maker.',
    'The council did not discuss the petition. The salt tax rose to €12 million. Output fell 6.1 percent.',
    'The crew consists of five divers and nine welders. Bakers had expected a shortage.',
    'The mill moved to Skerry in 2011. Salt pans covered 40 hectares.',
    'Anna Frey hired Bela Stein. He was treasurer of the works for six years.',
    'Dunmore has never signed the salt treaty.',
  ],
});

describe('though all its words stand in a sentence, a claim is not said to be so', () => {
  it.each([
    ['The ponds were poisoned.', 'somebody rejected it'],
    ['The works paid a fine of $4,000.', 'its chemist did'],
    ['Ines Varga was the winner of the salt prize.', 'her sister was'],
    ['Rosa sold the ponds.', 'she stands within what is said of her sister'],
    ['The works has closed its mill.', 'it plans to'],
    ['It is the county’s largest salt maker.', 'it is the third-largest'],
    ['The works is the county’s largest salt maker.', 'it is the third-largest'],
    ['The council rejected the petition.', 'it did not discuss it'],
    ['The council refused to discuss the petition.', 'it did not discuss it'],
    ['The salt tax rose by €12 million.', 'it rose to so much'],
    ['The salt tax rose to £12 million.', 'a euro is no pound'],
    ['Una Lorne paid a fine of $4,000 this month.', 'it was last month'],
    ['The crew consists of nine divers.', 'there are five of them'],
    ['There was a shortage, as bakers had expected.', 'they only expected it'],
    ['The mill moved from Skerry in 2011.', 'it moved to it'],
    ['Salt pans covered more than 40 hectares.', 'it was 40'],
    ['Anna Frey was treasurer of the works for six years.', '“he” may be somebody else'],
    ['Salt pans still covered 40 hectares.', 'that they do is not said'],
  ])('%s (%s)', (claim) => expect(desk.check(claim).kind).not.toBe('supported'));
});

describe('nor to be otherwise', () => {
  it.each([
    ['Skerry has never signed the salt treaty.', 'that another one has not says nothing of it'],
    ['Output fell more than 6 percent.', '6.1 is more than 6'],
    ['Output fell less than 7 percent.', '6.1 is less than 7'],
  ])('%s (%s)', (claim) => expect(desk.check(claim).kind).not.toBe('contradicted'));
});

describe('what the sentence does say is still so', () => {
  it.each([
    'Una Lorne paid a fine of $4,000.',
    'Ines Varga sold the ponds.',
    'The works plans to close its mill in Orrin.',
    'The council did not discuss the petition.',
    'The salt tax rose to €12 million.',
    'The crew consists of five divers and nine welders.',
    'The mill moved to Skerry in 2011.',
    'Salt pans covered 40 hectares.',
  ])('%s', (claim) => expect(desk.check(claim).kind).toBe('supported'));
});

describe('nor by a typed value that knows less than its sentence', () => {
  const act = (who: string, does: string, what: string) => makeAct({ who, act: does, what });
  const told: readonly (readonly [quote: string, value: Fact['values'][number]])[] = [
    ['The works plans to close its mill.', act('the works', 'plans to close', 'its mill')],
    [
      'The merger would create Europe’s second-largest salt maker.',
      act('the merger', 'would create', 'Europe’s second-largest salt maker'),
    ],
    [
      'The council did not discuss the petition.',
      act('the council', 'did not discuss', 'the petition'),
    ],
    ['Profit fell to £186 million.', act('profit', 'fell to', '£186 million')],
    [
      'The crew consists of five divers and nine welders.',
      act('the crew', 'consists of', 'five divers and nine welders'),
    ],
    ['Output fell 6 percent.', act('output', 'fell', '6 percent')],
    ['The works paid a fine last month.', act('the works', 'paid', 'a fine')],
    [
      'Dunmore has never signed the salt treaty.',
      act('Dunmore', 'has never signed', 'the salt treaty'),
    ],
  ];
  const paragraphs = told.map(([quote]) => quote);
  const typed = createDesk(
    makeKnowledge({
      sources: { harbour: makeSource({ paragraphs }) },
      facts: told.map(([quote, value], at) =>
        makeFact({
          ...{ id: `fact-${at}`, title: quote, questions: [quote], answer: quote, values: [value] },
          citations: [makeCitation({ quote, paragraph: at + 1 })],
        }),
      ),
    }),
    { english: loadEnglish() },
  );

  it.each([
    ['The works has closed its mill.', 'it plans to'],
    ['The merger would create Europe’s largest salt maker.', 'it is the second-largest'],
    ['The merger would create the world’s second-largest salt maker.', 'it is Europe’s'],
    ['The council rejected the petition.', 'it did not discuss it'],
    ['The council refused to discuss the petition.', 'it did not discuss it'],
    ['Profit fell by £186 million.', 'it fell to so much'],
    ['Profit fell to $186 million.', 'a pound is no dollar'],
    ['The crew consists of nine divers.', 'there are five of them'],
    ['Output fell less than 6 percent.', 'it is 6'],
    ['The works paid a fine this month.', 'it was last month'],
  ])('%s (%s)', (claim) => expect(typed.check(claim).kind).not.toBe('supported'));

  it.each([
    ['Output fell more than 5 percent.', '6 is more'],
    ['Skerry has never signed the salt treaty.', 'that another one has not says nothing of it'],
  ])('nor is it otherwise: %s (%s)', (claim) =>
    expect(typed.check(claim).kind).not.toBe('contradicted'),
  );

  it.each(paragraphs)('%s', (claim) => expect(typed.check(claim).kind).toBe('supported'));
});
