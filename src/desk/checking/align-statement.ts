import type { ClaimEvidence, Reason } from '../verdict.ts';
import type { Finding } from './finding.ts';
import { countNegations, isNegationWord } from './negation.ts';
import { isContent, isOpposite, meets, type Unit, type UnitKind } from './read-units.ts';
import { isUnrealUnit, type SlotName, type Statement } from './statement.ts';

export interface AlignOptions {
  /** One clause, grammar and all. */
  readonly units: readonly Unit[];
  /** Units that another value accounts for already: *32nd* of "the 32nd summit". */
  readonly explained: ReadonlySet<Unit>;
  readonly statement: Statement;
  /** Whether the claim gives it to somebody who wants it: "called for …". */
  readonly isWished?: boolean;
  /** Whether the claim has somebody speak against it. */
  readonly isDenied?: boolean;
}

export interface Alignment {
  /** `null` where the statement decides nothing. */
  readonly finding: Finding | null;
  /** Units that met nothing in the statement. */
  readonly unexplained: readonly Unit[];
  /** How many units met something. */
  readonly met: number;
}

/**
 * Holds a clause against a statement, slot by slot. It is supported where nothing of it is left over, and
 * contradicted where all of it is met but one thing that is turned round or replaced. Everything else decides
 * nothing: that a claim is like a statement is no evidence.
 */
export function alignStatement({
  units,
  explained,
  statement,
  isWished = false,
  isDenied = false,
}: AlignOptions): Alignment {
  const content = units.filter(isContent);
  const places = content.map((unit) => placeUnit(unit, statement));
  const metBy = new Map(places.map((place) => [place.unit, place]));
  const left = places.filter(
    ({ unit, same, opposite }) =>
      same.length === 0 && !opposite && !explained.has(unit) && !isNegationWord(unit),
  );
  const opposites = places.filter(({ opposite, unit }) => opposite !== null && !explained.has(unit));
  const held = (name: SlotName) => isHeld(statement, name, content);

  const replaced = left.flatMap(({ unit }) => findReplaced({ unit, statement, content }) ?? []);
  const rest = left.filter(({ unit }) => !replaced.some((pair) => pair.claim === unit));
  const evidence = places.map((place) => toEvidence(place, replaced, explained));
  const met = places.length - left.length;
  const result = (kind: Finding['kind'], reason: Reason): Alignment => ({
    finding: { kind, fact: statement.fact, reason, units: content, evidence },
    unexplained: [],
    met,
  });
  const nothing: Alignment = { finding: null, unexplained: rest.map(({ unit }) => unit), met };

  const negations = countNegations(units) + Number(isDenied);
  const isTurned = (negations + opposites.length + Number(statement.isNegative)) % 2 === 1;
  const limiter = units.find(({ role }) => role === 'limiter');
  const clause = units.map(({ text }) => text).join(' ');

  if (rest.length > 0 || isPartialNegation(units)) return nothing;
  if (opposites.length > 1 || (opposites.length > 0 && negations > 0)) return nothing;
  if (isBroken(statement, 'who', content) || isSwapped({ units, statement, metBy })) return nothing;
  if (!isWished && opposites.length === 0 && !agreesOnReality(units, statement)) return nothing;

  const [swap, second] = replaced;
  if (swap) {
    if (second || isTurned || limiter) return nothing;
    return isExclusive(swap, statement) && isMetBesides(swap, held, statement)
      ? result('contradicted', {
          what: swap.slot === 'who' ? 'actor' : 'detail',
          claim: swap.claim.text,
          source: swap.source.text,
        })
      : nothing;
  }
  if (!isEnough({ held, statement, content, explained })) return nothing;

  const [opposite] = opposites;
  if (isTurned) {
    if (limiter) return nothing;
    return opposite
      ? result('contradicted', {
          what: 'opposite',
          claim: opposite.unit.text,
          source: opposite.opposite?.text ?? statement.text,
        })
      : result('contradicted', { what: 'denied', claim: clause, source: statement.text });
  }

  if (limiter) {
    const other = findUnnamed(statement, content);
    if (other) return result('contradicted', { what: 'only', claim: clause, source: other.text });
    if (!statement.only) return { ...nothing, unexplained: [limiter] };
  }
  return result('supported', { what: 'statement', claim: clause, source: statement.text });
}

interface Place {
  readonly unit: Unit;
  /** Slots that have it. */
  readonly same: readonly SlotName[];
  readonly by: Unit | null;
  /** What it is the opposite of, where no slot has it. */
  readonly opposite: Unit | null;
}

function placeUnit(unit: Unit, { slots }: Statement): Place {
  let by: Unit | null = null;
  const same = slots
    .filter(({ phrase }) => {
      const found = [...phrase.units, ...phrase.also.flat()].find((other) => meets(unit, other));
      by ??= found ?? null;
      return found !== undefined;
    })
    .map(({ name }) => name);
  if (same.length > 0) return { unit, same, by, opposite: null };

  const opposite = slots
    .filter(({ name }) => name === 'act' || name === 'what' || name === 'how')
    .flatMap(({ phrase }) => phrase.units)
    .find((other) => isOpposite(unit, other));
  return { unit, same, by: null, opposite: opposite ?? null };
}

/** A slot is held when what it is about is there, or other words for the whole of it. */
function isHeld({ slots }: Statement, name: SlotName, content: readonly Unit[]): boolean {
  const slot = slots.find((entry) => entry.name === name);
  if (!slot) return false;
  const { phrase } = slot;
  const isThere = (unit: Unit) =>
    content.some((other) => meets(unit, other) || (name !== 'who' && isOpposite(unit, other)));
  if (phrase.also.some((other) => other.every(isThere))) return true;
  const known = phrase.units.filter(isContent);
  if (known.length === 0) return false;
  if (name === 'who') return phrase.heads.some(isThere);
  return phrase.heads.some(isThere) || known.filter(isThere).length * 2 >= known.length;
}

