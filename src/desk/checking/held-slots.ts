import { isUnrealUnit, type SlotName, type Statement } from './statement.ts';
import { hasSense, isContent, isOpposite, isSameWord, meets, type Unit } from './unit.ts';

/** Whether a clause has what a slot says: half of its content, its head, or one of the other words for it. */
export function isHeld({ slots }: Statement, name: SlotName, content: readonly Unit[]): boolean {
  const slot = slots.find((entry) => entry.name === name);
  if (!slot) return false;
  const { phrase } = slot;
  // "the two economies", where the source names two.
  const count = content.find(({ quantity }) => quantity !== null && !quantity.isOrdinal)?.quantity;
  if (name === 'who' && count && count.value === phrase.tellings.length) return true;
  // "is", "serves as": says nothing that a claim would have to say.
  if (name === 'act' && phrase.units.filter(isContent).every((unit) => hasSense(unit, 'act-as'))) {
    return true;
  }
  const isThere = (unit: Unit) =>
    content.some((other) => meets(unit, other) || (name !== 'who' && isOpposite(unit, other)));
  const isWordThere = (unit: Unit) =>
    isThere(unit) && content.some((other) => isSameWord(unit, other));
  if (phrase.also.some((other) => other.every(isThere))) return true;
  const all = phrase.units.filter(isContent);
  // That it is wished is told apart; what is wished must be there.
  const known =
    name === 'act' && !all.every(isUnrealUnit)
      ? all.filter((unit, at) => !isUnrealUnit(unit) || at === all.length - 1)
      : all;
  if (known.length === 0) return false;
  if (known.filter(isThere).length * 2 >= known.length) return true;
  // A head by itself must be there as a word, not as a general meaning: "bid" is no "hydrogen effort".
  return phrase.heads.some((head) => (name === 'what' ? isWordThere(head) : isThere(head)));
}

/** Whether a slot has nothing but whoever the source gives the statement to: "participants agreed". */
export function isSpeakers({ slots, speaker }: Statement, name: SlotName): boolean {
  const phrase = slots.find((slot) => slot.name === name)?.phrase;
  if (!speaker || !phrase) return false;
  const content = phrase.units.filter(isContent);
  return content.every((unit) => speaker.units.some((other) => meets(unit, other)));
}

/** Whether a clause has a part of a slot that it does not hold, so that it speaks of something else. */
export function isBroken(statement: Statement, name: SlotName, content: readonly Unit[]): boolean {
  const slot = statement.slots.find((entry) => entry.name === name);
  if (!slot || isHeld(statement, name, content)) return false;
  const elsewhere = statement.slots.filter((entry) => entry !== slot);
  return content.some(
    (unit) =>
      slot.phrase.units.some((other) => meets(unit, other)) &&
      !elsewhere.some(({ phrase }) => phrase.units.some((other) => meets(unit, other))),
  );
}

interface EnoughOptions {
  readonly held: (name: SlotName) => boolean;
  readonly statement: Statement;
  readonly content: readonly Unit[];
  readonly explained: ReadonlySet<Unit>;
}

/** Whether a clause has enough of a statement to be about the same. */
export function isEnough({ held, statement, content, explained }: EnoughOptions): boolean {
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
  // Without its verb, a claim must at least name what it is about.
  if (!isSilent && !isBare && !held('act') && !isHeadThere(statement, content)) return false;
  return (
    names.filter(held).length >= 2 && content.filter((unit) => !explained.has(unit)).length >= 2
  );
}

/** Whether a clause has what a statement is about, and not only words that go with it. */
function isHeadThere({ slots }: Statement, content: readonly Unit[]): boolean {
  const what = slots.find(({ name }) => name === 'what')?.phrase;
  return (
    what === undefined ||
    what.heads.some((head) => isThere(head, content)) ||
    what.also.some((other) => other.every((unit) => isThere(unit, content)))
  );
}

/** Whether a clause has at least half of what a statement is about, or one of the other words for it. */
export function isMostThere({ slots }: Statement, content: readonly Unit[]): boolean {
  const what = slots.find(({ name }) => name === 'what')?.phrase;
  if (what === undefined) return true;
  const all = what.units.filter(isContent);
  const there = all.filter((unit) => isThere(unit, content));
  return (
    there.length * 2 >= all.length ||
    what.also.some((other) => other.every((unit) => isThere(unit, content)))
  );
}

/** Of a row in the statement, what a clause with "only" leaves out; `null` where it leaves out nothing. */
export function findUnnamed({ slots }: Statement, content: readonly Unit[]): string | null {
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

const takingAway = ['lower', 'end', 'reject', 'oppose', 'hinder', 'prevent', 'worsen'] as const;

/** Whether an act that takes away is left unsaid: "rely on it" is not "decreasing reliance on it". */
export function isPointless({ slots }: Statement, content: readonly Unit[]): boolean {
  const act = slots.find(({ name }) => name === 'act')?.phrase;
  if (!act || act.also.some((other) => other.every((unit) => isThere(unit, content)))) return false;
  return act.units.some((unit) => hasSense(unit, ...takingAway) && !isThere(unit, content));
}

function isThere(unit: Unit, content: readonly Unit[]): boolean {
  return content.some((other) => meets(unit, other) || isOpposite(unit, other));
}

/** Whether a clause speaks of all, where the source does not: "all sectors". */
export function isOverall(units: readonly Unit[], { slots }: Statement): boolean {
  return (
    units.some(({ folded }) => /^(all|every|everyone|everybody|entire|whole)$/.test(folded)) &&
    !slots.some(({ phrase }) => phrase.isAll)
  );
}
