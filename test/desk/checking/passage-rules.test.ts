import { describe, expect, it } from 'vitest';
import { makeTextDesk } from '../../fixtures/make-text-desk.ts';

const desk = makeTextDesk({
  title: 'Fenwick Kettle Plant to Close',
  paragraphs: [
    'The Fenwick kettle plant will close on 30 June. Oda Brandvold opened the plant in 1998 with 40 people.',
    'The Brandvold family sold the brass foundry to Halden Metals in 2019 for 12 million kroner.',
    'Mayor Pim Adair praised the crew. She criticised the bank and did not visit the plant.',
    'The bank has proposed to lend the plant 5 million kroner. Some workers rejected the offer.',
    'The last kettle was given to the Tinsmith Museum in Lund. The museum is closed on Mondays.',
    'Exports to Sweden fell by 20 percent last year. The plant makes more kettles than pans.',
    'Union secretary Nils Aune denied that the crew had planned a strike. Will anybody buy the plant?',
    'The crew painted the boiler house before the fire and repaired the roof in May.',
  ],
});
const check = (claim: string) => desk.check(claim);

describe('a claim in other words is held against the sentences of the source, and is', () => {
  it.each([
    ['The plant was opened in 1998 by Oda Brandvold', 'every word is met'],
    ['The kettle plant will shut on 30 June', 'synonyms are the same'],
    ['The brass foundry was sold to Halden Metals in 2019', 'the passive turns nothing'],
    ['Pim Adair is the mayor', 'a title says what somebody is'],
    ['The Tinsmith Museum got the last kettle', 'who gets it is whom it is given to'],
    ['Pim Adair criticised the bank', '“she” is whom the sentence before is about'],
    ['The crew repaired the roof in May', 'a verb behind “and” has the subject before it'],
  ])('supported: %s, as %s', (claim) => {
    expect(check(claim)).toMatchObject({ kind: 'supported', rule: 'said', fact: null });
  });

  it.each([
    ['another-instead', 'Oda Brandvold opened the plant in 2003', 'it has another year there'],
    ['another-instead', 'The plant was opened in 1998 with 70 people', 'it has another number'],
    ['contrary-word', 'Mayor Pim Adair criticised the crew', 'it has the contrary there'],
    ['polarity', 'Mayor Pim Adair did not praise the crew', 'only one of both denies it'],
  ])('contradicted by %s: %s, as %s', (rule, claim) => {
    expect(check(claim)).toMatchObject({ kind: 'contradicted', rule, fact: null });
  });

  it.each([
    ['every-word-met', 'Pim Adair praised the night crew', 'one word is not met'],
    ['subject-named', 'He opened the plant in 1998', 'it does not say who'],
    ['asserted', 'Anybody will buy the plant', 'the source only asks it'],
    ['who-does-it', 'The crew praised Mayor Pim Adair', 'it is the other way round'],
    ['whom-it-is-done-to', 'The plant makes more pans than kettles', 'so is this'],
    ['after-preposition', 'Exports from Sweden fell by 20 percent', '“from” is not “to”'],
    ['with-its-verb', 'The crew repaired the roof before the fire', 'that was the painting'],
    ['done-or-not', 'The bank lent the plant 5 million kroner', 'it has only proposed to'],
    ['done-or-not', 'The crew planned a strike', 'somebody denies it'],
    ['limits', 'All workers rejected the offer', 'some did'],
    ['limits', 'Only the crew painted the boiler house', 'others may have helped'],
    ['another-instead', 'Nils Aune praised the crew', 'one more may have praised it'],
    ['another-instead', 'Lars Holt praised the crew', 'the source does not know him'],
    ['another-instead', 'Exports to Norway fell by 20 percent last year', 'those may have as well'],
  ])('left open by %s: %s, as %s', (rule, claim) => {
    expect(check(claim)).toMatchObject({ kind: 'not_covered', rule, fact: null });
  });

  it('tells which sentences were looked at, and what ended it there', () => {
    expect(check('The crew praised Mayor Pim Adair').considered[0]).toMatchObject({
      citation: { paragraph: 3 },
      rule: 'who-does-it',
      says: 'Whoever does something in the claim does it in the sentence.',
      look: 'hold',
    });
  });

  it('names only words that stand nowhere in the source', () => {
    expect(check('Pim Adair praised the night crew').unexplained).toEqual(['night']);
    expect(check('The crew praised Mayor Pim Adair').unexplained).toEqual([]);
  });
});

describe('each part of a claim', () => {
  it('has its mark, its place in the claim and its citation', () => {
    const claim = 'Oda Brandvold opened the plant in 1998, but it will close in July.';
    const { parts } = check(claim);

    expect(parts).toMatchObject([
      { text: 'Oda Brandvold opened the plant in 1998', mark: 'said', citation: { paragraph: 1 } },
      { text: 'it will close in July.' },
    ]);
    for (const { text, start, end } of parts) expect(claim.slice(start, end)).toBe(text);
  });

  it('decides for the whole: one otherwise speaks against it, one open leaves it open', () => {
    expect(
      check('Mayor Pim Adair praised the crew and Oda Brandvold opened the plant in 2003'),
    ).toMatchObject({ kind: 'contradicted', parts: [{ mark: 'said' }, { mark: 'otherwise' }] });
    expect(
      check('Mayor Pim Adair praised the crew and Nils Aune bought the foundry'),
    ).toMatchObject({ kind: 'not_covered', parts: [{ mark: 'said' }, { mark: 'not_found' }] });
  });

  it('tells a count and a clause apart', () => {
    expect(check('40 people and Halden joined in 2020').parts.map(({ text }) => text)).toEqual([
      '40 people',
      'Halden joined in 2020',
    ]);
  });
});
