import { hasSense, type Unit } from './unit.ts';

const phrases: readonly (readonly string[])[] = [
  ['yet', 'to'],
  ['fail', 'to'],
  ['fails', 'to'],
  ['failed', 'to'],
  ['failing', 'to'],
  ['unable', 'to'],
  ['far', 'from'],
  ['false', 'that'],
  ['untrue', 'that'],
];

/** Counts how often a clause turns what it says into its opposite; "not yet to" counts what it says. */
export function countNegations(units: readonly Unit[]): number {
  const folded = units.map((unit) => unit.folded);
  // "Neither … nor …" denies once.
  const own = units.filter(
    ({ role, folded: word }) =>
      role === 'negator' && !(word === 'nor' && folded.includes('neither')),
  ).length;
  const fixed = phrases.filter((phrase) =>
    folded.some((_, at) => phrase.every((word, offset) => folded[at + offset] === word)),
  );
  // "refused to rule out"
  const refused = units.filter(
    (unit, at) =>
      hasSense(unit, 'reject') &&
      units[at + 1]?.folded === 'to' &&
      hasSense(units[at + 2], 'reject', 'deny'),
  );
  return own + fixed.length + refused.length;
}

/** Whether a unit only carries the negation, and says nothing besides. */
export function isNegationWord(unit: Unit): boolean {
  return /^(fail|fails|failed|failing|unable|yet|far|false|untrue)$/.test(unit.folded);
}
