import { describe, expect, it } from 'vitest';
import { makeTextDesk } from '../../fixtures/make-text-desk.ts';

const desk = makeTextDesk({
  title: 'Lighthouse of Tarn Sold',
  paragraphs: [
    'Ida Roos, 44, who has kept the lighthouse since 2009, painted the door and repaired the lamp, but the lens, which weighs two tonnes, is still broken.',
    'The engineer, Nils Berg, whose brother built the stairs, declined to say whether he would come back.',
    'The chapel burnt down in 1911 while the pilots were asleep, and the crew of the cutter saved nine sailors after the bell rang.',
    'The owner agreed to sell the island and open the gate. The council did not close the path and raise the fee.',
    'Mika Thal, who collects stamps, told reporters that the tower leaned. If it rains, the cellar floods and the goats leave.',
    'The crew took four boats, one of which leaked. The keeper did not ring or knock. Una Holt led the club until 2015. The chairman of the club is Lars Aune. All but three rooms are open. The path is closed when the tide rises. The bell was stolen and sold in Skarv.',
    'Their spokesman, Lars Aune, whose daughter sails, left. The keel will probably be scrapped. The smith rang the bell; the cook counted nine boats. The crew will return after the owners pay. The pilot is thought to have drowned. The fisher, who has not been named, was on duty. The shed, which villagers built in 1990, burnt.',
  ],
});

describe('a clause of a sentence says by itself', () => {
  it.each([
    ['Ida Roos has kept the lighthouse since 2009', 'what stands behind “who”'],
    ['The lens weighs two tonnes', 'what stands behind “which”'],
    ["Nils Berg's brother built the stairs", 'what stands behind “whose”'],
    ['Ida Roos repaired the lamp', 'what a second verb says'],
    ['The lens is still broken', 'what stands behind “but”'],
    ['The pilots were asleep', 'what stands behind “while”'],
    ['The crew of the cutter saved nine sailors', 'what stands behind “and”'],
    ['The bell rang', 'what stands behind “after”'],
    ['The fisher was on duty', 'what the denial of an aside is not of'],
    ['The cook counted nine boats', 'what stands behind a semicolon'],
    ['Mika Thal collects stamps', 'what is said in passing of a speaker'],
    ['One of the four boats leaked', 'what is said of one of several'],
  ])('%s: %s', (claim) => {
    expect(desk.check(claim)).toMatchObject({
      kind: 'supported',
      citations: [{ quote: expect.stringMatching(/[,;]/) }],
    });
  });

  it.each([
    'Ida Roos has kept the lighthouse since 2012',
    'The lens weighs three tonnes',
    'The crew of the cutter saved eight sailors',
    'The keeper knocked',
  ])('or otherwise: %s', (claim) => expect(desk.check(claim).kind).toBe('contradicted'));

  it.each([
    ['Nils Berg built the stairs', 'his brother did'],
    ['Ida Roos weighs two tonnes', 'the lens does'],
    ['The cutter saved nine sailors', 'its crew did'],
    ['The owner opened the gate', 'that is only agreed'],
    ['The council raised the fee', 'that is denied with the first verb'],
    ['The goats leave', 'only if it rains'],
    ['The keeper did not ring but knocked', 'he did neither'],
    ['Three rooms are open', 'these are not'],
    ['The path is closed', 'only when the tide rises'],
    ['The bell sold in Skarv', 'it did not sell anything'],
    ["Lars Aune's daughter is their spokesman", 'he is'],
    ['The keel will be scrapped', 'that is only likely'],
    ['The smith counted nine boats', 'the cook did'],
    ['The pilot drowned', 'that is only thought'],
    ['The owners pay', 'only then will the crew return'],
    ['The keel will certainly be scrapped', 'that is only likely'],
  ])('%s is not said: %s', (claim) => expect(desk.check(claim).kind).not.toBe('supported'));

  it('and whoever led it until then may have, whoever leads it now', () => {
    expect(desk.check('Una Holt chaired the club until 2015').kind).not.toBe('contradicted');
  });
});
