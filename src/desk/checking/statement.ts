import type { ActValue, FactValue } from '../../knowledge/fact-value.ts';
import type { Fact, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Surroundings } from './leftover.ts';
import { type Phrase, toPhrase } from './phrase.ts';
import type { UnitReader } from './read-units.ts';
import { hasSense, isContent, type Unit } from './unit.ts';

export type SlotName = 'who' | 'act' | 'what' | 'when' | 'where' | 'why' | 'how';

export interface Slot {
  readonly name: SlotName;
  readonly phrase: Phrase;
}

/** Something that the source says, slot by slot. */
export interface Statement<F = Fact> {
  readonly fact: F;
  readonly slots: readonly Slot[];
  /** The value in the curator's words, which are the quote's. */
  readonly text: string;
  readonly isNegative: boolean;
  /** Wished, planned or due, not done: only a claim that says so too can mean it. */
  readonly isUnreal: boolean;
  /** "would", "could": not done either, and no one's wish. */
  readonly isModal: boolean;
  /** Ruled out: what claims say is done, wished or due is denied alike. */
  readonly isOpen: boolean;
  readonly only: boolean;
  readonly speaker: Speaker | null;
  /** All that it may be met by, so that a clause is held against the nearest statements only. */
  readonly index: ReadonlySet<string>;
  /** Its own words and names, and those of whoever it is given to: the keys of all that it has. */
  readonly known: ReadonlySet<string>;
  /** How many units it has, to be compared with those of a clause. */
  readonly size: number;
  /** The words around it in the base. */
  readonly around: Surroundings;
}

/** Whom the source gives a statement to. Without units, somebody whom it does not name. */
export interface Speaker {
  readonly text: string;
  readonly units: readonly Unit[];
}

const unrealSenses = ['seek', 'intend', 'pledge', 'urge', 'propose', 'agree'] as const;

/** Whether a unit says that something is wished, planned or due. */
export function isUnrealUnit(unit: Unit): boolean {
  return hasSense(unit, ...unrealSenses);
}

export interface StatementParts {
  readonly reader: UnitReader;
  readonly knowledge: KnowledgeBase;
  readonly around: Surroundings;
}

/** Reads the acts, traits and statuses of a fact as statements. */
export function toStatements(
  fact: Fact,
  { reader, knowledge, around }: StatementParts,
): Statement[] {
  const speaker = readSpeaker(fact, reader, knowledge);

  return fact.values.flatMap((value): Statement[] => {
    const act = toAct(value);
    if (!act) return [];
    const slots = slotNames.flatMap((name): Slot[] => {
      const text = act[name];
      if (text === null) return [];
      return [{ name, phrase: toPhrase(reader, text, value.also[toKey(value, name)] ?? []) }];
    });
    const all = reader.read(act.act);
    // "Neither council": who it is may deny it as well.
    const denying = [...all, ...reader.read(act.who ?? '')].filter(
      ({ role }) => role === 'negator',
    );
    const intended = slots.find(({ name }) => name === 'what')?.phrase.heads ?? [];
    const statement: Statement = {
      fact,
      slots,
      text: [act.who, act.act, act.what, act.how, act.where, act.why, act.when]
        .filter((part) => part !== null)
        .join(' '),
      isNegative: denying.length % 2 === 1,
      // "declared its intention to restart it" is not to have restarted it.
      isUnreal: all.some(isUnrealUnit) || intended.some((unit) => hasSense(unit, 'intend')),
      isModal: all.some(({ role }) => role === 'modal'),
      isOpen: false,
      only: act.only,
      speaker,
      index: toIndex(unitsOf(slots, speaker)),
      known: toKnown(unitsOf(slots, speaker)),
      size: unitsOf(slots, speaker).length,
      around,
    };
    return [statement, ...toDenial(statement)];
  });
}

function unitsOf(slots: readonly Slot[], speaker: Speaker | null): Unit[] {
  return [
    ...slots.flatMap(({ phrase }) => [...phrase.units, ...phrase.words, ...phrase.also.flat()]),
    ...(speaker?.units ?? []),
  ];
}

function toKnown(units: readonly Unit[]): ReadonlySet<string> {
  return new Set(units.flatMap(({ keys }) => [...keys]));
}

/** What units may be met by: their keys and general meanings. */
function toIndex(units: readonly Unit[]): ReadonlySet<string> {
  return new Set(units.flatMap(({ keys, senses }) => [...keys, ...senses]));
}

/** What is refused or ruled out is not done: "refused to pay" speaks against "paid". */
function toDenial(statement: Statement): Statement[] {
  const act = statement.slots.find(({ name }) => name === 'act');
  const isRefusal = act?.phrase.units.some(
    (unit) => hasSense(unit, 'reject') && !hasSense(unit, 'end', 'oppose', 'deny'),
  );
  if (!act || !isRefusal) return [];
  const isRest = (unit: Unit) => !hasSense(unit, 'reject');
  const phrase = {
    ...act.phrase,
    units: act.phrase.units.filter(isRest),
    heads: act.phrase.heads.filter(isRest),
    also: [],
  };
  const slots = statement.slots.map((slot) => (slot === act ? { ...slot, phrase } : slot));
  const known = toKnown(unitsOf(slots, statement.speaker));
  return [
    {
      ...statement,
      slots,
      known,
      isNegative: !statement.isNegative,
      isUnreal: false,
      isOpen: true,
    },
  ];
}

const slotNames: readonly SlotName[] = ['who', 'act', 'what', 'when', 'where', 'why', 'how'];

type Act = Omit<ActValue, 'kind' | 'also'>;

function toAct(value: FactValue): Act | null {
  const none = { when: null, where: null, why: null, how: null, only: false };
  switch (value.kind) {
    case 'act':
      return value;
    case 'trait':
      return { ...none, who: value.what, act: 'is', what: value.is };
    case 'status':
      return { ...none, who: value.who, act: value.status, what: value.in };
    default:
      return null;
  }
}

/** Which key of a value a slot comes from, so that its other words are found. */
function toKey(value: FactValue, slot: SlotName): string {
  if (value.kind === 'trait') return slot === 'who' ? 'what' : slot === 'what' ? 'is' : slot;
  if (value.kind === 'status') return slot === 'act' ? 'status' : slot === 'what' ? 'in' : slot;
  return slot;
}

function readSpeaker(
  { attribution, names }: Fact,
  reader: UnitReader,
  knowledge: KnowledgeBase,
): Speaker | null {
  if (attribution === null) return null;
  // "both business groups" are the two that `names` brings in.
  const named = names.flatMap((id) => {
    const name = knowledge.names.find((entry) => entry.id === id);
    return name && (name.kind === 'organisation' || name.kind === 'person')
      ? (name.same[0] ?? '')
      : [];
  });
  const units = [attribution, ...named].flatMap((text) => reader.read(text)).filter(isContent);
  const isNamed = !/\bnot name\b/.test(attribution);
  return { text: attribution, units: isNamed ? units : [] };
}
