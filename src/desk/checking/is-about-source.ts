import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { stripInflection } from '../../language/inflect-word.ts';
import { splitWords } from '../../language/split-words.ts';
import { stemWord } from '../../language/stem-word.ts';
import type { ClauseCheck } from './check-clause.ts';
import type { ReadSentence, SentenceUnit } from './passages/read-sentence.ts';
import { isName } from './passages/relate-units.ts';
import type { Unit } from './unit.ts';

/** Tells whether the base has something for a unit: its word, its name, or a word that means the same. */
export type Knows = (unit: Unit) => boolean;

/** Of titles, answers, questions and spellings: some milliseconds. */
const textsInAStep = 100;

/** Collects the keys of all that stands in a base: in its sources, its names and its facts. In steps. */
export function* collectKnown(
  { facts, names, words }: KnowledgeBase,
  sentences: readonly ReadSentence[],
): Generator<void, ReadonlySet<string>, void> {
  const known = new Set<string>();
  for (const { units } of sentences) {
    for (const { unit } of units) for (const key of [...unit.keys, ...unit.senses]) known.add(key);
  }
  const texts = [
    ...facts.flatMap(({ title, questions, answer }) => [title, answer, ...questions]),
    ...[...names, ...words].flatMap(({ same }) => same),
  ];
  for (const [at, text] of texts.entries()) {
    for (const { folded } of splitWords(text)) {
      known.add(`stem:${stemWord(folded)}`).add(`stem:${stripInflection(folded)}`);
    }
    if (at % textsInAStep === 0) yield;
  }
  return known;
}

/** Makes what knows all that stands in a base, by their keys. */
export function createKnows(known: ReadonlySet<string>): Knows {
  return ({ keys, senses, quantity, kind, folded }) => {
    if (quantity) return kind === 'time' || [...keys].some((key) => known.has(key));
    if (kind === 'time') return true;
    // A name of several words is known as a whole.
    if (kind === 'proper' && folded.includes(' ')) {
      return folded.split(' ').every((word) => known.has(`stem:${stemWord(word)}`));
    }
    for (const key of [...keys, ...senses])
      if (known.has(key) || key.startsWith('name:')) return true;
    return false;
  };
}

/** Reasons that are about one thing: its place, its number, how many it has. */
const isOfOne: ReadonlySet<string> = new Set(['place', 'ordinal', 'count']);

/** Reasons that put one thing in the place of another. */
const replacing: ReadonlySet<string> = new Set([
  'place',
  'ordinal',
  'count',
  'role',
  'detail',
  'actor',
  'name',
  'trait',
]);

/**
 * Whether what typed values decide is about what the source is about: a claim about another summit, another body or
 * another person names what stands nowhere in the base, and not only in the place of the value itself.
 */
export function isAboutSource(check: ClauseCheck, claim: ReadSentence, knows: Knows): boolean {
  const [reason] = check.findings.map((finding) => finding.reason);
  if (!reason || reason.what === 'member') return true;
  const own = check.kind === 'contradicted' ? reason.claim.toLowerCase() : '';
  const isStrange = ({ unit }: SentenceUnit) =>
    !knows(unit) && !own.includes(unit.text.toLowerCase().replace(/['’]s$/, ''));
  const strange = claim.units.filter((unit) => unit.isNeeded && isStrange(unit));
  if (strange.some(isSurelyName)) return false;
  if (check.kind === 'supported' || !replacing.has(reason.what)) return true;
  // "would welcome it too": one more is not in the place of another.
  if (claim.words.some(({ folded }) => /^(too|also|another|besides)$/.test(folded))) return false;
  if (!isOfOne.has(reason.what)) return true;
  // "the climate summit": it is another one; and "the APEC forum" is no place of this one.
  const values = claim.units.filter(({ unit }) =>
    check.findings.some(({ units }) => units.some(({ folded }) => folded === unit.folded)),
  );
  const isOther = (unit: SentenceUnit) =>
    unit.isNeeded &&
    unit.unit.quantity === null &&
    unit.unit.kind !== 'country' &&
    !knows(unit.unit);
  return !claim.units.some(
    (unit) =>
      isOther(unit) &&
      unit.chunk !== null &&
      values.some((other) => other !== unit && other.chunk === unit.chunk),
  );
}

/** What has no capital, or begins a sentence, may be any word that the base does not have. */
function isSurelyName({ unit, tag, first }: SentenceUnit): boolean {
  const isCapital = /^\p{Lu}/u.test(unit.text) && tag === 'PROPN';
  return isName(unit) && isCapital && (first > 0 || /\s|^\p{Lu}{2,}/u.test(unit.text));
}
