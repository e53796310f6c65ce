import { named, type Replaced } from './find-replaced.ts';
import type { Place } from './place-unit.ts';
import type { SlotName } from './statement.ts';
import { isContent, type Unit } from './unit.ts';

interface SwapOptions {
  readonly units: readonly Unit[];
  readonly metBy: ReadonlyMap<Unit, Place>;
}

/** Whether named actors have changed places: who the source has act, the claim has acted upon. */
export function isSwapped({ units, metBy }: SwapOptions): boolean {
  const slotsOf = (unit: Unit) => metBy.get(unit)?.same ?? [];
  const verb = units.findIndex((unit) => slotsOf(unit).includes('act'));
  if (verb === -1) return false;
  const before = units.slice(0, verb);
  const after = units.slice(verb + 1);
  const isPassive = after.some(({ folded }) => folded === 'by');
  const isOnly = (unit: Unit, name: SlotName) =>
    slotsOf(unit).length === 1 && slotsOf(unit)[0] === name && named.has(unit.kind);
  const bound = new Set(['by', 'from', 'of', 'for', 'to']);
  const isFree = (unit: Unit) => !bound.has(units[units.indexOf(unit) - 1]?.folded ?? '');
  const [first, last] = isPassive ? [after, before] : [before, after];
  return (
    first.some((unit) => isOnly(unit, 'what')) &&
    last.some((unit) => isOnly(unit, 'who') && isFree(unit))
  );
}

/**
 * Whether a plain verb has before it what the source has after it, and the other way round: "interruptions caused
 * it" for "it caused interruptions". Named actors are told by `isSwapped`.
 */
export function isTurnedAround({ units, metBy }: SwapOptions): boolean {
  const slotsOf = (unit: Unit) => metBy.get(unit)?.same ?? [];
  const verb = units.findIndex(
    (unit) => slotsOf(unit).includes('act') && /(ed|s)$/.test(unit.folded),
  );
  const before = units[verb - 1]?.folded ?? '';
  const after = units[verb + 1]?.folded ?? '';
  if (verb < 1 || /^(is|are|was|were|be|been|being)$/.test(before)) return false;
  // "stems from", "because of", "ran into"
  const isTurning = / (by|to|from|on|of|into|with)$/.test(units[verb]?.folded ?? '');
  if (isTurning || /^(by|to|from|on|of|in|for|with)$/.test(after)) return false;
  const isOnly = (unit: Unit, name: SlotName) =>
    isContent(unit) && slotsOf(unit).length === 1 && slotsOf(unit)[0] === name;
  const first = units.slice(0, verb);
  const last = units.slice(verb + 1);
  return (
    last.some((unit) => isOnly(unit, 'who')) &&
    !first.some((unit) => slotsOf(unit).includes('who')) &&
    !last.some((unit) => slotsOf(unit).includes('what'))
  );
}

/** Whether a claim has something done to what the source only has for its reason: "opposed the council". */
export function isMisplaced({ units, metBy }: SwapOptions): boolean {
  const slotsOf = (unit: Unit) => metBy.get(unit)?.same ?? [];
  const verb = units.findIndex((unit) => slotsOf(unit).includes('act'));
  const object = units.slice(verb + 1).find(({ folded }) => !/^(the|a|an|its|their)$/.test(folded));
  if (verb === -1 || !object || !isContent(object)) return false;
  // What leads a reason in is no thing.
  if (/^(because|due|owing|thanks|over|caused)\b/.test(object.folded)) return false;
  return slotsOf(object).length === 1 && slotsOf(object)[0] === 'why';
}

/** Whether what a claim has instead stands where the statement has its own. */
export function isInPlace({ slot, claim }: Replaced, { units, metBy }: SwapOptions): boolean {
  const verb = units.findIndex((unit) => metBy.get(unit)?.same.includes('act'));
  const isBefore = units.indexOf(claim) < verb;
  const isFirst = units.find(isContent) === claim;
  return slot === 'who' || !isBefore || !isFirst;
}
