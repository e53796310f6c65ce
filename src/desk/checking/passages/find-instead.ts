import { excludesQuantity } from '../../../language/read-quantity.ts';
import type { Unit } from '../unit.ts';
import type { Pair } from './alignment.ts';
import { nearest } from './nearest-pair.ts';
import type { SentenceUnit } from './read-sentence.ts';
import { isContrary, isKnownName, isName } from './relate-units.ts';

interface InsteadOptions {
  readonly chosen: ReadonlyMap<SentenceUnit, Pair>;
  readonly taken: ReadonlySet<SentenceUnit>;
  readonly there: readonly SentenceUnit[];
  readonly names: ReadonlySet<string>;
}

/** What the source has in the place of what a claim has left over, where that is one thing. */
export function findInstead(
  left: readonly SentenceUnit[],
  { chosen, taken, there, names }: InsteadOptions,
): Pair[] {
  const [first, ...others] = left;
  if (!first) return [];
  const free = there.filter((other) => !taken.has(other));
  if (others.length === 0) {
    const contrary = nearest(
      free
        .filter((other) => isContrary(first.unit, other.unit))
        .map((source) => ({ claim: first, source, how: 'contrary' })),
      chosen,
    );
    if (contrary) return [contrary];
  }
  // "July 8" for "June 28": one date in the place of one.
  if (others.some(({ chunk }) => chunk === null || chunk !== first.chunk)) return [];
  const pairs = left.flatMap((claim): Pair[] => {
    const rivals = free
      .filter(
        (other) =>
          isRival(claim, other) && (!isOpening(claim) || isKnownName(claim.unit.folded, names)),
      )
      .map((source): Pair => ({ claim, source, how: 'instead' }));
    const rival = nearest(rivals, chosen);
    return rival ? [rival] : [];
  });
  return pairs.length === left.length ? pairs : [];
}

/** Whether a name may only have its capital because it begins the sentence. */
function isOpening({ unit, first }: SentenceUnit): boolean {
  return isName(unit) && unit.kind === 'proper' && first === 0 && !unit.folded.includes(' ');
}

function isRival(claim: SentenceUnit, source: SentenceUnit): boolean {
  const [said, actual] = [claim.unit, source.unit];
  const [when, then] = [timeClass(said), timeClass(actual)];
  if (when !== null || then !== null || said.kind === 'time' || actual.kind === 'time') {
    return when !== null && when === then;
  }
  if (said.quantity && actual.quantity) {
    if (said.quantity.isOrdinal !== actual.quantity.isOrdinal) return false;
    return excludesQuantity(said.quantity, actual.quantity);
  }
  // A group is whoever its words say: it is no one's rival.
  if (!isName(said) || !isName(actual) || [said, actual].some(({ kind }) => kind === 'group'))
    return false;
  const isAlike = said.kind === actual.kind || said.kind === 'proper' || actual.kind === 'proper';
  return isAlike && leadOf(claim) === leadOf(source);
}

/** The preposition before a unit. Who does what, in the passive, is led in by none. */
function leadOf({ chunk, verb }: SentenceUnit): string | null {
  const preposition = chunk?.preposition ?? null;
  return preposition === 'by' && verb?.isPassive ? null : preposition;
}

/** Of which sort of time a unit is, where another of its sort cannot be meant as well. */
export function timeClass({ folded, text }: Unit): 'year' | 'month' | 'weekday' | 'period' | null {
  if (/^(19|20)\d\d$/.test(folded)) return 'year';
  if (months.test(folded)) return folded === 'may' && text !== 'May' ? null : 'month';
  if (weekdays.test(folded)) return 'weekday';
  return periods.test(folded) ? 'period' : null;
}

const months =
  /^(january|february|march|april|may|june|july|august|september|october|november|december)$/;
const weekdays = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/;
const periods = /^(minute|hour|day|week|month|year|decade)s?$/;
