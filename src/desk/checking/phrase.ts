import type { UnitReader } from './read-units.ts';
import { isContent, type Unit } from './unit.ts';

/** A curated phrase, read as a claim is read. */
export interface Phrase {
  readonly text: string;
  readonly units: readonly Unit[];
  /** What it is about, one for each part joined by "and": *reliance* of "reliance on two markets". */
  readonly heads: readonly Unit[];
  /** What tells the parts apart: the name in a part that has one, else its head. */
  readonly tellings: readonly Unit[];
  /** The words of each name of several words, one by one: the summit of *Korean* and *Japanese* *business*. */
  readonly words: readonly Unit[];
  /** Whether it names all of a known number: "both nations". */
  readonly isAll: boolean;
  /** Other words that say the same, each met only as a whole. */
  readonly also: readonly (readonly Unit[])[];
}

/** Reads a curated phrase and the other words for it. */
export function toPhrase(reader: UnitReader, text: string, also: readonly string[] = []): Phrase {
  const all = reader.read(text);
  const parts = findParts(all, text);
  return {
    text,
    units: all.filter((unit) => isContent(unit) || unit.role === 'weak'),
    heads: parts.flatMap(({ head }) => head ?? []),
    words: all
      .filter((unit) => unit.kind === 'event' && unit.folded.includes(' '))
      .flatMap(({ text: name }) => name.split(/[\s-]+/).flatMap((word) => reader.read(word)))
      .filter(isContent),
    isAll: /\b(both|all|every|each)\b/i.test(text),
    // Adjectives with commas between them are no row.
    tellings: (all.some(({ folded }) => parting.has(folded)) ? parts : []).flatMap(
      ({ name, head }) => name ?? head ?? [],
    ),
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

interface Part {
  /** Its last content word before the first preposition. */
  head: Unit | null;
  name: Unit | null;
}

/** The parts of a row: "the Moon government and the Yoon government". */
function findParts(units: readonly Unit[], text: string): Part[] {
  const parts: Part[] = [{ head: null, name: null }];
  let isTurned = false;

  for (const [at, unit] of units.entries()) {
    const gap = text.slice(units[at - 1]?.end ?? unit.start, unit.start);
    let part = parts.at(-1);
    if (gap.includes(',') || (parting.has(unit.folded) && !isTurned)) {
      if (part?.head) parts.push({ head: null, name: null });
      isTurned = false;
      part = parts.at(-1);
    }
    // "WHO" is nobody's pronoun.
    if (turning.has(unit.folded) && unit.kind === 'word') {
      if (part?.head) isTurned = true;
    } else if (part && isContent(unit) && !isTurned) {
      part.head = unit;
      // "Korea's farm sector" is told by its farm, not by Korea.
      if (/^(person|organisation|group)$/.test(unit.kind)) part.name ??= unit;
    }
  }

  return parts.filter(({ head }) => head !== null);
}
