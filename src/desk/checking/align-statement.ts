import type { ClaimEvidence, Reason } from '../verdict.ts';
import type { Finding } from './finding.ts';
import { countNegations, isNegationWord } from './negation.ts';
import type { Phrase } from './phrase.ts';
import { hasSense, isContent, isOpposite, meets, type Unit, type UnitKind } from './read-units.ts';
import { isUnrealUnit, type Slot, type SlotName, type Statement } from './statement.ts';

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
  /** Units that met no word or name of the statement, whatever general meaning they share with one. */
  readonly strange: readonly Unit[];
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
  const places = content.map((unit, at) =>
    placeUnit({ unit, next: content[at + 1], content, statement }),
  );
  const metBy = new Map(places.map((place) => [place.unit, place]));
  const held = (name: SlotName) => isHeld(statement, name, content);
  const isMet = (unit: Unit | undefined) =>
    unit !== undefined && (metBy.get(unit)?.same.length ?? 0) > 0;
  // "less stable", "little in common": not so much of it, and so the other way round.
  // "refused to pay" is not to have paid.
  const lessening = places
    .filter(
      ({ unit, same, opposite }) =>
        same.length === 0 && !opposite && hasSense(unit, 'lower', 'reject'),
    )
    .filter(({ unit }) => isMet(content[content.indexOf(unit) + 1]));
  const left = places.filter(
    (place) =>
      place.same.length === 0 &&
      !place.opposite &&
      !lessening.includes(place) &&
      !explained.has(place.unit) &&
      !isNegationWord(place.unit) &&
      !isLink(place.unit, { statement, held, units }),
  );
  const opposites = places.filter(
    (place) => (place.opposite !== null || lessening.includes(place)) && !explained.has(place.unit),
  );
  const replaced = left.flatMap(({ unit }) => findReplaced({ unit, statement, content }) ?? []);
  const rest = left.filter(({ unit }) => !replaced.some((pair) => pair.claim === unit));
  const evidence = places.map((place) => toEvidence(place, replaced, explained));
  const met = places.length - left.length;
  const strange = content.filter((unit) => !isKnown(unit, statement) && !explained.has(unit));
  const result = (kind: Finding['kind'], reason: Reason): Alignment => ({
    finding: { kind, fact: statement.fact, reason, units: content, evidence },
    unexplained: [],
    met,
    strange,
  });
  const nothing: Alignment = {
    finding: null,
    unexplained: rest.map(({ unit }) => unit),
    met,
    strange,
  };

  const negations = countNegations(units) + Number(isDenied);
  const isTurned =
    (negations + Math.min(1, opposites.length) + Number(statement.isNegative)) % 2 === 1;
  const limiter = units.find(({ role }) => role === 'limiter');
  const clause = units.map(({ text }) => text).join(' ');

  const isWhole = (['who', 'act', 'what'] as const).every(
    (name) => held(name) || !statement.slots.some((slot) => slot.name === name),
  );
  const isSlight =
    rest.length === 1 &&
    isWhole &&
    met >= 3 &&
    rest.every(({ unit }) => unit.isCommon && unit.senses.size === 0 && unit.kind === 'word');
  if ((rest.length > 0 && !isSlight) || isPartialNegation(units)) return nothing;
  // "helped speed it up" turns one thing round, in two words.
  const turnedUnits = new Set(opposites.map(({ opposite, unit }) => opposite ?? unit));
  if (turnedUnits.size > 1 || (opposites.length > 0 && negations > 0)) return nothing;
  if (isBroken(statement, 'who', content) || isSwapped({ units, statement, metBy })) return nothing;
  if (!isWished && !isDenied && opposites.length === 0 && !agreesOnReality(units, statement)) {
    return nothing;
  }

  const [swap, second] = replaced;
  if (swap) {
    const isRow = replaced.every(({ claim, slot }) => claim.kind === 'word' && slot === swap.slot);
    if ((second && !isRow) || isTurned || limiter) return nothing;
    return isExclusive(swap, statement) &&
      isMetBesides(swap, held, statement) &&
      isInPlace(swap, { units, statement, metBy }) &&
      isWholeBesides(swap, statement, content)
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
    if (other) return result('contradicted', { what: 'only', claim: clause, source: other });
    if (!statement.only) return { ...nothing, unexplained: [limiter] };
  }
  // What is one word more than the source has must at least stand before a word that it has.
  if (!rest.every(({ unit }) => isBeforeMet(unit, units, metBy))) return nothing;
  return result('supported', { what: 'statement', claim: clause, source: statement.text });
}

