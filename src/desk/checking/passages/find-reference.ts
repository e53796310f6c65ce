import { isPossessive } from '../unit.ts';
import type { Pair, ReadPassage } from './alignment.ts';
import { isSamePerson, namesAnother, readOffice } from './offices.ts';
import { type Chunk, groupOf } from './read-chunks.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isName, relate } from './relate-units.ts';

const pronoun = /^(he|she|him|his|her|it|its|they|them|their|i|we|my|our|me|us)$/;
const ofPerson = /^(he|she|him|his|her|i|my|me)$/;
const ofSpeaker = /^(i|we|my|our|me|us)$/;

/** The pronoun that stands for a unit: whoever the sentence before is about, or whoever speaks. */
export function findReference(one: SentenceUnit, { sentence, before }: ReadPassage): Pair | null {
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
export function findHolder(one: SentenceUnit, { claim, source, there }: HolderOptions): Pair[] {
  const office = one.chunk && readOffice(one.chunk, claim);
  if (!one.chunk || !office?.words.includes(one)) return [];
  const words = office.words.filter(({ chunk }) => chunk === one.chunk);
  const holder = source.offices.holderOf({ ...office, words });
  if (!holder || namesAnother(one.chunk, holder, claim)) return [];
  // "The mayor" is nobody's daughter in "Reed's daughter".
  const isOwner = isPossessive((office.words.at(-1) ?? one).unit);
  const named = there.find(
    (other) =>
      isName(other.unit) && isSamePerson(other, holder) && isPossessive(other.unit) === isOwner,
  );
  const met = named ?? findReference(holder, source)?.source;
  return met ? words.map((word) => ({ claim: word, source: met, how: 'reference' })) : [];
}

/** A name, where the sentence has the office that the source names nobody else with: "the mayor" for Ann Reed. */
export function findOffice(one: SentenceUnit, { sentence, offices }: ReadPassage): Pair | null {
  if (!isName(one.unit)) return null;
  for (const chunk of sentence.grammar.chunks) {
    const isDefinite = sentence.words[chunk.start]?.folded === 'the';
    const office = isDefinite ? readOffice(chunk, sentence) : null;
    if (!office || office.holder !== null) continue;
    const holder = offices.holderOf(office);
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
