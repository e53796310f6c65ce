import { spend } from '../../language/work-budget.ts';
import { findReplaced, type Replaced } from './find-replaced.ts';
import { isHeld } from './held-slots.ts';
import { isLink } from './is-link.ts';
import { countNegations, isNegationWord } from './negation.ts';
import { holdSlot, type Place, placeUnit } from './place-unit.ts';
import type { SlotName, Statement } from './statement.ts';
import { hasSense, isContent, isOpposite, isWhere, type Unit } from './unit.ts';

export interface ReadOptions {
  /** One clause, grammar and all. */
  readonly units: readonly Unit[];
  /** Units that another value accounts for already: *32nd* of "the 32nd summit". */
  readonly explained: ReadonlySet<Unit>;
  readonly statement: Statement;
  /** Whether the claim gives it to somebody who wants it: "called for …". */
  readonly isWished?: boolean;
  /** Whether the claim has somebody speak against it. */
  readonly isDenied?: boolean;
  /** Whether the claim gives it to the one whom the source gives it to. */
  readonly isSpoken?: boolean;
}

/** How a clause stands beside a statement, word by word. Decides nothing. */
export interface Reading extends Required<ReadOptions> {
  /** What says something of its own. */
  readonly content: readonly Unit[];
  /** Where each content unit meets the statement, in the clause's order. */
  readonly places: readonly Place[];
  readonly metBy: ReadonlyMap<Unit, Place>;
  readonly isMet: (unit: Unit | undefined) => boolean;
  /** Whether the clause has what a slot says. */
  readonly held: (name: SlotName) => boolean;
  readonly hasSlot: (name: SlotName) => boolean;
  /** Units that say the contrary of something in the statement. */
  readonly opposites: readonly Place[];
  /** Units that stand where the statement has something else. */
  readonly replaced: readonly Replaced[];
  /** Units that met nothing. */
  readonly leftover: readonly Unit[];
  /** How many content units are accounted for: met, turned, explained, or only linking. */
  readonly met: number;
  readonly negations: number;
  /** Whether negations and contraries together turn the statement into its opposite. */
  readonly isTurned: boolean;
  /** "only", "alone". */
  readonly limiter: Unit | undefined;
  /** Whether who, act and what are all held, as far as the statement has them. */
  readonly isWhole: boolean;
}

/** How many units of a clause and of a statement are held against each other in one step, in all ways together. */
const pairsPerStep = 4;

/** Holds a clause against a statement, unit by unit. */
export function readAlignment({
  units,
  explained,
  statement,
  isWished = false,
  isDenied = false,
  isSpoken = false,
}: ReadOptions): Reading {
  const content = units.filter(isContent);
  spend(1 + Math.ceil(((content.length + 1) * (statement.size + 10)) / pairsPerStep));
  const slots = statement.slots.map((slot) => holdSlot(slot, content));
  const places = content.map((unit, at) =>
    placeUnit({ unit, isWhere: isWhere(unit, units), next: content[at + 1], slots }),
  );
  const metBy = new Map(places.map((place) => [place.unit, place]));
  const heldSlots = new Map<SlotName, boolean>();
  const held = (name: SlotName) => {
    const known = heldSlots.get(name) ?? isHeld(statement, name, content);
    heldSlots.set(name, known);
    return known;
  };
  const hasSlot = (name: SlotName) => statement.slots.some((slot) => slot.name === name);
  const isMet = (unit: Unit | undefined) =>
    unit !== undefined && (metBy.get(unit)?.same.length ?? 0) > 0;

  const isTurning = (place: Place) =>
    place.opposite !== null ||
    (isLessening(place, units) && isMet(content[content.indexOf(place.unit) + 1]));
  const left = places.filter(
    (place) =>
      place.same.length === 0 &&
      !isTurning(place) &&
      !explained.has(place.unit) &&
      !isNegationWord(place.unit) &&
      !isLink(place.unit, { statement, held, units, isMet }),
  );
  const opposites = places.filter(
    (place) => isTurning(place) && !explained.has(place.unit) && !isBothWays(place.unit, units),
  );
  const replaced = left.flatMap(
    ({ unit }) => findReplaced({ unit, units, statement, content }) ?? [],
  );
  const negations = countNegations(units) + Number(isDenied);

  return {
    ...{ units, explained, statement, isWished, isDenied, isSpoken },
    content,
    places,
    metBy,
    isMet,
    held,
    hasSlot,
    opposites,
    replaced,
    leftover: left
      .map(({ unit }) => unit)
      .filter((unit) => !replaced.some(({ claim }) => claim === unit)),
    met: places.length - left.length,
    negations,
    isTurned: (negations + Math.min(1, opposites.length) + Number(statement.isNegative)) % 2 === 1,
    limiter: units.find(({ role }) => role === 'limiter'),
    isWhole: (['who', 'act', 'what'] as const).every((name) => held(name) || !hasSlot(name)),
  };
}

/**
 * "less stable", "little in common": not so much of it, and so the other way round. "refused to pay" is not to have
 * paid; but what somebody denies is denied by them alone.
 */
function isLessening({ unit, same }: Place, units: readonly Unit[]): boolean {
  return (
    same.length === 0 &&
    hasSense(unit, 'lower', 'reject') &&
    units[units.indexOf(unit) + 1]?.folded !== 'that'
  );
}

/** "left or right": who names both says neither. */
function isBothWays(unit: Unit, units: readonly Unit[]): boolean {
  const at = units.indexOf(unit);
  return [-1, 1].some((side) => {
    const other = units[at + 2 * side];
    const isJoined = /^(and|or)$/.test(units[at + side]?.folded ?? '');
    return isJoined && other !== undefined && isOpposite(unit, other);
  });
}
