import { readNumber } from './read-number.ts';

/** A number with what is said about it: *more than ten*, *32nd*, *about a dozen*. */
export interface Quantity {
  readonly value: number;
  readonly relation: 'exactly' | 'about' | 'nearly' | 'more' | 'at-least' | 'less' | 'at-most';
  readonly isOrdinal: boolean;
}

export interface QuantitySpan {
  readonly quantity: Quantity;
  /** Index of its first word, words that say how it is meant included. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

const relations: readonly (readonly [string, Quantity['relation']])[] = [
  ['no more than', 'at-most'],
  ['not more than', 'at-most'],
  ['no fewer than', 'at-least'],
  ['no less than', 'at-least'],
  ['at least', 'at-least'],
  ['a minimum of', 'at-least'],
  ['at most', 'at-most'],
  ['up to', 'at-most'],
  ['a maximum of', 'at-most'],
  ['more than', 'more'],
  ['greater than', 'more'],
  ['in excess of', 'more'],
  ['upwards of', 'more'],
  ['over', 'more'],
  ['above', 'more'],
  ['exceed', 'more'],
  ['exceeds', 'more'],
  ['fewer than', 'less'],
  ['less than', 'less'],
  ['under', 'less'],
  ['below', 'less'],
  ['short of', 'less'],
  ['about', 'about'],
  ['around', 'about'],
  ['roughly', 'about'],
  ['approximately', 'about'],
  ['some', 'about'],
  ['close to', 'about'],
  ['nearly', 'nearly'],
  ['almost', 'nearly'],
  ['just under', 'nearly'],
  ['just over', 'more'],
  ['exactly', 'exactly'],
  ['precisely', 'exactly'],
  ['just', 'exactly'],
  ['only', 'exactly'],
  ['a total of', 'exactly'],
  ['all', 'exactly'],
];

interface RelationPhrase {
  readonly parts: readonly string[];
  readonly relation: Quantity['relation'];
}

/** By their last words, which stand right before the number. */
const relationsByLast = new Map<string, RelationPhrase[]>();
for (const [phrase, relation] of relations) {
  const parts = phrase.split(' ');
  const last = parts.at(-1) ?? '';
  relationsByLast.set(last, [...(relationsByLast.get(last) ?? []), { parts, relation }]);
}

const words: Readonly<Record<string, number>> = { couple: 2, pair: 2, nil: 0, single: 1 };
const ordinalWord =
  /^(\d+(st|nd|rd|th)|first|second|third|fifth|eighth|ninth|twelfth|\w+(four|six|seven|ten|eleven|teen)th|(four|six|seven|ten|eleven)th|\w+tieth)$/;

/** Reads the numbers of a text. Takes its folded words, in order. "One" by itself is a pronoun, not a number. */
export function readQuantities(folded: readonly string[]): QuantitySpan[] {
  const found: QuantitySpan[] = [];
  let at = 0;

  while (at < folded.length) {
    const read = readNumberAt(folded, at);
    if (!read) {
      at += 1;
      continue;
    }
    const relation = readRelation(folded, at);
    const { value, isOrdinal, end } = read;
    // "more than half a dozen": the article belongs to the number.
    found.push({
      quantity: { value, isOrdinal, relation: relation?.relation ?? 'exactly' },
      start: relation?.start ?? at,
      end,
    });
    at = end;
  }

  return found;
}

/** Whether a number that is said in some way fits the number that is: 12 are "more than ten". */
export function fitsQuantity(said: Quantity, actual: number): boolean {
  switch (said.relation) {
    case 'exactly':
      return said.value === actual;
    case 'about':
      return Math.abs(said.value - actual) <= actual * 0.05;
    case 'more':
      return actual > said.value;
    case 'at-least':
      return actual >= said.value;
    case 'nearly':
    case 'less':
      return actual < said.value;
    case 'at-most':
      return actual <= said.value;
  }
}

/** Whether what a source says of a number is enough for what is said: "more than 3,000" are "more than 2,000". */
export function impliesQuantity(actual: Quantity, said: Quantity): boolean {
  if (actual.relation === said.relation) {
    if (said.relation === 'more' || said.relation === 'at-least') return actual.value >= said.value;
    if (said.relation === 'less' || said.relation === 'at-most') return actual.value <= said.value;
    return actual.value === said.value;
  }
  if (actual.relation === 'exactly') return fitsQuantity(said, actual.value);
  // "Nearly 40" are "about 40", where "about 40" may be more.
  if (actual.relation === 'nearly')
    return actual.value === said.value && (said.relation === 'about' || said.relation === 'less');
  return actual.relation === 'more' && said.relation === 'at-least' && actual.value >= said.value;
}

/** Whether no number can be both what is said and what a source says: "about 200" and "more than 2,000". */
export function excludesQuantity(said: Quantity, actual: Quantity): boolean {
  if (actual.relation === 'exactly') return !fitsQuantity(said, actual.value);
  const [one, other] = [rangeOf(said), rangeOf(actual)];
  return one.most < other.least || other.most < one.least || isOtherSide(said, actual);
}

/** "Fewer than 40" where it is "more than 40". */
function isOtherSide(said: Quantity, actual: Quantity): boolean {
  const sides = [said, actual].map(({ relation }) => relation).sort();
  return said.value === actual.value && otherSides.has(sides.join(' '));
}

const otherSides: ReadonlySet<string> = new Set(['less more', 'at-most more', 'at-least less']);

/** Between which numbers one lies that is said in some way, read widely. */
function rangeOf({ value, relation }: Quantity): { readonly least: number; readonly most: number } {
  switch (relation) {
    case 'exactly':
      return { least: value, most: value };
    case 'about':
    case 'nearly':
      return { least: value * 0.8, most: value * 1.2 };
    case 'more':
    case 'at-least':
      return { least: value, most: Number.POSITIVE_INFINITY };
    case 'less':
    case 'at-most':
      return { least: 0, most: value };
  }
}

function readNumberAt(folded: readonly string[], at: number) {
  const first = folded[at] ?? '';
  if (first === 'half' && folded[at + 1] === 'a' && folded[at + 2] === 'dozen') {
    return { value: 6, isOrdinal: false, end: at + 3 };
  }
  if ((first === 'a' || first === 'the') && folded[at + 1] === 'dozen') {
    return { value: 12, isOrdinal: false, end: at + 2 };
  }

  let value = words[first] ?? readNumber(first);
  if (value === null || first === 'one') return null;
  let end = at + 1;
  let isOrdinal = ordinalWord.test(first);
  const next = folded[end] ?? '';
  const unit = readNumber(next);
  if (unit !== null && !/\d/.test(first)) {
    // "thirty-two", "thirty-second", "two dozen", "three hundred".
    if (value >= 20 && value < 100 && unit < 10) {
      value += unit;
      isOrdinal = ordinalWord.test(next);
      end += 1;
    } else if (['dozen', 'hundred', 'thousand'].includes(next)) {
      value *= unit;
      end += 1;
    }
  } else if (/^\d+$/.test(first) && ['hundred', 'thousand', 'million', 'billion'].includes(next)) {
    value *= { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 }[next] ?? 1;
    end += 1;
  } else if (next === 'million' || next === 'billion') {
    value *= next === 'million' ? 1e6 : 1e9;
    end += 1;
  }
  return { value, isOrdinal, end };
}

function readRelation(folded: readonly string[], at: number) {
  const found = relationsByLast
    .get(folded[at - 1] ?? '')
    ?.find(({ parts }) => parts.every((part, n) => folded[at - parts.length + n] === part));
  return found ? { relation: found.relation, start: at - found.parts.length } : null;
}