const light = /^(offer\w*|voic\w*|express\w*|mount\w*|put up|stag\w*|rais\w*|show\w*|provid\w*)$/;

interface LinkOptions {
  readonly statement: Statement;
  readonly held: (name: SlotName) => boolean;
  readonly units: readonly Unit[];
}

/** Words that only tie what is met together: "stalled *because of*", "*wants* to" where the source has a wish. */
function isLink(unit: Unit, { statement, held, units }: LinkOptions): boolean {
  const before = units[units.indexOf(unit) - 1]?.folded ?? '';
  // "were cited", "is said to": by nobody in particular.
  if (hasSense(unit, 'say') && /^(is|are|was|were|been|be)$/.test(before)) return true;
  // "offered resistance", "voiced support"
  if (light.test(unit.folded) && held('act')) return true;
  if (hasSense(unit, 'cause') && held('who') && held('act')) return true;
  if (hasSense(unit, 'say') && !hasSense(unit, 'urge')) {
    return statement.slots.some(
      ({ name, phrase }) =>
        name === 'act' &&
        phrase.units.some((other) => hasSense(other, 'say', 'urge', 'propose', 'pledge')),
    );
  }
  if (isUnrealUnit(unit) && !hasSense(unit, 'support', 'oppose')) {
    return statement.isUnreal || statement.isModal || statement.isOpen;
  }
  const { quantity } = unit;
  return (
    quantity !== null &&
    !quantity.isOrdinal &&
    statement.slots.some(({ phrase }) => phrase.tellings.length === quantity.value)
  );
}

interface Place {
  readonly unit: Unit;
  /** Slots that have it. */
  readonly same: readonly SlotName[];
  readonly by: Unit | null;
  /** What it is the opposite of, where no slot has it. */
  readonly opposite: Unit | null;
}

interface PlaceOptions {
  readonly unit: Unit;
  readonly next: Unit | undefined;
  readonly content: readonly Unit[];
  readonly statement: Statement;
}

