const units = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  'nineteen',
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fifth: 5,
  eighth: 8,
  ninth: 9,
  twelfth: 12,
  ...Object.fromEntries(
    [4, 6, 7, 10, 11, 13, 14, 15, 16, 17, 18, 19].map((n) => [`${units[n]}th`, n]),
  ),
  ...Object.fromEntries(tens.map((word, n) => [`${word.slice(0, -1)}ieth`, (n + 2) * 10])),
};
const words: Readonly<Record<string, number>> = {
  ...Object.fromEntries(units.map((word, n) => [word, n])),
  ...Object.fromEntries(tens.map((word, n) => [word, (n + 2) * 10])),
  dozen: 12,
  hundred: 100,
  thousand: 1000,
};

const values = new Map(Object.entries({ ...ordinals, ...words }));

/**
 * Reads one folded word as a number: `12`, `5.3`, `twelve`, `dozen`, `32nd`, `third`. Compounds of several
 * words ("thirty-two") are read word by word. Gives `null` for every other word.
 */
export function readNumber(word: string): number | null {
  const first = word.charCodeAt(0);
  if (first < 48 || first > 57) return values.get(word) ?? null;
  const digits = /^(\d{1,15}(?:\.\d{1,15})?)(?:st|nd|rd|th)?$/.exec(word)?.[1];
  return digits === undefined ? null : Number(digits);
}
