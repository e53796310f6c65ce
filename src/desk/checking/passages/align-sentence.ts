import { excludesQuantity } from '../../../language/read-quantity.ts';
import { spend } from '../../../language/work-budget.ts';
import type { Passage } from '../../../reading/read-passages.ts';
import type { Unit } from '../unit.ts';
import { holderOf, isSamePerson, namesAnother, type Office, readOffice } from './offices.ts';
import type { Chunk } from './read-chunks.ts';
import { groupOf } from './read-grammar.ts';
import { isOfficeOf } from './read-office.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isTransfer } from './read-transfer.ts';
import { isContrary, isName, type Relation, relate } from './relate-units.ts';

/** A sentence of a source, read once. */
export interface ReadPassage {
  readonly passage: Passage;
  readonly sentence: ReadSentence;
  /** What its pronouns may stand for: the sentence before it, and who speaks. */
  readonly before: readonly ReadSentence[];
  /** The first sentence of its source. */
  readonly lead: ReadSentence | null;
  /** All names of its source, folded. */
  readonly names: ReadonlySet<string>;
  /** All offices of its source. */
  readonly offices: readonly Office[];
}

/**
 * A unit of a claim with what it met. `converse`: the same told from the other side, "gets" for "is given". `reference`: a pronoun that stands for it. `contrary`: a word that says the
 * contrary. `instead`: another number, date or name in its place.
 */
export interface Pair {
  readonly claim: SentenceUnit;
  readonly source: SentenceUnit;
  readonly how: Relation | 'converse' | 'reference' | 'contrary' | 'instead';
}

/** How a claim stands beside a sentence of a source, unit by unit. Decides nothing. */
export interface Alignment {
  readonly claim: ReadSentence;
  readonly source: ReadPassage;
  /** In the order of the claim. */
  readonly pairs: readonly Pair[];
  /** What met nothing. */
  readonly unmet: readonly SentenceUnit[];
  /** Countries that only the source as a whole has: where all of it takes place. */
  readonly setting: readonly SentenceUnit[];
  readonly pairOf: ReadonlyMap<SentenceUnit, Pair>;
}

/** Aligns a claim with a sentence: each unit with one, the nearest to what its neighbours have met. */
export function alignSentence(claim: ReadSentence, source: ReadPassage): Alignment {
  const needed = claim.units.filter(({ isNeeded }) => isNeeded);
  const there = source.sentence.units.filter(
    ({ unit, isNeeded }) => isNeeded || unit.role === 'content' || unit.role === 'weak',
  );
  spend(1 + Math.ceil((needed.length * there.length) / 4));
  const options = new Map(needed.map((one) => [one, optionsOf(one, claim, { there, source })]));

  const chosen = new Map<SentenceUnit, Pair>();
  const taken = new Set<SentenceUnit>();
  const byChoice = [...needed].sort(
    (a, b) => (options.get(a)?.length ?? 0) - (options.get(b)?.length ?? 0),
  );
  for (const one of byChoice) {
    const free = (options.get(one) ?? []).filter((pair) => !taken.has(pair.source));
    const best = nearest(free, chosen);
    if (!best) continue;
    chosen.set(one, best);
    taken.add(best.source);
  }
  const isMissing = (one: SentenceUnit) => !chosen.has(one);
  for (const one of needed.filter(isMissing)) {
    for (const pair of findWithin(one, { needed, chosen, there })) chosen.set(pair.claim, pair);
  }
  for (const one of needed.filter(isMissing)) {
    const pair = findReference(one, source) ?? findOffice(one, source);
    if (pair) chosen.set(one, pair);
  }
  for (const one of needed) {
    if (chosen.has(one)) continue;
    for (const pair of findHolder(one, { claim, source, there })) chosen.set(pair.claim, pair);
  }
  const setting = needed.filter((one) => isMissing(one) && isSetting(one, source));
  const isLeft = (one: SentenceUnit) => isMissing(one) && !setting.includes(one);
  for (const pair of findInstead(needed.filter(isLeft), {
    ...{ chosen, taken, there },
    names: source.names,
  })) {
    chosen.set(pair.claim, pair);
  }
  return {
    claim,
    source,
    pairs: needed.flatMap((one) => chosen.get(one) ?? []),
    unmet: needed.filter(isLeft),
    setting,
    pairOf: chosen,
  };
}

