import type { ListFact } from './claim-facts.ts';
import type { Finding } from './finding.ts';
import { countNegations, isNegationWord } from './negation.ts';
import { isObliging } from './reality.ts';
import { hasSense, isContent, isPossessive, meets, toText, type Unit } from './unit.ts';

/**
 * Reads a clause as saying who belongs to a complete list: "Peru and Chile are members", "Britain has joined",
 * "Korea is not in it". `null` where it says something else, or more.
 */
export function findMembership(
  units: readonly Unit[],
  explained: ReadonlySet<Unit>,
  { fact, list, items, words, isOfCountries }: ListFact,
): Finding | null {
  const content = units.filter(isContent);
  /** The item that a unit names, as the list has it. */
  const itemOf = (unit: Unit) =>
    list.items[items.findIndex(({ units: parts }) => parts.some((part) => meets(unit, part)))];
  const isItem = (unit: Unit) => itemOf(unit) !== undefined;
  const isWord = (unit: Unit) => words.some((word) => meets(unit, word));
  const isEntity = (unit: Unit) =>
    !(isWord(unit) && !isItem(unit)) &&
    (isItem(unit) ||
      (isOfCountries ? unit.kind === 'country' : unit.kind === 'proper' || unit.kind === 'person'));

  const entities = content.filter((unit) => isEntity(unit) && !isChoosing(unit, units));
  const belongs = units.filter((unit) => isBelonging(unit));
  const excludes = units.filter((unit) => isExcluding(unit));
  const leaves = content.filter((unit) => hasSense(unit, 'leave'));
  const isSize = ({ quantity }: Unit) =>
    quantity?.value === list.items.length && !quantity.isOrdinal;
  const whole = content.find(
    (unit) =>
      isWhole(unit, units, list.items.length) ||
      // "one of the club's twelve"
      (isSize(unit) &&
        units.some((owner) => isWord(owner) && isPossessive(owner) && isNext(owner, unit, units))),
  );
  const isNamed =
    whole !== undefined ||
    units.some((unit) => !isEntity(unit) && isWord(unit)) ||
    // "Peru is in it", and nothing else.
    (units.some(({ folded }) => folded === 'it') && content.length === entities.length);
  if (entities.length === 0 || belongs.length + excludes.length + leaves.length === 0) return null;
  if (!isNamed || isElsewhere(units, entities)) return null;
  if (units.some(({ role }) => role === 'modal' || role === 'limiter')) return null;
  // Who ought to be on it is somebody's view, which no list denies; who cannot be is more than who is not.
  if (units.some(({ folded }) => isObliging(folded) || unable.test(folded))) return null;
  // "No European country": of what kind they are, a list does not tell.
  if (entities.some((unit) => units[units.indexOf(unit) - 1]?.folded === 'no')) return null;

  // "Korea's membership is vital" speaks of belonging and does not say it.
  const isNominal = belongs.every(({ folded }) => nominal.test(folded) || inside.has(folded));
  if (
    isNominal &&
    excludes.length + leaves.length === 0 &&
    !units.some(({ folded }) => inside.has(folded) && folded !== 'into')
  ) {
    return null;
  }

  const others = content.filter(
    (unit) =>
      !entities.includes(unit) &&
      !isWord(unit) &&
      // "the 12-strong club"
      !isSize(unit) &&
      !belongs.includes(unit) &&
      !excludes.includes(unit) &&
      !leaves.includes(unit) &&
      !explained.has(unit) &&
      !isNegationWord(unit) &&
      !/^(seat|table|place|sits?|sat|stay\w*|remain\w*|alongside|list|roll|roster|line-up|lineup|ranks|register)$/.test(
        unit.folded,
      ) &&
      (isTrimming(unit) || !hasSense(unit, 'member', 'include', 'secure', 'agreement', 'country')),
  );
  const isNegative = (countNegations(units) + excludes.length) % 2 === 1;
  const outsiders = entities.filter((unit) => !isItem(unit));
  const insiders = entities.filter(isItem);

  // To have left is more than not to be in: only that one who is in has left is refuted.
  if (leaves.length > 0) {
    if (isNegative || outsiders.length > 0 || others.some((unit) => unit.kind !== 'time'))
      return null;
  }
  const wrong = leaves.length > 0 || isNegative ? insiders : outsiders;
  // "A founding member": who is on the list, or is not, may be that or not.
  const isOfKind = belongs.some(({ folded }) => / /.test(folded) && isKind.test(folded));
  if (wrong.every(isItem) && isOfKind) return null;
  if (isNegative && others.length > 0) return null;
  // No detail makes an outsider a member; a member with a detail may be a member without it.
  if (others.length > 0 && (wrong.length === 0 || !others.every(isTrimming))) return null;

  const claim = toText(units);
  const named = list.items.join(', ');
  return {
    kind: wrong.length > 0 ? 'contradicted' : 'supported',
    fact,
    reason: {
      what: 'member',
      claim: wrong.length > 0 ? wrong.map(({ text }) => text).join(', ') : claim,
      source: `${list.items.length} ${list.of}: ${named}`,
    },
    units: content,
    evidence: entities.map((unit) => ({
      word: unit.text,
      met: wrong.includes(unit) ? 'instead' : 'same',
      by: itemOf(unit) ?? `the complete list of ${list.of}`,
    })),
  };
}

