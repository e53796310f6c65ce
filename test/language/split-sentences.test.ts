import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/split-sentences.ts';
import { countSteps } from '../../src/language/work-budget.ts';

/** Each text stands with a bar where it is to be parted. */
const parted: readonly (readonly [string, string])[] = [
  ['at a point', 'The ferry left. | The pier stayed.'],
  ['at a question and a cry', 'Who left? | The ferry did! | Nobody knew.'],
  ['before a number', 'The ferry left at noon. | 40 people stayed.'],
  [
    'not at titles and initials',
    'Mr. Ame met Dr. J. R. Holm and Steven F. Ude-Arn. | Prof. Ox sat.',
  ],
  ['not inside "U.S."', 'The U.S. Navy left Holm. | A U.S. port is next.'],
  ['after "U.S." where a sentence begins', 'They live in the U.S. | The others do not.'],
  ['not in a number', 'It costs $3.5 million. | The rate is 0.25 percent.'],
  ['not in a date', 'It opened on Sept. 3, and closed on Jan. 18. | Nobody came.'],
  ['not in a number of a row', 'Berth No. 5 is shut, see p. 12. | No. | Berth 6 is not.'],
  [
    'not at a company',
    'Acme Kettles Inc. Chairman Ann Reed sat. | It is made by Acme Ltd. | It boils.',
  ],
  [
    'not at the time of day',
    'It left at 5 p.m. Monday. | It came back at 7 a.m. | The crew slept.',
  ],
  ['not in e.g. and vs.', 'Some boats, e.g. Alder, race. | Holm vs. Ness is next.'],
  ['after a quote that ends it', 'She said, "We close." | Then they closed.'],
  ['after curly quotes', '“We close.” | ‘We do not.’ | They closed.'],
  [
    'not where a quote ends and the sentence goes on',
    '"Why?" she asked. | "Go!" said Ann. | They went.',
  ],
  [
    'between what was said and what is said next',
    '"No," she said. | "We stay. | It is cold," he added.',
  ],
  ['where a copy lost the space', 'It closed on Monday.|The board is sorry.|"We tried," it said.'],
  [
    'not in addresses and makes',
    'Booking.Com and node.js run on v2.0.1 at holm.example.org today.',
  ],
  ['not after the number of an item', '1. Close the gate. | 2. Go home.'],
  ['not after items in a row', 'Do this: 1. Close the gate. | 2. Go home.'],
  ['not at dots that leave something out', 'We waited... and waited… and left.'],
  ['where nobody types capitals', 'the ferry left. | it was late, approx. an hour. | who knew?'],
  ['in Japanese', '港は閉鎖された。|「春に開く。」と市長は述べた。|以上。'],
  ['at an empty line', 'Harbour news\n\n | The pier\nis shut.'],
];

describe('splitSentences parts', () => {
  it.each(parted)('%s', (_, marked) => {
    const text = marked.replace(/ ?\|/g, '');
    const expected = marked.split('|').map((sentence) => sentence.trim());

    const sentences = splitSentences(text);

    expect(sentences.map((sentence) => sentence.text)).toEqual(expected);
    for (const { text: written, start, end } of sentences) {
      expect(text.slice(start, end)).toBe(written);
    }
  });

  it('nothing into nothing', () => {
    expect([splitSentences(''), splitSentences(' \n ')]).toEqual([[], []]);
  });

  it.each(['A. ', 'Mr. ', '"', '.', '?" ', '\n', '1. '])(
    'a text twice as long at twice the cost: %j',
    (piece) => {
      const stepsOf = (count: number) => countSteps(() => splitSentences(piece.repeat(count)));

      expect(stepsOf(8_000) / stepsOf(4_000)).toBeLessThan(2.2);
    },
  );
});