function placeUnit({ unit, next, content, statement: { slots } }: PlaceOptions): Place {
  const turned = findTurned(unit, next, slots) ?? findTurnedAct(unit, content, slots);
  if (turned) return { unit, same: [], by: null, opposite: turned };
  if (isRebound(unit, next, slots)) return { unit, same: [], by: null, opposite: null };

  let by: Unit | null = null;
  const same = slots
    .filter(({ phrase }) => {
      const whole = phrase.also.filter((other) =>
        other.every((part) => content.some((claimed) => meets(claimed, part))),
      );
      const found = [...phrase.units, ...namedWords(phrase, content), ...whole.flat()].find(
        (other) => meets(unit, other),
      );
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

/** "The summit of Korean and Japanese business": the words of a name count where the thing itself is there. */
function namedWords({ units, words }: Phrase, content: readonly Unit[]): readonly Unit[] {
  if (words.length === 0) return words;
  const events = units.filter(({ kind }) => kind === 'event');
  return events.some((event) => content.some((unit) => meets(unit, event))) ? words : [];
}

/** "*lower* prices" where the source has "*higher* prices", whatever else it says is lower. */
function findTurned(unit: Unit, next: Unit | undefined, slots: readonly Slot[]): Unit | null {
  if (!next) return null;
  const bound = slots.flatMap(({ phrase }) =>
    phrase.units.filter((_, at) => {
      const after = phrase.units[at + 1];
      return after !== undefined && meets(after, next);
    }),
  );
  if (bound.some((other) => meets(unit, other))) return null;
  return bound.find((other) => isOpposite(unit, other)) ?? null;
}

/** "*Japan's* entry" where the source has "*Korea's* entry", whatever else it says of Japan. */
function isRebound(unit: Unit, next: Unit | undefined, slots: readonly Slot[]): boolean {
  if (!next || unit.kind !== 'country' || !/['’]s?$/.test(unit.text)) return false;
  const bound = slots.flatMap(({ phrase }) =>
    phrase.units.filter((other, at) => {
      const after = phrase.units[at + 1];
      return other.kind === 'country' && after !== undefined && meets(after, next);
    }),
  );
  return bound.length > 0 && !bound.some((other) => meets(unit, other));
}

/** "It has *risen*" where the source has "it has *fallen* because of *higher* prices": an act is met by an act. */
function findTurnedAct(unit: Unit, content: readonly Unit[], slots: readonly Slot[]): Unit | null {
  const act = slots.find(({ name }) => name === 'act')?.phrase;
  if (!act || [...act.units, ...act.also.flat()].some((other) => meets(unit, other))) return null;
  if (content.some((other) => act.units.some((known) => meets(other, known)))) return null;
  return act.units.find((other) => isOpposite(unit, other)) ?? null;
}

function isKnown(unit: Unit, { slots, speaker }: Statement): boolean {
  const known = [
    ...slots.flatMap(({ phrase }) => [...phrase.units, ...phrase.words, ...phrase.also.flat()]),
    ...(speaker?.units ?? []),
  ];
  return known.some((other) => [...unit.keys].some((key) => other.keys.has(key)));
}

/** A slot is held when what it is about is there, or other words for the whole of it. */
function isHeld({ slots }: Statement, name: SlotName, content: readonly Unit[]): boolean {
  const slot = slots.find((entry) => entry.name === name);
  if (!slot) return false;
  const { phrase } = slot;
  // "is" says nothing that a claim would have to say.
  if (name === 'act' && !phrase.units.some(isContent)) return true;
  const isThere = (unit: Unit) =>
    content.some((other) => meets(unit, other) || (name !== 'who' && isOpposite(unit, other)));
  const isWordThere = (unit: Unit) =>
    isThere(unit) && content.some((other) => [...unit.keys].some((key) => other.keys.has(key)));
  if (phrase.also.some((other) => other.every(isThere))) return true;
  const all = phrase.units.filter(isContent);
  // That it is wished is told apart; what is wished must be there.
  const known =
    name === 'act' && !all.every(isUnrealUnit) ? all.filter((unit) => !isUnrealUnit(unit)) : all;
  if (known.length === 0) return false;
  if (known.filter(isThere).length * 2 >= known.length) return true;
  // A head by itself must be there as a word, not as a general meaning: "bid" is no "hydrogen effort".
  return phrase.heads.some((head) => (name === 'what' ? isWordThere(head) : isThere(head)));
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
  return findReplacedModifier({ unit, statement, content });
}

/** "The *mining* sector" for "the *farm* sector": another word before the same one, and nothing of the first. */
function findReplacedModifier({
  unit,
  statement,
  content,
}: {
  readonly unit: Unit;
  readonly statement: Statement;
  readonly content: readonly Unit[];
}): Replaced | null {
  // "the *mining and steel* sectors": the first that the source has as well is what they all stand before.
  const next = content
    .slice(content.indexOf(unit) + 1, content.indexOf(unit) + 4)
    .find((other) => isKnown(other, statement));
  if (!next || unit.kind !== 'word' || unit.senses.size > 0) return null;
  for (const { name, phrase } of statement.slots) {
    for (const [at, source] of phrase.units.entries()) {
      const after = phrase.units[at + 1];
      const isSameHead = after !== undefined && [...after.keys].some((key) => next.keys.has(key));
      const isGone = !content.some((claimed) => meets(claimed, source));
      if (isSameHead && isGone && isContent(source) && (name === 'who' || name === 'what')) {
        return { claim: unit, source, slot: name };
      }
    }
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
  if (claim.kind === 'proper' && !only && source.kind === 'person') return false;
  if (claim.kind === 'word') return true;
  if (slot === 'who' || slot === 'what')
    return only || named.has(source.kind) || source.kind === 'number';
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

/** Who acts stands before the verb, what is acted on after it; round a passive and a noun there is no such order. */
function isInPlace({ slot, claim }: Replaced, { units, metBy }: SwapOptions): boolean {
  const verb = units.findIndex((unit) => metBy.get(unit)?.same.includes('act'));
  if (verb === -1) return true;
  const isPassive = units.slice(verb + 1).some(({ folded }) => folded === 'by');
  const isBefore = units.indexOf(claim) < verb;
  const isFirst = units.find(isContent) === claim;
  if (isPassive) return true;
  return slot === 'who' || !isBefore || !isFirst;
}

/** "China's farm sector" stands for "Korea's farm sector"; China by itself does not. */
function isWholeBesides(
  { slot, source }: Replaced,
  { slots, only }: Statement,
  content: readonly Unit[],
): boolean {
  const phrase = slots.find(({ name }) => name === slot)?.phrase;
  if (only || !phrase || phrase.heads.includes(source)) return true;
  const after = phrase.units.slice(phrase.units.indexOf(source) + 1);
  return [...phrase.heads, ...after].some((head) => content.some((unit) => meets(unit, head)));
}

interface EnoughOptions {
  readonly held: (name: SlotName) => boolean;
  readonly statement: Statement;
  readonly content: readonly Unit[];
  readonly explained: ReadonlySet<Unit>;
}

/** Two of who, act and what, by at least two words. */
function isEnough({ held, statement, content, explained }: EnoughOptions): boolean {
  // "is", "was recommended": it must stand by what it is said of.
  const isBare = !statement.slots.some(
    ({ name, phrase }) =>
      name === 'act' && phrase.units.some((unit) => isContent(unit) && !isUnrealUnit(unit)),
  );
  const isSilent = !statement.slots.some(
    ({ name, phrase }) => name === 'act' && phrase.units.some(isContent),
  );
  const names: readonly SlotName[] = [
    'who',
    'what',
    ...(isSilent ? [] : (['act'] as const)),
    ...(isBare ? (['how', 'why'] as const) : []),
  ];
  return (
    names.filter(held).length >= 2 && content.filter((unit) => !explained.has(unit)).length >= 2
  );
}

/** Whether the claim says done of what is done, and wished, due or possible of what is not. */
function agreesOnReality(units: readonly Unit[], statement: Statement): boolean {
  // "are to cooperate", "issues to be tackled"
  const isDue = units.some(
    ({ folded }, at) =>
      folded === 'to' &&
      (units[at + 1]?.folded === 'be' || /^(is|are|was|were)$/.test(units[at - 1]?.folded ?? '')),
  );
  const isWish = isDue || units.some(isUnrealUnit);
  const isModal = units.some(({ role }) => role === 'modal');
  if (statement.isOpen) return true;
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
      role === 'negator' &&
      /^(all|both|every|always|everyone|only|just)$/.test(units[at + 1]?.folded ?? ''),
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

function isBeforeMet(unit: Unit, units: readonly Unit[], metBy: ReadonlyMap<Unit, Place>): boolean {
  const next = units
    .slice(units.indexOf(unit) + 1)
    .find(({ folded }) => !/^(the|a|an)$/.test(folded));
  return next !== undefined && (metBy.get(next)?.same.length ?? 0) > 0;
}

/** A part of a row in the source that a claim with "only" leaves out. */
function findUnnamed({ slots }: Statement, content: readonly Unit[]): string | null {
  for (const { name, phrase } of slots) {
    if (name !== 'who' && name !== 'what') continue;
    const countries = content.filter(({ kind }) => kind === 'country');
    if (phrase.isAll && countries.length === 1 && !/\b(all|every)\b/i.test(phrase.text)) {
      return phrase.text;
    }
    const there = phrase.tellings.filter((part) => content.some((unit) => meets(unit, part)));
    if (there.length === 0 || there.length === phrase.tellings.length) continue;
    return phrase.tellings.find((part) => !there.includes(part))?.text ?? null;
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