/** What a unit may have met. Where its own word is there, no synonym of it is meant: "criticised the club and welcomed the deal". */
function optionsOf(
  one: SentenceUnit,
  claim: ReadSentence,
  { there, source }: { readonly there: readonly SentenceUnit[]; readonly source: ReadPassage },
): readonly Pair[] {
  const options = there.flatMap((other): Pair[] => {
    const how = isOfficeOf(one, other) ? 'synonym' : relate(one.unit, other.unit);
    if (!how && isTransfer(one) && isTransfer(other))
      return [{ claim: one, source: other, how: 'converse' }];
    return how && isSureName(one, other, how, source) ? [{ claim: one, source: other, how }] : [];
  });
  const same = options.filter(({ how }) => how === 'same');
  if (same.length > 0) return same;
  const noun = one.unit.quantity && one.chunk && claim.unitAt[one.chunk.head];
  if (!noun || noun === one) return options;
  // "Five years", where it is five countries and seven years: where a thing has a number of its own, no other is meant.
  const isOfNoun = (other: SentenceUnit) => isNumberOf(other, noun, source.sentence);
  const own = there.filter(({ unit }) => unit.quantity !== null).filter(isOfNoun);
  return own.length === 0 ? options : options.filter((pair) => own.includes(pair.source));
}

/** Whether a number counts a noun: "five boats", "two of the boats". */
function isNumberOf(
  number: SentenceUnit,
  { unit: noun }: SentenceUnit,
  { unitAt, words, grammar }: ReadSentence,
): boolean {
  const of = words[number.last + 1]?.folded === 'of' ? grammar.chunkAt[number.last + 2] : null;
  const head = number.chunk && unitAt[number.chunk.head];
  const counted = head === number ? of && unitAt[of.head] : head;
  return counted != null && relate(noun, counted.unit) !== null;
}

/** "Bakers in Norway": a country that the source begins with, for a sentence that says nothing of where. */
function isSetting({ unit, chunk }: SentenceUnit, { sentence, lead }: ReadPassage): boolean {
  if (unit.kind !== 'country' || chunk?.preposition !== 'in' || lead === null) return false;
  const isThere = lead.units.some((other) => relate(unit, other.unit) === 'same');
  const isElsewhere = sentence.units.some(
    (other) => isName(other.unit) && (other.unit.kind === 'country' || other.unit.kind === 'place'),
  );
  return isThere && !isElsewhere;
}

/** A name that says more than the source has here must stand in the source as a whole: "Ann Reed" for "Reed". */
function isSureName(
  { unit }: SentenceUnit,
  other: SentenceUnit,
  how: Relation,
  { before, names }: ReadPassage,
): boolean {
  if (how !== 'variant') return true;
  // "The museum" is the one that a claim names where the name stands just before.
  if (other.unit.kind === 'word')
    return before.some(({ units }) => units.some((earlier) => earlier.unit.folded === unit.folded));
  return unit.folded.length <= other.unit.folded.length || isKnownName(unit.folded, names);
}

/** Whether a source has a name, alone or within a longer one. */
export function isKnownName(folded: string, names: ReadonlySet<string>): boolean {
  if (names.has(folded)) return true;
  const words = folded.split(' ');
  for (const name of names) if (words.every((word) => name.split(' ').includes(word))) return true;
  return false;
}

/** The option that stands to the other pairs in the source as the unit does in the claim. */
function nearest(
  options: readonly Pair[],
  chosen: ReadonlyMap<SentenceUnit, Pair>,
): Pair | undefined {
  if (options.length < 2) return options[0];
  const others = [...chosen.values()];
  const distance = ({ claim, source }: Pair) =>
    others.reduce((sum, other) => {
      const apart = claim.index - other.claim.index;
      const away = Math.abs(source.index - other.source.index - apart);
      return sum + away / (1 + apart * apart);
    }, 0);
  spend(options.length * others.length);
  const rank = {
    converse: 0.8,
    same: 0,
    quantity: 0,
    variant: 0.3,
    synonym: 0.6,
    reference: 1,
    contrary: 1,
    instead: 1,
  };
  return [...options].sort((a, b) => distance(a) + rank[a.how] - distance(b) - rank[b.how])[0];
}

const pronoun = /^(he|she|him|his|her|it|its|they|them|their|i|we|my|our|me|us)$/;
const ofPerson = /^(he|she|him|his|her|i|my|me)$/;
const ofSpeaker = /^(i|we|my|our|me|us)$/;

