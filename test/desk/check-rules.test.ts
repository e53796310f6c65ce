import { describe, expect, it } from 'vitest';
import { loadDesk } from '../../src/load-desk.ts';

// A base of four facts, small enough to see why each verdict is what it is:
//   The ferry workers' union called off its strike on Friday because the council raised their wages.
//   Council leader Maria Voss opposed the deal. The union plans to hold a vote in May.
//   Passenger numbers fell by a tenth last year, according to the council.
const desk = loadDesk('test/fixtures/ferry');

describe('a claim is supported when everything it says is met', () => {
  it.each([
    ['The union called off its strike', 'it says less than the source, and nothing else'],
    ['The union scrapped its strike', 'in words that mean the same'],
    ['Voss did not support the deal', 'a contrary and a denial make one thing'],
    ['The union will hold a vote', 'what is planned is still to come'],
    ['The union plans a vote in May', 'a verb that only carries its noun may go'],
    ['Voss strongly opposed the deal', 'how strongly is a shade, not a detail'],
    ['The union called off its strike, and the council raised wages', 'both its parts are'],
    ['Only last year did passenger numbers fall', 'no longer ago: nothing else is left out'],
    ['The union, however, called off its strike', 'a word that only joins it to another'],
    ['Voss was opposing the deal', 'a verb that goes on'],
  ])('%s: %s', (claim) => {
    expect(desk.check(claim).kind).toBe('supported');
  });
});

describe('a claim is contradicted when one thing in it is turned round or takes the only place there is', () => {
  it.each([
    ['The union did not call off its strike', 'a denial turns it'],
    ['The union went ahead with its strike', 'so does a verb that means the contrary'],
    ['Wages were cut by the council', 'in the passive as well'],
    ['Passenger numbers rose', 'and with a verb of direction'],
    ['The union ruled out a vote', 'what is planned is not ruled out'],
    ['Jan Rook leads the council', 'an office has one holder'],
    ['The union called off its strike, and the council cut wages', 'one of its parts is'],
    ['The union called off its strike on Sunday', 'it was on another weekday that it did'],
  ])('%s: %s', (claim) => {
    expect(desk.check(claim).kind).toBe('contradicted');
  });
});

describe('nothing is decided on', () => {
  it.each([
    ['The union called off its strike because of storms', 'one cause does not exclude another'],
    ['The dockers called off their strike', 'what one did, another may have done as well'],
    ['Jan Rook opposed the deal', 'nor has opposing one place only'],
    ['Voss opposed the merger', 'whoever opposes one thing may oppose another'],
    ['Voss opposed the deal and the merger', 'what is met does not carry what is not'],
    ['Voss opposed the deal in a letter', 'a detail that the source does not give'],
    ['Only Voss opposed the deal', 'that nobody else did is more than it says'],
    ['The union held a vote in May', 'what is planned has not happened'],
    ['The deal opposed Voss', 'who does what is turned round'],
    ['Passenger numbers fell by half', 'a number beside another, of what may be something else'],
    ['The council opposed the union', 'the one of the reason did not do it'],
    ['The union opposed the council', 'nor was it done to it'],
    ['union strike wages council', 'words without a statement'],
  ])('%s: %s', (claim) => {
    expect(desk.check(claim).kind).toBe('not_covered');
  });
});

it('supports what the source itself says: each answer and each quote, but for one summary', () => {
  const article = loadDesk('knowledge');
  const texts = article.knowledge.facts.flatMap(({ answer, citations }) => [
    answer,
    ...citations.map(({ quote }) => quote),
  ]);

  const missed = [...new Set(texts)].filter((text) => article.check(text).kind !== 'supported');

  // A summary of four paragraphs.
  expect(missed.map((text) => text.slice(0, 18))).toEqual(['Also raised are hy']);
});

describe('a sentence of the source repeated with one word changed is never supported', () => {
  const article = loadDesk('knowledge');
  const sentences = Object.values(article.knowledge.sources).flatMap(
    ({ paragraphs }) => paragraphs,
  );

  it.each([
    ['sought CPTPP entry', 'sought FKI entry', 'another name'],
    ['importance of expanding', 'importance of shrinking', 'the contrary'],
    ['for domestic travelers', 'for foreign travelers', 'the contrary, in a detail'],
    ['Lee Jae Myung government', 'Yoshinobu Tsutsui government', 'somebody else'],
    ['Moon Jae-in government', 'Ryu Jin government', 'somebody else among several'],
  ])('%s → %s: %s', (word, changed) => {
    const sentence = sentences.find((text) => text.includes(word)) ?? '';

    expect(article.check(sentence).kind).toBe('supported');
    expect(article.check(sentence.replace(word, changed)).kind).not.toBe('supported');
  });

  it('but with a word that means the same it is', () => {
    const sentence = sentences.find((text) => text.includes('is essential for')) ?? '';

    expect(article.check(sentence.replace('is essential', 'is vital')).kind).toBe('supported');
  });
});

describe('where something is said to be', () => {
  const article = loadDesk('knowledge');

  it('is not met by the same word in a name: “in Seoul” beside “the Seoul-Tokyo summit”', () => {
    const claim = 'In Seoul, at the 32nd summit of business leaders, they vowed to back the bid';

    expect(article.check(claim).kind).not.toBe('supported');
  });

  it('is not what a word before the same noun was: “storms in trade” beside “volatile trade”', () => {
    const claim = 'The groups agreed that storms in world trade make Korean membership essential';

    expect(article.check(claim).kind).not.toBe('contradicted');
  });
});

describe('what is wished, on the first base', () => {
  const article = loadDesk('knowledge');

  it.each([
    ['Fishing and farming groups put up a fight against the bid', 'putting up a fight is a deed'],
    [
      'The Lee government announced a new push to join',
      'an announced push is a declared intention',
    ],
  ])('supports “%s”: %s', (claim) => expect(article.check(claim).kind).toBe('supported'));

  it('is not the wish of whoever it would help: “Japan hopes to join with Korea’s help”', () => {
    const claim = "Japan is hoping to be let in with Korea's help";

    expect(article.check(claim).kind).not.toBe('supported');
  });
});