/** "Korea hindered it" has a word of "Korea's farm sector", and means another. */
function isBroken(statement: Statement, name: SlotName, content: readonly Unit[]): boolean {
  const slot = statement.slots.find((entry) => entry.name === name);
  if (!slot || isHeld(statement, name, content)) return false;
  const elsewhere = statement.slots.filter((entry) => entry !== slot);
  return content.some(
    (unit) =>
      slot.phrase.units.some((other) => meets(unit, other)) &&
      !elsewhere.some(({ phrase }) => phrase.units.some((other) => meets(unit, other))),
  );
}

interface Replaced {
  readonly claim: Unit;
  readonly source: Unit;
  readonly slot: SlotName;
}

const named: ReadonlySet<UnitKind> = new Set([
  'person',
  'organisation',
  'country',
  'place',
  'agreement',
  'event',
]);

function findReplaced({
  unit,
  statement,
  content,
}: {
  readonly unit: Unit;
  readonly statement: Statement;
  readonly content: readonly Unit[];
}): Replaced | null {
  for (const { name, phrase } of statement.slots) {
    const source = phrase.units.find(
      (other) => isRival(unit, other) && !content.some((claimed) => meets(claimed, other)),
    );
    if (source) return { claim: unit, source, slot: name };
  }
  return null;
}

/** Whether two units are of one kind, so that where the one stands the other does not. */
function isRival(claim: Unit, source: Unit): boolean {
  if (claim.quantity && source.quantity) {
    return claim.quantity.isOrdinal === source.quantity.isOrdinal;
  }
  if (!named.has(source.kind)) return false;
  return claim.kind === source.kind || claim.kind === 'proper';
}

/** One thing in the place of another is a conflict where there is room for one only. */
function isExclusive({ slot, source, claim }: Replaced, { only }: Statement): boolean {
  if (claim.kind === 'proper' && !only) return false;
  if (slot === 'who' || slot === 'what') return only || named.has(source.kind) || source.kind === 'number';
  return slot === 'where' || slot === 'why' || slot === 'how';
}

function isMetBesides(
  { slot }: Replaced,
  held: (name: SlotName) => boolean,
  { slots }: Statement,
): boolean {
  const has = (name: SlotName) => slots.some((entry) => entry.name === name);
  if (slot === 'who') return held('act') && (!has('what') || held('what'));
  return held('act') && (held('who') || !has('who') || held('what'));
}

interface EnoughOptions {
  readonly held: (name: SlotName) => boolean;
  readonly statement: Statement;
  readonly content: readonly Unit[];
  readonly explained: ReadonlySet<Unit>;
}

/** Two of who, act and what, by at least two words. */
function isEnough({ held, statement, content, explained }: EnoughOptions): boolean {
  const isBare = !statement.slots.some(
    ({ name, phrase }) => name === 'act' && phrase.units.some(isContent),
  );
  const names: readonly SlotName[] = isBare ? ['who', 'what'] : ['who', 'act', 'what'];
  return (
    names.filter(held).length >= 2 && content.filter((unit) => !explained.has(unit)).length >= 2
  );
}

/** Whether the claim says done of what is done, and wished, due or possible of what is not. */
function agreesOnReality(units: readonly Unit[], statement: Statement): boolean {
  const isWish = units.some(isUnrealUnit);
  const isModal = units.some(({ role }) => role === 'modal');
  if (statement.isUnreal) return isWish || isModal;
  if (statement.isModal) return isModal || isWish || !isPast(units);
  return !isModal;
}

function isPast(units: readonly Unit[]): boolean {
  return units.some(({ folded }) => /^(has|have|had|was|were|did|already|\w+ed)$/.test(folded));
}

/** "Not all", "not both": neither so nor not so. */
function isPartialNegation(units: readonly Unit[]): boolean {
  return units.some(
    ({ role }, at) =>
      role === 'negator' && /^(all|both|every|always|everyone|only|just)$/.test(units[at + 1]?.folded ?? ''),
  );
}

interface SwapOptions {
  readonly units: readonly Unit[];
  readonly statement: Statement;
  readonly metBy: ReadonlyMap<Unit, Place>;
}

/** Whether the actor stands where what is acted on should, and the other way round. */
function isSwapped({ units, metBy }: SwapOptions): boolean {
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
    last.some((unit) => isOnly(unit, 'who') && isFree(unit)) &&
    !first.some((unit) => isOnly(unit, 'who'))
  );
}

/** A part of a row in the source that a claim with "only" leaves out. */
function findUnnamed({ slots }: Statement, content: readonly Unit[]): Unit | null {
  for (const { name, phrase } of slots) {
    if ((name !== 'who' && name !== 'what') || phrase.heads.length < 2) continue;
    const there = phrase.heads.filter((head) => content.some((unit) => meets(unit, head)));
    if (there.length === 0 || there.length === phrase.heads.length) continue;
    return phrase.heads.find((head) => !there.includes(head)) ?? null;
  }
  return null;
}

function toEvidence(
  { unit, by, opposite }: Place,
  replaced: readonly Replaced[],
  explained: ReadonlySet<Unit>,
): ClaimEvidence {
  const word = unit.text;
  if (by) return { word, met: 'same', by: by.text };
  if (explained.has(unit)) return { word, met: 'same', by: word };
  if (opposite) return { word, met: 'opposite', by: opposite.text };
  const instead = replaced.find(({ claim }) => claim === unit);
  if (instead) return { word, met: 'instead', by: instead.source.text };
  return { word, met: 'nothing', by: null };
}