const unable = /^(cannot|cant|wont|couldnt|wouldnt|shouldnt|mustnt)$/;

const isKind =
  /^(founding|founder|founder's|original|charter|full|permanent|associate|leading|former|newest|oldest|first) /;

const nominal = /^(membership|entry|accession|inclusion|admission|participation)$/;

const inside: ReadonlySet<string> = new Set(['in', 'inside', 'within', 'among', 'amongst', 'into']);
const outside: ReadonlySet<string> = new Set(['outside', 'out']);

function isBelonging(unit: Unit): boolean {
  return (
    inside.has(unit.folded) ||
    (isContent(unit) && hasSense(unit, 'member', 'include', 'join')) ||
    /^(belong|belongs|belonged|part|one|pick|picked|select|selected|named|list|listed|admitted|appear|appears|figure|figures)$/.test(
      unit.folded,
    )
  );
}

function isExcluding(unit: Unit): boolean {
  return (
    outside.has(unit.folded) ||
    (hasSense(unit, 'exclude') && !hasSense(unit, 'leave') && unit.role !== 'negator') ||
    /^(absent|missing|excluded|omitted|nonmember|non-member|outsider|outsiders|exempt|unaffected|left out|non)$/.test(
      unit.folded,
    )
  );
}

/** "the eight that *Ann Reed* has picked": whoever makes a list need not be on it. */
function isChoosing(unit: Unit, units: readonly Unit[]): boolean {
  const [first, second] = units.slice(units.indexOf(unit) + 1).map(({ folded }) => folded);
  const verb = /^(has|have|had)$/.test(first ?? '') ? second : first;
  return /^(named|names|picked|picks|selected|chose|chosen|announced|unveiled|listed)$/.test(
    verb ?? '',
  );
}

function isNext(one: Unit, other: Unit, units: readonly Unit[]): boolean {
  return units.indexOf(other) === units.indexOf(one) + 1;
}

/** "One of the 12": who says "the" of as many as are on the list, and of nothing else, means the list. */
function isWhole({ quantity }: Unit, units: readonly Unit[], size: number): boolean {
  if (quantity?.value !== size || quantity.relation !== 'exactly' || quantity.isOrdinal)
    return false;
  const at = units.findIndex((unit) => unit.quantity === quantity);
  const [of, the] = units.slice(Math.max(0, at - 2), at).map(({ folded }) => folded);
  return the === 'the' && (of === 'of' || of === 'among') && !units.slice(at + 1).some(isContent);
}

function isTrimming(unit: Unit): boolean {
  return (
    unit.kind === 'time' ||
    unit.quantity?.isOrdinal === true ||
    /^(founding|full|full-fledged|fledged|newest|latest|original|active|new|official|long|standing|longtime|oldest|asian|european|recent|since|signatory|first|member)$/.test(
      unit.folded,
    )
  );
}

/** "Korea's exports to members": a direction makes it another statement. */
function isElsewhere(units: readonly Unit[], entities: readonly Unit[]): boolean {
  return entities.some((entity) => {
    const before = units[units.indexOf(entity) - 1]?.folded ?? '';
    return ['from', 'against', 'for', 'to', 'under', 'between', 'than', 'with'].includes(before);
  });
}
