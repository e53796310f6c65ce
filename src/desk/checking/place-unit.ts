import { isCityName } from '../../language/city-names.ts';
import type { Phrase } from './phrase.ts';
import type { Slot, SlotName, Statement } from './statement.ts';
import { hasSense, isOpposite, isPossessive, meets, type Unit } from './unit.ts';

export interface Place {
  readonly unit: Unit;
  /** Slots that have it. */
  readonly same: readonly SlotName[];
  readonly by: Unit | null;
  /** What it is the opposite of, where no slot has it. */
  readonly opposite: Unit | null;
}

interface PlaceOptions {
  readonly unit: Unit;
  /** Whether it says where: "in Oslo" is no part of "the Oslo-Bergen summit". */
  readonly isWhere: boolean;
  readonly next: Unit | undefined;
  readonly content: readonly Unit[];
  readonly statement: Statement;
}

/** Finds what in a statement a unit meets, or is the contrary of. */
export function placeUnit({
  unit,
  isWhere,
  next,
  content,
  statement: { slots },
}: PlaceOptions): Place {
  const turned = findTurned(unit, next, slots) ?? findTurnedAct(unit, content, slots);
  if (turned) return { unit, same: [], by: null, opposite: turned };
  if (isRebound(unit, next, slots)) return { unit, same: [], by: null, opposite: null };

  let by: Unit | null = null;
  const same = slots
    .filter(({ phrase }) => {
      const whole = phrase.also.filter((other) =>
        other.every((part) => content.some((claimed) => meets(claimed, part))),
      );
      const words = isWhere ? [] : namedWords(phrase, content);
      const found = [...phrase.units, ...words, ...whole.flat()].find(
        // "in Marlow" is not Marlow United, nor "in Seoul" Korea.
        (other) =>
          meets(unit, other) &&
          !(
            isWhere &&
            (other.kind === 'organisation' ||
              (isCityName(unit.folded) && other.kind !== 'place' && other.folded !== unit.folded))
          ),
      );
      by ??= found ?? null;
      return found !== undefined;
    })
    .map(({ name }) => name);
  if (same.length > 0) return { unit, same, by, opposite: null };

  const opposite = slots
    .filter(({ name }) => turnable.has(name))
    // Of a reason the claim must have more: "the *fall* in travel" for "the rise in travel".
    .filter(({ name, phrase }) => name !== 'why' || isNamed(phrase, content))
    .flatMap(({ phrase }) =>
      phrase.units.filter(
        // "a recommendation was made" says nothing of making.
        (other, at) =>
          !/^(made|make|put|given|taken)$/.test(other.folded) &&
          isOpposite(unit, other) &&
          !isOfElse(unit, { next, after: phrase.units[at + 1] }),
      ),
    )[0];
  return { unit, same, by: null, opposite: opposite ?? null };
}

function isNamed({ units }: Phrase, content: readonly Unit[]): boolean {
  return content.some((unit) => units.some((other) => meets(unit, other)));
}

interface Neighbours {
  readonly next: Unit | undefined;
  readonly after: Unit | undefined;
}

/** "*little* headway" is no contrary of "*substantial* resistance": how much, of something else. */
function isOfElse(unit: Unit, { next, after }: Neighbours): boolean {
  return (
    hasSense(unit, 'slight', 'substantial') &&
    next !== undefined &&
    after !== undefined &&
    !meets(next, after)
  );
}

/** Where the contrary of a word speaks against the whole. */
const turnable: ReadonlySet<SlotName> = new Set(['act', 'what', 'how', 'why']);

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

function isRebound(unit: Unit, next: Unit | undefined, slots: readonly Slot[]): boolean {
  if (!next || unit.kind !== 'country' || !isPossessive(unit)) return false;
  const bound = slots.flatMap(({ phrase }) =>
    phrase.units.filter((other, at) => {
      const after = phrase.units[at + 1];
      return other.kind === 'country' && after !== undefined && meets(after, next);
    }),
  );
  return bound.length > 0 && !bound.some((other) => meets(unit, other));
}

function findTurnedAct(unit: Unit, content: readonly Unit[], slots: readonly Slot[]): Unit | null {
  const act = slots.find(({ name }) => name === 'act')?.phrase;
  if (!act || [...act.units, ...act.also.flat()].some((other) => meets(unit, other))) return null;
  if (content.some((other) => act.units.some((known) => meets(other, known)))) return null;
  return act.units.find((other) => isOpposite(unit, other)) ?? null;
}

function namedWords({ units, words }: Phrase, content: readonly Unit[]): readonly Unit[] {
  if (words.length === 0) return words;
  const events = units.filter(({ kind }) => kind === 'event');
  return events.some((event) => content.some((unit) => meets(unit, event))) ? words : [];
}

/** Whether a statement has a unit's own word or name, not only its general meaning. */
export function isKnown(unit: Unit, { slots, speaker }: Statement): boolean {
  const known = [
    ...slots.flatMap(({ phrase }) => [...phrase.units, ...phrase.words, ...phrase.also.flat()]),
    ...(speaker?.units ?? []),
  ];
  return known.some((other) => [...unit.keys].some((key) => other.keys.has(key)));
}
