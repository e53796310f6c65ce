import { spend } from '../../language/work-budget.ts';
import type { PlaceFact } from './claim-facts.ts';
import type { Finding } from './finding.ts';
import { hasSense, meets, type Unit } from './unit.ts';
import { isAbout, isNamedInFull, tellingUnits, toFinding } from './value-finding.ts';

/** Finds where a clause says that something is or was: the *Seoul* summit, "held in Seoul". */
export function findPlace(
  units: readonly Unit[],
  { fact, what, place, within }: PlaceFact,
): Finding[] {
  const content = tellingUnits(units);
  const subject = content.find((unit) => isAbout(unit, what));
  // Another time is another meeting: "the next summit", "will be held".
  if (!subject || units.some(({ kind, role }) => kind === 'time' || role === 'modal')) return [];
  const at = content.indexOf(subject);

  return content.flatMap((unit, index) => {
    if (unit === subject || !isPlaceLike(unit)) return [];
    spend(content.length);
    // "in Japanese" is no place, and "in the Japanese capital" is.
    const before = units
      .slice(0, units.indexOf(unit))
      .findLast(({ folded }) => folded !== 'the')?.folded;
    const isIn = before === 'in' || before === 'at';
    // "in the Japanese capital"
    const next = content[index + 1];
    const city = next && /^(capital|city|town|port)$/.test(next.folded) ? [next] : [];
    if (city.length === 0 && /(ese|ish|ian)$/.test(unit.folded)) return [];
    const between = content
      .slice(Math.min(at, index) + 1, Math.max(at, index))
      .filter(
        (other) => !other.quantity?.isOrdinal && !what.words.some((word) => meets(word, other)),
      );
    const isBound =
      // "the Seoul summit"; "the summit in Seoul"; "the summit was held in Seoul"; "Seoul hosted the summit"
      (index === at - 1 && between.length === 0) ||
      // "gathered in Seoul for the summit"
      (isIn && index < at && between.length === 0 && hasSense(content[index - 1], 'hold')) ||
      (isIn && index > at && between.every((other) => hasSense(other, 'hold'))) ||
      (between.length > 0 && between.every((other) => hasSense(other, 'hold')));
    if (!isBound) return [];
    const isPlace = (other: Unit) => [...place.units, ...within].some((part) => meets(other, part));
    const isSo = isPlace(unit);
    // A hotel or a hall may lie in the place that the source names.
    if (!isSo && isWider(unit)) return [];
    if (!isSo && unit.kind === 'proper' && (before === 'at' || content.some(isPlace))) return [];
    const reason = { what: 'place', claim: unit.text, source: place.text } as const;
    const held = content.filter((other) => hasSense(other, 'hold') && !isAbout(other, what));
    const named = isNamedInFull(content, what)
      ? []
      : content.filter((other) => what.words.some((word) => meets(word, other)));
    return toFinding({ fact, isSo, reason, units: [subject, unit, ...held, ...named, ...city] });
  });

  /** A country that the place may lie in: nobody wrote down in which it does. */
  function isWider({ kind }: Unit): boolean {
    return (
      kind === 'country' &&
      within.length === 0 &&
      !place.units.some((other) => other.kind === 'country')
    );
  }
}

function isPlaceLike({ kind }: Unit): boolean {
  return kind === 'place' || kind === 'country' || kind === 'proper';
}
