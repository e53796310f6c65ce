import { fitsQuantity } from '../../language/read-quantity.ts';
import { spend } from '../../language/work-budget.ts';
import type { CountFact } from './claim-facts.ts';
import type { Finding } from './finding.ts';
import { hasSense, meets, type Unit } from './unit.ts';
import { isAbout, isPartOf, tellingUnits, toFinding } from './value-finding.ts';

/** Finds how many a clause says there are: an *11-member* pact, "has 12 members", "the members number 12". */
export function findCount(
  units: readonly Unit[],
  { fact, what, of, number, text, listWords }: CountFact,
): Finding[] {
  const content = tellingUnits(units);
  const isHolder = (unit: Unit) =>
    !isAbout(unit, what) &&
    ((of !== null && (isAbout(unit, of) || isPartOf(unit, of))) ||
      listWords.some((word) => meets(word, unit)));
  const numbers = content.filter(({ quantity }) => quantity && !quantity.isOrdinal);
  if (numbers.length === 0) return [];
  const holders = content.filter(isHolder);
  const includes = content.find(isIncluding);
  const named = content.filter((other) => isPartOf(other, what) || isAbout(other, what));
  const rest = content.filter(
    (other) => other !== includes && !named.includes(other) && !holders.includes(other),
  );
  spend(numbers.length * content.length);

  // "each team has five" counts those of one.
  if (units.some(({ folded }) => /^(each|every|per)$/.test(folded))) return [];
  return content.flatMap((unit, at) => {
    const { quantity } = unit;
    // "three of the 12", "two other models" are a part, which may be any number.
    if (!quantity || quantity.isOrdinal || isPart(unit, units)) return [];

    const counted = findCounted(content, at, { isHeld: holders.length > 0, what });
    const others = rest.filter((other) => other !== unit);
    if (!counted && !(named.length > 0 && at === content.length - 1 && others.length === 0)) {
      return [];
    }

    const isCompound = holders.some((holder) => {
      const distance = content.indexOf(holder) - at;
      return distance === -1 || distance === 1 || distance === 2;
    });
    const isBound =
      of === null ||
      (holders.length > 0 && (isCompound || includes !== undefined || others.length === 0));
    const isSo = fitsQuantity(quantity, number);
    // A part of them may do what the claim says: only a claim about nothing else counts them all.
    if (!isBound || (!isSo && others.length > 0 && !(isCompound && holders.length > 0))) return [];

    const met = [unit, ...(counted ? [counted] : []), ...named, ...(includes ? [includes] : [])];
    return toFinding({
      fact,
      isSo,
      reason: { what: 'count', claim: `${unit.text} ${counted?.text ?? ''}`.trim(), source: text },
      units: [...new Set(others.length === 0 ? [...met, ...holders] : met)],
    });
  });
}

interface CountedOptions {
  /** Whether the clause speaks of what they are counted in. */
  readonly isHeld: boolean;
  readonly what: CountFact['what'];
}

/** What a number counts: the next word, or the one after it where that belongs to it. */
function findCounted(
  content: readonly Unit[],
  at: number,
  { isHeld, what }: CountedOptions,
): Unit | undefined {
  const [next, second] = content.slice(at + 1, at + 3);
  if (next && isAbout(next, what)) return next;
  const isBetween = next !== undefined && (isHeld || isPartOf(next, what));
  return second && isBetween && isAbout(second, what) ? second : undefined;
}

function isIncluding(unit: Unit): boolean {
  return hasSense(unit, 'include', 'member', 'join');
}

/** Whether a number counts some only: "three of them", "two other models", "two models fewer than". */
export function isPart(unit: Unit, units: readonly Unit[]): boolean {
  const at = units.indexOf(unit);
  const [next, second, third] = units.slice(at + 1, at + 4).map(({ folded }) => folded);
  return (
    /^(of|other|more|fewer|less|further|additional)$/.test(next ?? '') ||
    (third === 'than' && /^(more|fewer|less)$/.test(second ?? ''))
  );
}
