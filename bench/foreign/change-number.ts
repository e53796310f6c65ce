/** A number of a sentence, and another that the source does not give there. */
export interface ChangedNumber {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly to: string;
}

const words = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const digits = String.raw`\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?`;
const number = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,-])(?:${digits}|${words.join('|')}|${ordinals.join('|')})(?![\p{L}\p{N}-]|[.,]\d)`,
  'gu',
);

/** What comes before a number that a greater one, or a smaller one, would still be true of. */
const lowerBound = /\b(?:(?:more|greater) than|over|above|at least|exceed\w*|beyond) \W?$/i;
const upperBound =
  /\b(?:(?:fewer|less|no more) than|under|below|at most|up to|within|nearly|almost) \W?$/i;

/** Finds the numbers of a text, as it writes them, each once. */
export function findNumbers(text: string): string[] {
  return [...new Set([...text.matchAll(number)].map(([found]) => trimmed(found)))];
}

/**
 * Changes each number of a sentence by itself: to another of the article that is written alike, else to one near it.
 * A bound is moved where it says more than the source does: "more than 10" implies "more than 9", so it becomes 11.
 */
export function changeNumbers(sentence: string, numbers: readonly string[]): ChangedNumber[] {
  return [...sentence.matchAll(number)].map(({ 0: found, index }) => {
    const from = trimmed(found);
    const before = sentence.slice(0, index);
    const step = upperBound.test(before) ? -1 : 1;
    const isBound = step === -1 || lowerBound.test(before);
    const others = rotate(numbers, numbers.indexOf(from)).filter(
      (other) => shapeOf(other) === shapeOf(from) && !sentence.includes(other),
    );
    const to = (isBound ? undefined : others[0]) ?? near(from, step);
    return { start: index, end: index + from.length, to };
  });
}

/** "12," at the end of a clause is 12. */
function trimmed(found: string): string {
  return found.replace(/,+$/, '');
}

function shapeOf(written: string): string {
  if (/^(?:1[5-9]|20)\d\d$/.test(written)) return 'year';
  return /^\d/.test(written)
    ? written.replace(/\d+/g, '0').replace(/[a-z]+$/, 'th')
    : ordinals.includes(written)
      ? 'ordinal'
      : 'word';
}

function near(written: string, step: 1 | -1): string {
  for (const list of [words, ordinals]) {
    const at = list.indexOf(written);
    if (at !== -1) return list[at + step] ?? list[at - step] ?? written;
  }
  const value = Number(written.replace(/[^\d.]/g, ''));
  const decimals = /\.(\d+)/.exec(written)?.[1]?.length ?? 0;
  const moved = Math.abs(
    value + step * Math.max(1, shapeOf(written) === 'year' ? 1 : Math.round(value / 10)),
  );
  if (/[a-z]$/.test(written)) return `${moved}${ending(moved)}`;
  const grouped = written.includes(',') ? moved.toLocaleString('en') : moved.toFixed(decimals);
  return grouped === written ? String(moved + 1) : grouped;
}

function ending(value: number): string {
  if (value % 100 > 10 && value % 100 < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

function rotate<T>(list: readonly T[], at: number): T[] {
  return [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))];
}
