import { isContent, type Unit, type UnitReader } from './read-units.ts';

/** A curated phrase, read as a claim is read. */
export interface Phrase {
  readonly text: string;
  readonly units: readonly Unit[];
  /** What it is about, one for each part joined by "and": *reliance* of "reliance on two markets". */
  readonly heads: readonly Unit[];
  /** Other words that say the same, each met only as a whole. */
  readonly also: readonly (readonly Unit[])[];
}

/** Reads a curated phrase and the other words for it. */
export function toPhrase(reader: UnitReader, text: string, also: readonly string[] = []): Phrase {
  const all = reader.read(text);
  return {
    text,
    units: all.filter((unit) => isContent(unit) || unit.role === 'weak'),
    heads: findHeads(all),
    also: also
      .map((other) => reader.read(other).filter(isContent))
      .filter(({ length }) => length > 0),
  };
}

const parting: ReadonlySet<string> = new Set(['and', 'or', 'both']);
const turning: ReadonlySet<string> = new Set(
  'of in on at to for from with by via through between caused that who which into under over'.split(
    ' ',
  ),
);

/** The last content word before the first preposition, of each part of a row. */
function findHeads(units: readonly Unit[]): Unit[] {
  const heads: Unit[] = [];
  let last: Unit | null = null;
  let isTurned = false;

  for (const unit of units) {
    if (parting.has(unit.folded) && !isTurned) {
      if (last) heads.push(last);
      last = null;
    } else if (turning.has(unit.folded)) {
      if (last) isTurned = true;
    } else if (isContent(unit) && !isTurned) {
      last = unit;
    }
  }
  if (last) heads.push(last);

  // "the agricultural and fishing sectors": the parts share the last head, and each part tells.
  return heads;
}
