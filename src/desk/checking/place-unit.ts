import { endsCountryName, isCountryName } from '../../language/countries.ts';
import type { Phrase } from './phrase.ts';
import type { Slot, SlotName, Statement } from './statement.ts';
import { hasSense, isOpposite, isPossessive, meets, type Unit } from './unit.ts';

export interface Place {
  readonly unit: Unit;
  /** Slots that have it. */
  readonly same: readonly SlotName[];
  readonly by: Unit | null;
  /** What it is the opposite of, where no slot has it. */
  readonly opposite: Unit | null;
}

/** A slot beside one clause: what it has that the clause meets only as a whole, looked up once for all its units. */
export interface HeldSlot {
  readonly name: SlotName;
  readonly phrase: Phrase;
  /** The other words for it that the clause has, each whole. */
  readonly whole: readonly Unit[];
  /** The words of its names, where the clause names an event that it names. */
  readonly words: readonly Unit[];
  /** Whether the clause has any of its units. */
  readonly isNamed: boolean;
}

/** Holds a slot against all content of a clause. */
export function holdSlot({ name, phrase }: Slot, content: readonly Unit[]): HeldSlot {
  const isThere = (part: Unit) => content.some((unit) => meets(unit, part));
  const events = phrase.units.filter(({ kind }) => kind === 'event');
  return {
    name,
    phrase,
    whole: phrase.also.filter((other) => other.every(isThere)).flat(),
    words: events.some(isThere) ? phrase.words : [],
    isNamed: phrase.units.some(isThere),
  };
}

interface PlaceOptions {
  readonly unit: Unit;
  /** Whether it says where: "in Oslo" is no part of "the Oslo-Bergen summit". */
  readonly isWhere: boolean;
  readonly next: Unit | undefined;
  readonly slots: readonly HeldSlot[];
}

/** Finds what in a statement a unit meets, or is the contrary of. */
export function placeUnit({ unit, isWhere, next, slots }: PlaceOptions): Place {
  const turned = findTurned(unit, next, slots) ?? findTurnedAct(unit, slots);
  if (turned) return { unit, same: [], by: null, opposite: turned };
  if (isRebound(unit, next, slots)) return { unit, same: [], by: null, opposite: null };

  // "in Marlow" is not Marlow United; a capital that stands for its country elsewhere is, behind "in", the city alone.
  const isCity =
    isWhere &&
    (unit.kind === 'place' ||
      (unit.kind === 'country' && !isCountryName(unit.text) && !endsCountryName(unit.folded)));
  const same: SlotName[] = [];
  let by: Unit | null = null;
  for (const { name, phrase, words, whole } of slots) {
    const isElsewhere = (other: Unit) =>
      isWhere &&
      (other.kind === 'organisation' ||
        (isCity && other.kind !== 'place' && (name !== 'where' || other.folded !== unit.folded)));
    const isMet = (other: Unit) => meets(unit, other) && !isElsewhere(other);
    const found =
      phrase.units.find(isMet) ?? (isWhere ? undefined : words.find(isMet)) ?? whole.find(isMet);
    if (found) same.push(name);
    by ??= found ?? null;
  }
  if (same.length > 0 || unit.contraries.size === 0) return { unit, same, by, opposite: null };

  const opposite = slots
    .filter(({ name }) => turnable.has(name))
    // Of a reason the claim must have more: "the *fall* in travel" for "the rise in travel".
    .filter(({ name, isNamed }) => name !== 'why' || isNamed)
    .flatMap(({ phrase }) =>
      phrase.units.filter((other) => isOpposite(unit, other) && !isOfElse(unit, next)),
    )[0];
  return { unit, same, by: null, opposite: opposite ?? null };
}

/** "*little* headway" is no contrary of "*substantial* resistance": how much, of something else. Of the same, `findTurned` tells. */
function isOfElse(unit: Unit, next: Unit | undefined): boolean {
  return hasSense(unit, 'slight', 'substantial') && next !== undefined;
}

/** Where the contrary of a word speaks against the whole. */
const turnable: ReadonlySet<SlotName> = new Set(['act', 'what', 'how', 'why']);

function findTurned(unit: Unit, next: Unit | undefined, slots: readonly HeldSlot[]): Unit | null {
  // Most words have no contrary.
  if (!next || unit.contraries.size === 0) return null;
  const bound = slots.flatMap(({ phrase }) =>
    phrase.units.filter((_, at) => {
      const after = phrase.units[at + 1];
      return after !== undefined && meets(after, next);
    }),
  );
  if (bound.some((other) => meets(unit, other))) return null;
  return bound.find((other) => isOpposite(unit, other)) ?? null;
}

function isRebound(unit: Unit, next: Unit | undefined, slots: readonly HeldSlot[]): boolean {
  if (!next || unit.kind !== 'country' || !isPossessive(unit)) return false;
  const bound = slots.flatMap(({ phrase }) =>
    phrase.units.filter((other, at) => {
      const after = phrase.units[at + 1];
      return other.kind === 'country' && after !== undefined && meets(after, next);
    }),
  );
  return bound.length > 0 && !bound.some((other) => meets(unit, other));
}

function findTurnedAct(unit: Unit, slots: readonly HeldSlot[]): Unit | null {
  const act = slots.find(({ name }) => name === 'act');
  if (!act || act.isNamed || unit.contraries.size === 0) return null;
  const { units, also } = act.phrase;
  const isMet = (other: Unit) => meets(unit, other);
  if (also.some((others) => others.some(isMet))) return null;
  return units.find((other) => isOpposite(unit, other)) ?? null;
}

/** Whether a statement has a unit's own word or name, not only its general meaning. */
export function isKnown({ keys }: Unit, { known }: Statement): boolean {
  for (const key of keys) if (known.has(key)) return true;
  return false;
}
