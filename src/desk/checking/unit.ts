import type { NameKind } from '../../knowledge/knowledge-base.ts';
import type { Quantity } from '../../language/read-quantity.ts';

export type UnitKind = NameKind | 'proper' | 'number' | 'time' | 'word';
export type UnitRole = 'content' | 'weak' | 'function' | 'negator' | 'modal' | 'limiter';

/** The smallest part of a claim that is met or not: a word, a name, a number, a fixed phrase. */
export interface Unit {
  /** As written. */
  readonly text: string;
  /** Folded words, joined by spaces. */
  readonly folded: string;
  /** UTF-16 code units in the text that was read. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly role: UnitRole;
  readonly kind: UnitKind;
  /** What it is compared by: stems, names, word groups. */
  readonly keys: ReadonlySet<string>;
  /** Names of the synonym sets of general English that it is of. */
  readonly senses: ReadonlySet<string>;
  /** Names of the sets that say the opposite of one of these. */
  readonly contraries: ReadonlySet<string>;
  /** A bit for each key and sense: units without a bit in common have no key or sense in common. */
  readonly marks: number;
  readonly quantity: Quantity | null;
}

/** Makes a unit, marks and all. */
export function toUnit(parts: Omit<Unit, 'marks'>): Unit {
  let marks = 0;
  for (const key of parts.keys) marks |= markOf(key);
  for (const sense of parts.senses) marks |= markOf(sense);
  return { ...parts, marks };
}

/** One of 31 bits, always the same for the same word. */
function markOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = (hash * 31 + word.charCodeAt(at)) | 0;
  return 1 << (Math.abs(hash) % 31);
}

/** Whether two units may stand in for each other. */
export function meets(one: Unit, other: Unit): boolean {
  if (one.quantity && other.quantity) return one.quantity.value === other.quantity.value;
  // Most pairs of words have nothing in common, and are compared more than all else is done.
  if ((one.marks & other.marks) === 0) return false;
  for (const key of one.keys) if (other.keys.has(key)) return true;
  for (const sense of one.senses) if (other.senses.has(sense)) return true;
  return false;
}

/** Whether two units are one word, name or number, whatever general meaning they share. */
export function isSameWord(one: Unit, other: Unit): boolean {
  if (one.quantity && other.quantity) return one.quantity.value === other.quantity.value;
  for (const key of one.keys) if (other.keys.has(key)) return true;
  return false;
}

/** Whether two units say opposite things, in no reading the same. */
export function isOpposite(one: Unit, other: Unit): boolean {
  if (one.contraries.size === 0) return false;
  for (const sense of other.senses) if (one.contraries.has(sense)) return !meets(one, other);
  return false;
}

/** Whether a unit may have one of these general meanings. */
export function hasSense(unit: Unit | undefined, ...senses: readonly string[]): boolean {
  return senses.some((sense) => unit?.senses.has(sense) ?? false);
}

/** Whether a unit says something of its own, that a source must have. */
export function isContent({ role }: Unit): boolean {
  return role === 'content';
}

/** Whether a comma, or another mark, stands before a unit. */
export function isAfterMark(unit: Unit | undefined, units: readonly Unit[]): boolean {
  return unit !== undefined && isParted(units[units.indexOf(unit) - 1], unit);
}

/** Whether a comma, or another mark, stands between a unit and the next one. */
export function isParted(unit: Unit | undefined, next: Unit): boolean {
  return unit !== undefined && next.start - unit.end > 1;
}

/** Whether a unit is written as an owner: "Norway's". */
export function isPossessive({ text }: Unit): boolean {
  return /['’]s?$/.test(text);
}

/** The units as they were written, joined by spaces. */
export function toText(units: readonly Unit[]): string {
  return units.map(({ text }) => text).join(' ');
}

/** Whether a unit says where; "the government in Oslo" is Norway's. */
export function isWhere(unit: Unit, units: readonly Unit[]): boolean {
  const at = units.indexOf(unit);
  return /^(in|at)$/.test(units[at - 1]?.folded ?? '') && !hasSense(units[at - 2], 'government');
}
