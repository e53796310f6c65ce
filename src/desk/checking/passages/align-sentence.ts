import { spend } from '../../../language/work-budget.ts';
import type { Alignment, Pair, ReadPassage } from './alignment.ts';
import { findInstead } from './find-instead.ts';
import { findHolder, findOffice, findReference } from './find-reference.ts';
import { nearest } from './nearest-pair.ts';
import { isOfficeOf } from './offices.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isTransfer } from './read-transfer.ts';
import { isKnownName, isName, type Relation, relate } from './relate-units.ts';

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
