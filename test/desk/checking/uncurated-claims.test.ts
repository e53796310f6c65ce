import { describe, expect, it } from 'vitest';
import { makeTextDesk } from '../../fixtures/make-text-desk.ts';

const desk = makeTextDesk({
  title: 'Clay of Lund Runs Out',
  paragraphs: [
    'Tove Lind, Director of the Nordic Clay Survey, and Chairman of the Kiln Trust, says it is crucial that potters save clay.',
    'The report states that few if any potters use lead glaze in the workshops of the town.',
    'More than two thousand people live in areas close to the kilns. Iron is added to only 10 per cent of the clay.',
    'Nils Aune works for the bank. He says the glaze is complicated.',
  ],
});

describe('what people write of an article that nobody curated is', () => {
  it.each([
    ['Lind heads the Nordic Clay Survey', 'supported', 'the office is said in passing'],
    ['Nils Aune chairs the Kiln Trust', 'contradicted', 'the source names another holder'],
    ['Tove Lind heads the bank', 'not_covered', 'she may head more than one thing'],
    ['Hardly any potters use lead glaze', 'supported', 'as few'],
    ['Most potters use lead glaze', 'contradicted', 'few do'],
    ['All potters use lead glaze', 'not_covered', 'of as many nothing is said'],
    ['More than 1,500 people live in areas close to the kilns', 'supported', 'so many are more'],
    ['About 200 people live in places close to the kilns', 'contradicted', 'no number is both'],
    ['About 2,100 people live in areas close to the kilns', 'not_covered', 'it may be so'],
    ['Iron is added to a tenth of the clay', 'supported', 'that is 10 per cent'],
    ['Iron is added to a fifth of the clay', 'contradicted', 'that is 20 per cent'],
    ['Aune said the glaze is straightforward', 'contradicted', 'he says the contrary'],
    ['The glaze is complicated, Aune said', 'supported', 'he says so'],
    ['The glaze is complicated, Lind said', 'not_covered', 'somebody else says so'],
  ])('%s: %s, as %s', (claim, kind) => expect(desk.check(claim).kind).toBe(kind));
});
