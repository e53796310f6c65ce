import { spend } from '../../language/work-budget.ts';
import type { OrdinalFact } from './claim-facts.ts';
import type { Finding } from './finding.ts';
import { hasSense, isWhere, type Unit } from './unit.ts';
import { isAbout, isNamedInFull, isPartOf, tellingUnits, toFinding } from './value-finding.ts';

/** Finds which one of a row a clause says that something is: the *31st* summit. */
export function findOrdinal(
  units: readonly Unit[],
  { fact, what, number, text }: OrdinalFact,
): Finding[] {
  const content = tellingUnits(units);
  return content.flatMap((unit, at) => {
    if (!unit.quantity?.isOrdinal) return [];
    spend(content.length);
    const next = content.slice(at + 1, at + 4);
    // "The first woman to open the summit" is not the first summit.
    const isWithIt = (other: Unit) =>
      units
        .slice(units.indexOf(unit) + 1, units.indexOf(other))
        .every(({ role }) => role !== 'function');
    const subject =
      next.find(
        (other) => (isAbout(other, what) || hasSense(other, 'edition')) && isWithIt(other),
      ) ??
      // "the summit was the 31st"
      (next.length === 0 ? content.slice(0, at).find((other) => isAbout(other, what)) : undefined);
    if (
      !subject ||
      (hasSense(subject, 'edition') && !content.some((other) => isAbout(other, what)))
    ) {
      return [];
    }
    const reason = { what: 'ordinal', claim: unit.text, source: text } as const;
    const about = content.filter(
      (other) =>
        isAbout(other, what) ||
        other === subject ||
        (!isWhere(other, units) && !isNamedInFull(content, what) && isPartOf(other, what)),
    );
    // Another one of the row may come next, or have been before.
    const isOther = units.some(({ kind, role }) => kind === 'time' || role === 'modal');
    if (isOther && unit.quantity.value !== number) return [];
    return toFinding({
      fact,
      isSo: unit.quantity.value === number,
      reason,
      units: [unit, ...about],
    });
  });
}