/** The pronoun that stands for a unit: whoever the sentence before is about, or whoever speaks. */
function findReference(one: SentenceUnit, { sentence, before }: ReadPassage): Pair | null {
  const isThing = one.tag === 'NOUN' || one.tag === 'PROPN' || isName(one.unit);
  const found = isThing ? sentence.units.find(({ unit }) => pronoun.test(unit.folded)) : undefined;
  // "Challenger was lost when it broke up": it stands for what the sentence itself has named.
  const isOwn =
    found !== undefined &&
    !ofSpeaker.test(found.unit.folded) &&
    sentence.grammar.verbs.some(
      ({ subject, at }) =>
        subject !== null &&
        at < found.first &&
        !pronoun.test(sentence.words[subject.head]?.folded ?? ''),
    );
  if (isOwn) return null;
  if (!found || (ofPerson.test(found.unit.folded) && !isName(one.unit))) return null;
  const isIt = (other: SentenceUnit | null | undefined) =>
    other !== null && other !== undefined && relate(one.unit, other.unit) !== null;
  // "Ann Reed met Bea Holm. She left": it may be either.
  const last = before.findLast(({ grammar }) => grammar.verbs.length > 0);
  const isOneOfSeveral =
    ofPerson.test(found.unit.folded) &&
    !ofSpeaker.test(found.unit.folded) &&
    last?.units.some(({ unit }) => isPersonLike(unit) && relate(one.unit, unit) === null);
  if (isOneOfSeveral) return null;
  const isMeant = before.some((earlier, at) => {
    // The speaker comes last.
    if (at === before.length - 1 && earlier.grammar.verbs.length === 0)
      return earlier.units.some(isIt);
    return (
      !ofSpeaker.test(found.unit.folded) &&
      earlier.grammar.verbs.some(
        ({ subject }) =>
          subject !== null &&
          apposedTo(subject, earlier).some(({ head }) => isIt(earlier.unitAt[head])),
      )
    );
  });
  return isMeant ? { claim: one, source: found, how: 'reference' } : null;
}

/** A chunk, and those that only a comma parts from it: "the mayor, Ann Reed". */
function apposedTo(chunk: Chunk, sentence: ReadSentence): readonly Chunk[] {
  return groupOf(chunk, sentence).filter(
    ({ start }) =>
      start <= chunk.start ||
      !sentence.words.slice(chunk.end, start).some(({ tag }) => tag === 'CCONJ'),
  );
}

interface HolderOptions {
  readonly claim: ReadSentence;
  readonly source: ReadPassage;
  readonly there: readonly SentenceUnit[];
}

/** "The mayor", where the sentence has the one whom the source names with that office, or a pronoun for them. */
function findHolder(one: SentenceUnit, { claim, source, there }: HolderOptions): Pair[] {
  const office = one.chunk && readOffice(one.chunk, claim);
  if (!one.chunk || !office?.words.includes(one)) return [];
  const words = office.words.filter(({ chunk }) => chunk === one.chunk);
  const holder = holderOf({ ...office, words }, source.offices);
  if (!holder || namesAnother(one.chunk, holder, claim)) return [];
  const named = there.find((other) => isName(other.unit) && isSamePerson(other, holder));
  const met = named ?? findReference(holder, source)?.source;
  return met ? words.map((word) => ({ claim: word, source: met, how: 'reference' })) : [];
}

/** A name, where the sentence has the office that the source names nobody else with: "the mayor" for Ann Reed. */
function findOffice(one: SentenceUnit, { sentence, offices }: ReadPassage): Pair | null {
  if (!isName(one.unit)) return null;
  for (const chunk of sentence.grammar.chunks) {
    const office = readOffice(chunk, sentence);
    if (!office || office.holder !== null || sentence.words[chunk.start]?.folded !== 'the')
      continue;
    const holder = holderOf(office, offices);
    const head = sentence.unitAt[chunk.head];
    if (head && holder && isSamePerson(holder, one) && !namesAnother(chunk, holder, sentence))
      return { claim: one, source: head, how: 'reference' };
  }
  return null;
}

/** A name that may be a person's. */
function isPersonLike({ kind, text }: SentenceUnit['unit']): boolean {
  return kind === 'person' || (kind === 'proper' && /^\p{Lu}\S+ \p{Lu}/u.test(text));
}

interface WithinOptions {
  readonly needed: readonly SentenceUnit[];
  readonly chosen: ReadonlyMap<SentenceUnit, Pair>;
  readonly there: readonly SentenceUnit[];
}

/** "The national port survey": the words of a claim that the source has in a name, before the same noun. */
function findWithin(one: SentenceUnit, { needed, chosen, there }: WithinOptions): Pair[] {
  const { chunk } = one;
  if (chunk === null || isName(one.unit)) return [];
  const beside = needed.filter((other) => other.chunk === chunk);
  const nouns = beside.flatMap((other) => chosen.get(other)?.source.chunk ?? []);
  const isPart = (name: SentenceUnit, { unit }: SentenceUnit) =>
    name.unit.folded.split(' ').includes(unit.folded);
  const source = there.find(
    (name) =>
      isName(name.unit) && name.chunk !== null && nouns.includes(name.chunk) && isPart(name, one),
  );
  if (!source) return [];
  return beside
    .filter((other) => isPart(source, other))
    .map((claim) => ({ claim, source, how: 'variant' }));
}

interface InsteadOptions {
  readonly chosen: ReadonlyMap<SentenceUnit, Pair>;
  readonly taken: ReadonlySet<SentenceUnit>;
  readonly there: readonly SentenceUnit[];
  readonly names: ReadonlySet<string>;
}

/** What the source has in the place of what a claim has left over, where that is one thing. */
function findInstead(
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
