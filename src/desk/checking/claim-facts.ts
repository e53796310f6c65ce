import type {
  CountValue,
  NameValue,
  OrdinalValue,
  PlaceValue,
  RoleValue,
  TraitValue,
} from '../../knowledge/fact-value.ts';
import type { Fact, FactList, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { isCountryName } from '../../language/countries.ts';
import { readQuantities } from '../../language/read-quantity.ts';
import { splitWords } from '../../language/split-words.ts';
import { readSurroundings } from './leftover.ts';
import { type Phrase, toPhrase } from './phrase.ts';
import type { UnitReader } from './read-units.ts';
import { type Statement, toStatements } from './statement.ts';
import { isContent, type Unit } from './unit.ts';

export interface RoleFact<F = Fact> {
  readonly fact: F;
  readonly role: Phrase;
  readonly of: Phrase;
  readonly holder: Phrase;
}

export interface OrdinalFact<F = Fact> {
  readonly fact: F;
  readonly what: Phrase;
  readonly text: string;
  readonly number: number;
}

export interface CountFact<F = Fact> {
  readonly fact: F;
  readonly what: Phrase;
  readonly of: Phrase | null;
  /** How the list that is counted is spoken of, where the fact has one. */
  readonly listWords: readonly Unit[];
  readonly text: string;
  readonly number: number;
}

export interface PlaceFact<F = Fact> {
  readonly fact: F;
  readonly what: Phrase;
  readonly place: Phrase;
  readonly within: readonly Unit[];
}

export interface NameFact<F = Fact> {
  readonly fact: F;
  readonly short: string;
  readonly long: string;
}

export interface TraitFact<F = Fact> {
  readonly fact: F;
  readonly what: Phrase;
  readonly is: Phrase;
}

/** A list that nothing else belongs to, and how claims speak of belonging to it. */
export interface ListFact<F = Fact> {
  readonly fact: F;
  readonly list: FactList;
  readonly items: readonly Phrase[];
  /** What its items are and what they are in. */
  readonly words: readonly Unit[];
  readonly isOfCountries: boolean;
}

/** All that claims are held against, read once. Where it is kept, a fact is its id. */
export interface ClaimFacts<F = Fact> {
  readonly statements: readonly Statement<F>[];
  readonly roles: readonly RoleFact<F>[];
  readonly ordinals: readonly OrdinalFact<F>[];
  readonly counts: readonly CountFact<F>[];
  readonly places: readonly PlaceFact<F>[];
  readonly names: readonly NameFact<F>[];
  readonly traits: readonly TraitFact<F>[];
  readonly lists: readonly ListFact<F>[];
}

/** Reads the values of all facts, a fact at a time. Withdrawn facts decide nothing. */
export function* collectClaimFacts(
  knowledge: KnowledgeBase,
  reader: UnitReader,
): Generator<void, ClaimFacts, void> {
  const facts = knowledge.facts.filter(({ status }) => status !== 'withdrawn');
  const phrase = (text: string, also: readonly string[] = []) => toPhrase(reader, text, also);
  const values = facts.flatMap((fact) => fact.values.map((value) => ({ fact, value })));
  const of = <T>(read: (entry: (typeof values)[number]) => T | null) =>
    values.flatMap((entry) => read(entry) ?? []);

  const statements: Statement[] = [];
  for (const fact of facts) {
    statements.push(...toStatements(fact, { reader, knowledge, around: readSurroundings(fact) }));
    yield;
  }
  return {
    statements,
    roles: of(({ fact, value }) => (value.kind === 'role' ? toRole(fact, value) : null)),
    ordinals: of(({ fact, value }) => (value.kind === 'ordinal' ? toOrdinal(fact, value) : null)),
    counts: of(({ fact, value }) => (value.kind === 'count' ? toCount(fact, value) : null)),
    places: of(({ fact, value }) => (value.kind === 'place' ? toPlace(fact, value) : null)),
    names: of(({ fact, value }) => (value.kind === 'name' ? toName(fact, value) : null)),
    traits: of(({ fact, value }) => (value.kind === 'trait' ? toTrait(fact, value) : null)),
    lists: facts.flatMap((fact) => toList(fact) ?? []),
  };

  function toRole(fact: Fact, { role, of, holder, also }: RoleValue): RoleFact {
    return {
      fact,
      role: phrase(role, also['role']),
      of: phrase(of, also['of']),
      holder: phrase(holder, also['holder']),
    };
  }

  function toOrdinal(fact: Fact, { what, ordinal, also }: OrdinalValue): OrdinalFact {
    return { fact, what: phrase(what, also['what']), text: ordinal, number: numberOf(ordinal) };
  }

  function toCount(fact: Fact, { what, of, count, also }: CountValue): CountFact {
    return {
      fact,
      what: phrase(what, also['what']),
      of: of === null ? null : phrase(of, also['of']),
      listWords: [fact.list?.of ?? '', fact.list?.in ?? '']
        .flatMap((words) => reader.read(words))
        .filter(isContent),
      text: `${count} ${what}`,
      number: numberOf(count),
    };
  }

  function toPlace(fact: Fact, { what, place, within, also }: PlaceValue): PlaceFact {
    return {
      fact,
      what: phrase(what, also['what']),
      place: phrase(place, also['place']),
      within: within.flatMap((text) => reader.read(text)).filter(isContent),
    };
  }

  function toName(fact: Fact, { short, long }: NameValue): NameFact {
    return { fact, short, long };
  }

  function toTrait(fact: Fact, { what, is, also }: TraitValue): TraitFact {
    return { fact, what: phrase(what, also['what']), is: phrase(is, also['is']) };
  }

  function toList(fact: Fact): ListFact | null {
    const { list } = fact;
    if (!list?.complete) return null;
    return {
      fact,
      list,
      items: list.items.map((item) => phrase(item)),
      words: [list.of, list.in ?? ''].flatMap((text) => reader.read(text)).filter(isContent),
      isOfCountries: list.items.some(isCountryName),
    };
  }
}

/** Gives the same with something else in the place of each fact. */
export function withFacts<A, B>(facts: ClaimFacts<A>, to: (fact: A) => B): ClaimFacts<B> {
  const swap = <T extends { readonly fact: A }>(all: readonly T[]) =>
    all.map((one) => ({ ...one, fact: to(one.fact) }));
  return {
    statements: swap(facts.statements),
    roles: swap(facts.roles),
    ordinals: swap(facts.ordinals),
    counts: swap(facts.counts),
    places: swap(facts.places),
    names: swap(facts.names),
    traits: swap(facts.traits),
    lists: swap(facts.lists),
  };
}

function numberOf(text: string): number {
  const [span] = readQuantities(splitWords(text).map(({ folded }) => folded));
  return span?.quantity.value ?? Number.NaN;
}
