import { isPossessive } from '../unit.ts';
import type { Alignment, Pair } from './alignment.ts';
import { type Chunk, groupOf } from './read-chunks.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { transferOf } from './read-transfer.ts';
import { isTransferPair } from './same-roles.ts';
import { isNear } from './same-thing.ts';

/** Prepositions that lead to the same kind of place, time or reason. */
const kinds: readonly RegExp[] = [
  /^(in|at|on|inside|within|aboard|near|of|throughout|across)$/,
  /^(to|into|onto|toward|towards)$/,
  /^(from|out of)$/,
  /^by$/,
  /^(with|alongside)$/,
  /^(for)$/,
  /^(after|following|since)$/,
  /^(before|ahead of)$/,
  /^(about|on|over|regarding|concerning|of)$/,
  /^(because of|due to|over|for)$/,
  /^(during|in|at|on|over)$/,
  /^(of|for|in|from)$/,
  /^as$/,
  /^(until|till|to)$/,
];

/** Whether what stands behind a preposition stands behind such a one in the source. */
export function isSamePlace({ claim: one, source: other }: Pair, alignment: Alignment): boolean {
  const { claim, source } = alignment;
  const said = one.chunk;
  if (
    !said ||
    said.preposition === null ||
    said.preposition === '' ||
    claim.unitAt[said.head] !== one
  )
    return true;
  const { preposition } = said;
  if (isGoal(said, alignment)) return true;
  const verb = one.verb;
  // Who does it is looked at by itself.
  if (preposition === 'by' && verb?.isPassive) return true;
  if (!other.chunk) return false;
  const actual = other.chunk.preposition;
  const isTime = one.unit.kind === 'time' || other.unit.kind === 'time';
  if (isTime && /^(on|in|at|for|over|during)$/.test(preposition))
    return actual === null || actual === '' || /^(on|in|at|for|over|during)$/.test(actual);
  const isHead = source.sentence.unitAt[other.chunk.head] === other;
  // "Against Reed" where it is against her brother.
  const isOwner = !isHead && isPossessive(other.unit) && !isPossessive(one.unit);
  if (actual === preposition && !isOwner) return true;
  // "Norway's ferries" are those of Norway, "a Bergen hotel" is in Bergen.
  if (!isHead) return /^(of|in|from|at)$/.test(preposition);
  if (actual === null || actual === '') return preposition === 'of';
  return kinds.some((kind) => kind.test(preposition) && kind.test(actual));
}

/** Whether what belongs to a verb that is met belongs to it in the source. */
export function isWithItsVerb(
  { claim: one, source: other }: Pair,
  { pairOf, claim, source: { sentence } }: Alignment,
): boolean {
  if (one.isVerb || !one.verb) return true;
  const own = claim.units.find(({ isVerb, verb }) => isVerb && verb === one.verb);
  const verb = own && pairOf.get(own)?.source;
  if (own && !verb && one.verb.isLinking) return isWithItsComplement(one, other, { claim, pairOf });
  if (!verb) return true;
  if (!verb.isVerb) return other.verb === verb.verb;
  if (other.verb === verb.verb || isBetween(other, verb, sentence)) return true;
  const subject = verb.verb?.subject;
  if (subject && other.chunk && groupOf(subject, sentence).includes(other.chunk)) return true;
  if (
    subject &&
    /^(it|he|she|they|which|who|that)$/.test(sentence.words[subject.head]?.folded ?? '')
  ) {
    return one.verb.subject === one.chunk;
  }
  // "Ann Reed, whose boat sank"
  const isWhose = sentence.words[subject?.start ?? -1]?.folded === 'whose';
  if (isWhose && one.chunk === one.verb.subject && other.last === (subject?.start ?? 0) - 2)
    return true;
  // The words around the subject, before its verb.
  return Boolean(
    subject &&
      one.verb.subject &&
      one.first < one.verb.start &&
      other.first >= subject.start &&
      other.first < (verb.verb?.start ?? 0),
  );
}

/** "Found it in a lorry carrying apples": what stands right behind a verb is its own, though more is said of it. */
function isBetween(
  { chunk, verb: next }: SentenceUnit,
  { verb }: SentenceUnit,
  { words, grammar: { verbs } }: ReadSentence,
): boolean {
  if (!chunk || !verb || !next || chunk.preposition === null || next.subject === null) return false;
  // "before Holm accepted it"
  if (/^(after|before|since|until|till|as|than|because|while)$/.test(chunk.preposition))
    return false;
  // "…, while that of the gallery fell": it belongs to whoever the next verb is of.
  const isOfNext =
    next.subject !== verb.object &&
    next.subject.start > verb.at &&
    next.subject.start < chunk.start;
  if (isOfNext) return false;
  const isNext = verbs.indexOf(next) === verbs.indexOf(verb) + 1;
  const isApart = /^(,|and|or|but)$/.test(words[chunk.start - 2]?.folded ?? '') && !chunk.isJoined;
  return isNext && chunk.start > verb.at && chunk.end <= next.start && !isApart;
}

/** "Is in talks over Oslo": what stands behind "is" and its like stands together in the source too. */
function isWithItsComplement(
  one: SentenceUnit,
  other: SentenceUnit,
  { claim, pairOf }: Pick<Alignment, 'claim' | 'pairOf'>,
): boolean {
  const { verb } = one;
  if (!verb || one.first < verb.at) return true;
  const first = claim.units.find(
    (unit) => unit.verb === verb && unit.first > verb.at && pairOf.has(unit),
  );
  const met = first && pairOf.get(first)?.source;
  return !met || first === one || met.verb === other.verb;
}

/** Whether a word before a noun, or a name behind its "of", stands with it in the source. */
export function isWithItsNoun(
  { claim: one, source: other }: Pair,
  { pairOf, claim, source: { sentence } }: Alignment,
): boolean {
  const { chunk } = one;
  if (!chunk) return true;
  const head = claim.unitAt[chunk.head];
  if (head && head !== one) {
    const noun = pairOf.get(head)?.source;
    return !noun || isNear(other, noun, sentence);
  }
  if (chunk.preposition !== 'of') return true;
  const before = claim.grammar.chunks[claim.grammar.chunks.indexOf(chunk) - 1];
  const governor = before && before.end === chunk.start - 1 ? claim.unitAt[before.head] : null;
  const noun = governor && pairOf.get(governor)?.source;
  return !noun || isNear(other, noun, sentence);
}

/** Whether a chunk of a claim is whom, or where, something goes to. */
function isGoal(chunk: Chunk, { claim, pairs }: Alignment): boolean {
  return pairs.some(
    (pair) => isTransferPair(pair) && transferOf(pair.claim, claim)?.goal === chunk,
  );
}
