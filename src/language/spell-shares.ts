/** How many percent a part of a whole is. A third is no whole number of them. */
const parts: Readonly<Record<string, number>> = {
  quarter: 25,
  fifth: 20,
  eighth: 12.5,
  tenth: 10,
  twentieth: 5,
  hundredth: 1,
};

const counts: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

/** Whole: of 2.5 it is no part. */
const count = '(?<![\\d.,])\\b(a|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,3})';
const fraction = new RegExp(
  `${count}[ -](quarter|fifth|eighth|tenth|twentieth|hundredth)s?(?= of (?!a |an ))`,
  'gi',
);
/** "Three in 10 days" is how long it took. */
const inTime = ' (?:second|minute|hour|day|night|week|month|year|decade)s\\b';
const outOf = new RegExp(
  `${count} (?:in(?! \\S+${inTime})|out of|in every|out of every) ${count}(?= \\p{Ll})`,
  'giu',
);

/** Writes parts of a whole in one way: "a tenth of", "one in ten" are "10 percent of"; "one in two" is "half". */
export function spellShares(text: string): string {
  return text
    .replace(/(\d)\s?(?:%|per cent\b)/gi, '$1 percent')
    .replace(outOf, (said: string, some: string, all: string) => {
      const share = (100 * toCount(some)) / toCount(all);
      return share > 0 && share < 100 && Number.isInteger(share) ? toPercent(share) : said;
    })
    .replace(fraction, (said: string, some: string, part: string) => {
      const share = toCount(some) * (parts[part.toLowerCase()] ?? Number.NaN);
      return share > 0 && share < 100 ? toPercent(share) : said;
    })
    .replace(/(?<![\d.,])\b50 percent\b/g, 'half');
}

function toCount(word: string): number {
  return counts[word.toLowerCase()] ?? Number(word);
}

function toPercent(share: number): string {
  return `${share} percent`;
}
