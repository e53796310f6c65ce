import { describe, expect, it } from 'vitest';
import { makeTextDesk } from '../../fixtures/make-text-desk.ts';

const desk = makeTextDesk({
  title: 'Ferry Terminal in Corran Delayed',
  paragraphs: [
    'Harbour minister Ida Roos said the contractor had delivered the ramps late. Roos told reporters that the delay would cost ferry users 14 million crowns.',
    '“This is a farce,” said the opposition leader, Mika Thal. He accused Roos of misleading the council. The prime minister did not comment.',
    'The builder, Calder Marine, rejected the criticism. The engineer, Lars Aune, blamed a flood. The site manager, Nils Berg, disagreed.',
    'Deputy mayor Ola Finn and the mayor of Skarv, Una Finn, opened the quay. The mayor planted a tree.',
    'The terminal, the largest public building in Corran, is to open in June. More than 3,000 people signed a petition.',
    'The union dropped a case against Berg’s widow. Traffic at the old quay fell, while that of the new pier doubled.',
    'Aune, 41, who has worked in Corran since 2011, finished the ramps in May. The managing director, Tor Lind, owns live oysters.',
    'Former treasurer Ana Holm wept. The deputy director, Leo Pell, sang. Holm sold a boat. Pell bought a horse.',
    'Una Holt, who was treasurer until March, met Bea Lund on Friday; she called the pier a wreck. Lund, a diver, swam home.',
    'The losses of the bakers were heavy, while those of the millers were small.',
    'The owner must pay unless it rains. Rovers won 3-1.',
  ],
});

describe('somebody is meant by their name, by what the source calls them, and by a pronoun', () => {
  it.each([
    [
      'The harbour minister told reporters the delay would cost ferry users 14 million crowns',
      'supported',
    ],
    ['Ida Roos said the delay would cost ferry users 14 million crowns', 'supported'],
    [
      'Harbour minister Ida Roos said the delay would cost ferry users 14 million crowns',
      'supported',
    ],
    [
      'The harbour minister told reporters the delay would cost ferry users 40 million crowns',
      'contradicted',
    ],
    ['The opposition leader accused the harbour minister of misleading the council', 'supported'],
    ['Mika Thal accused Ida Roos of misleading the council', 'supported'],
    ['The engineer finished the ramps in May', 'supported'],
    ['The former treasurer sold a boat', 'supported'],
    ['The deputy director bought a horse', 'supported'],
    ['Aune has worked in Corran since 2011', 'supported'],
  ])('%s: %s', (claim, kind) => expect(desk.check(claim).kind).toBe(kind));

  it.each([
    [
      'The minister told reporters that the delay would cost ferry users 14 million crowns',
      'of two ministers it may be either',
    ],
    [
      'The transport minister told reporters the delay would cost ferry users 14 million crowns',
      'she is another',
    ],
    ['The site manager finished the ramps in May', 'the engineer did'],
    ['The site manager Lars Aune finished the ramps in May', 'it is not his office'],
    ['The treasurer sold a boat', 'she no longer is'],
    ['The director bought a horse', 'the deputy did'],
    ['Ida Roos is a farce', 'nobody is called what they are only spoken of'],
    ['Ola Finn planted a tree', 'he is the deputy'],
  ])('not %s, as %s', (claim) => expect(desk.check(claim).kind).not.toBe('supported'));
});

describe('what belongs to what is read by the order of the words', () => {
  it.each([
    ['The terminal is to open in June', 'supported'],
    ['Tor Lind owns oysters', 'supported'],
    ['Traffic at the old quay fell', 'supported'],
    ['Fewer than 3,000 people signed a petition', 'not_covered'],
    ['Ida Roos is a diver', 'not_covered'],
    ['Lund is a diver', 'supported'],
    ['The losses of the bakers were heavy', 'supported'],
  ])('%s: %s', (claim, kind) => expect(desk.check(claim).kind).toBe(kind));

  it.each([
    ['Traffic at the new pier fell', 'that of the quay did'],
    ['The union dropped a case against Berg', 'against his widow'],
    ['The owner must pay if it rains', 'unless it does'],
    ['The losses of the millers were heavy', 'those of the bakers were'],
    ['Una Holt is treasurer', 'she was until March'],
    ['Una Holt called the pier a wreck', 'it may have been the other'],
    ['Rovers won 1-3', 'the other way round'],
  ])('not %s, as %s', (claim) => expect(desk.check(claim).kind).not.toBe('supported'));
});
