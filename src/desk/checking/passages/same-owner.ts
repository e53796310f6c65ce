import type { Alignment, Pair } from './alignment.ts';
import type { Chunk } from './read-chunks.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isName } from './relate-units.ts';

/** "The hospital paid", where its contractor did; "it helped Ghana", where it was Ghana's farmers: what the claim names only owns what is meant. */
export function isOwner(
  { claim: one, source: other, how }: Pair,
  { claim, source: { sentence }, pairs }: Alignment,
): boolean {
  const { chunk } = one;
  const isItself =
    chunk !== null &&
    claim.unitAt[chunk.head] === one &&
    !isPossessive(one, claim) &&
    // "Letting Peru in"
    !/ing$/.test(claim.words[chunk.start - 1]?.folded ?? '');
  // "Ann Reed" and "Reed's", not "the Holm fair" and "Holm's"
  const isNamed = how !== 'variant' || one.unit.folded.endsWith(other.unit.folded);
  if (!isItself || !isNamed || chunk === null || other.chunk === null) return false;
  const head = sentence.unitAt[other.chunk.head];
  const isWhose =
    how === 'reference'
      ? /^(his|its|their|my|our|her)$/.test(other.unit.folded)
      : isPossessive(other, sentence);
  if (!isWhose || head === other || pairs.some(({ source }) => source === head)) return false;
  return isSubject(chunk, claim)
    ? isSubject(other.chunk, sentence)
    : pairs.some(
        ({ claim: { verb: said }, source: { verb: actual, isVerb } }) =>
          isVerb && said?.object === chunk && actual?.object === other.chunk,
      );
}

function isSubject(chunk: Chunk, { grammar: { verbs } }: ReadSentence): boolean {
  return verbs.some(({ subject }) => subject === chunk);
}

/** "Reed's", "the works'" */
function isPossessive({ unit, last }: SentenceUnit, { text, words }: ReadSentence): boolean {
  const word = words[last];
  const written = word ? text.slice(word.start, word.end + 1) : '';
  return /['’]s?$/.test(unit.text) || /['’](?:s\W?)?$/.test(written);
}

/** "Ann Reed, whose son is the mayor, left": she is no mayor, and he did not leave. */
export function isBesideWhose({ claim, pairs, source: { sentence } }: Alignment): boolean {
  const whose = sentence.words.findIndex(({ folded }) => folded === 'whose');
  if (whose < 0 || claim.words.some(({ folded }) => folded === 'whose')) return false;
  const comma = sentence.words.findIndex(({ folded }, at) => at > whose && folded === ',');
  const end = comma < 0 ? sentence.words.length : comma;
  const owned = sentence.units.find(
    ({ first, tag, unit }) => first > whose && (tag === 'NOUN' || tag === 'PROPN' || isName(unit)),
  );
  const isWithin = ({ source: { first } }: Pair) => first > whose && first < end;
  const within = pairs.filter(isWithin);
  if (within.length === 0) return false;
  const isOwnedMet = pairs.some(({ source }) => source === owned);
  const outside = pairs.filter((pair) => !isWithin(pair));
  return isOwnedMet ? outside.some(({ source }) => source.first > end) : outside.length > 0;
}
