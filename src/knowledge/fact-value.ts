import { z } from 'zod';
import { lineField, linesField } from './fields.ts';

/** Other words that a claim may use for a part of a value. They need not stand in the quote. */
type OtherWords = Readonly<Partial<Record<string, readonly string[]>>>;

interface ValueBase {
  readonly also: OtherWords;
}

/** Who holds a role: *Ann Reed*, *chair* of *the harbour board*. One holder, one role. */
export interface RoleValue extends ValueBase {
  readonly kind: 'role';
  readonly role: string;
  readonly of: string;
  readonly holder: string;
}

/** Which one of a row something is: the *32nd* summit. */
export interface OrdinalValue extends ValueBase {
  readonly kind: 'ordinal';
  readonly what: string;
  readonly ordinal: string;
}

/** How many of something there are, and of whom: *12* *nations* in *the partnership*. */
export interface CountValue extends ValueBase {
  readonly kind: 'count';
  readonly count: string;
  readonly what: string;
  readonly of: string | null;
}

/** Where something is or was: in one place and no other. `within` names what that place lies in. */
export interface PlaceValue extends ValueBase {
  readonly kind: 'place';
  readonly what: string;
  readonly place: string;
  readonly within: readonly string[];
}

/** What an abbreviation stands for. */
export interface NameValue extends ValueBase {
  readonly kind: 'name';
  readonly short: string;
  readonly long: string;
}

/** What something is or is like: the Moon government, *progressive*. */
export interface TraitValue extends ValueBase {
  readonly kind: 'trait';
  readonly what: string;
  readonly is: string;
}

/** Where somebody stands towards something: Korea, *sought entry*, the CPTPP. */
export interface StatusValue extends ValueBase {
  readonly kind: 'status';
  readonly who: string;
  readonly status: string;
  readonly in: string;
}

/** Who does what. Direction and polarity are read from the words: *decreasing*, *did not*. */
export interface ActValue extends ValueBase {
  readonly kind: 'act';
  readonly who: string | null;
  readonly act: string;
  readonly what: string | null;
  readonly when: string | null;
  readonly where: string | null;
  readonly why: string | null;
  readonly how: string | null;
  /** Whether nobody else does it: another actor is then a contradiction, not a gap. */
  readonly only: boolean;
}

/** A typed value of a fact, that claims are held against. */
export type FactValue =
  | RoleValue
  | OrdinalValue
  | CountValue
  | PlaceValue
  | NameValue
  | TraitValue
  | StatusValue
  | ActValue;

const optionalLine = lineField.optional();
// YAML reads 12 as a number, and the quote has it as a word.
const numberField = z.union([lineField, z.int().transform(String)]).optional();

/** A value as a file has it. Which keys go together is proved by `proveValues`, whose faults say more. */
export const valueSchema = z.strictObject({
  role: optionalLine,
  of: optionalLine,
  holder: optionalLine,
  what: optionalLine,
  ordinal: numberField,
  count: numberField,
  place: optionalLine,
  within: linesField.optional(),
  short: optionalLine,
  long: optionalLine,
  is: optionalLine,
  who: optionalLine,
  status: optionalLine,
  in: optionalLine,
  act: optionalLine,
  when: optionalLine,
  where: optionalLine,
  why: optionalLine,
  how: optionalLine,
  only: z.boolean().optional(),
  also: z.record(z.string(), linesField).optional(),
});

export type ValueEntry = z.infer<typeof valueSchema>;

/** The keys of each kind of value: the one that tells the kind, those it needs, those it may have. */
export const valueKinds = [
  { kind: 'role', tell: 'holder', needs: ['role', 'of'], may: [] },
  { kind: 'ordinal', tell: 'ordinal', needs: ['what'], may: [] },
  { kind: 'count', tell: 'count', needs: ['what'], may: ['of'] },
  { kind: 'place', tell: 'place', needs: ['what'], may: ['within'] },
  { kind: 'name', tell: 'short', needs: ['long'], may: [] },
  { kind: 'trait', tell: 'is', needs: ['what'], may: [] },
  { kind: 'status', tell: 'status', needs: ['who', 'in'], may: [] },
  {
    kind: 'act',
    tell: 'act',
    needs: [],
    may: ['who', 'what', 'when', 'where', 'why', 'how', 'only'],
  },
] as const satisfies readonly {
  readonly kind: FactValue['kind'];
  readonly tell: keyof ValueEntry;
  readonly needs: readonly (keyof ValueEntry)[];
  readonly may: readonly (keyof ValueEntry)[];
}[];
