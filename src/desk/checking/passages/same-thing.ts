import { isTitle } from '../../../reading/title-words.ts';
import type { Alignment } from './alignment.ts';
import { groupOf } from './read-chunks.ts';
import type { VerbPhrase } from './read-grammar.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isName } from './relate-units.ts';

/** "Ann Reed is the mayor": in the source she is it too, or is called it. */
export function isSameThing(verb: VerbPhrase, alignment: Alignment): boolean {
  const { claim, source, pairOf } = alignment;
  const { subject } = verb;
  if (!verb.isLinking || !subject) return true;
  const next =
    claim.grammar.verbs[claim.grammar.verbs.indexOf(verb) + 1]?.start ?? claim.words.length;
  const head = claim.unitAt[subject.head];
  const complement = verb.object
    ? claim.unitAt[verb.object.head]
    : claim.units.find(({ first, isNeeded }) => first > verb.at && first < next && isNeeded);
  if (!complement || !head) return false;
  const [one, other] = [pairOf.get(head)?.source, pairOf.get(complement)?.source];
  // Who is only referred to is not called anything: "Reed" does not say that she is the mayor.
  if (!one || !other || one === other) return false;
  return isOneThing(one, other, source.sentence);
}

function isOneThing(one: SentenceUnit, other: SentenceUnit, sentence: ReadSentence): boolean {
  const { grammar } = sentence;
  if (one.chunk && one.chunk === other.chunk) return true;
  const [first, second] = [one, other].sort((a, b) => a.first - b.first);
  if (!first || !second) return false;
  // "Governor of Ohio Ann Reed"
  const isOffice =
    isTitle(first.unit.folded) && isName(second.unit) && second.first - first.last <= 4;
  const rest = sentence.words.slice(first.last + 1, second.first);
  if (
    isOffice &&
    rest[0]?.folded === 'of' &&
    rest.every(({ tag }) => tag === 'ADP' || tag === 'PROPN')
  )
    return true;
  if (isApposed(first, second, sentence)) return true;
  if (first.chunk && second.chunk) {
    const group = groupOf(first.chunk, sentence);
    const between = sentence.words.slice(first.chunk.end, second.chunk.start);
    if (group.includes(second.chunk) && between.every(({ tag }) => tag !== 'CCONJ')) return true;
  }
  // "is complicated", "is closed": what something is may look like what is done to it.
  const passive = other.isVerb && other.verb?.isPassive ? other.verb.subject : null;
  if (passive && passive === one.chunk) return true;
  return grammar.verbs.some(({ isLinking, subject, at }, index) => {
    const next = grammar.verbs[index + 1];
    // "were heavy, while those of the millers were small": what the next verb is of is not called so.
    const isNewSubject = next?.subject != null && next.subject.start > at;
    const end = (isNewSubject ? next.subject?.start : next?.start) ?? sentence.words.length;
    const isAfter =
      other.first > at &&
      other.first < end &&
      !sentence.words
        .slice(at, other.first)
        .some(({ folded }) => /^(which|whom|whose)$/.test(folded));
    return isLinking && subject !== null && subject === one.chunk && isAfter;
  });
}

/** "The chairman of the club, Ann Reed": a title, of what, and who. */
function isApposed(
  first: SentenceUnit,
  second: SentenceUnit,
  { words, grammar: { chunks } }: ReadSentence,
): boolean {
  if (!first.chunk || !second.chunk || !isName(second.unit)) return false;
  const at = chunks.indexOf(first.chunk);
  const [of, name] = [chunks[at + 1], chunks[at + 2]];
  return (
    words.slice(first.first, first.last + 1).some(({ folded }) => isTitle(folded)) &&
    /^(of|for|at)$/.test(of?.preposition ?? '') &&
    name === second.chunk &&
    words[name.start - 1]?.folded === ',' &&
    name.start - 1 === of?.end &&
    (words[name.end] === undefined || /^[,.]$/.test(words[name.end]?.folded ?? ''))
  );
}

/** In one noun with all that belongs to it, or what is said of it. */
export function isNear(one: SentenceUnit, other: SentenceUnit, sentence: ReadSentence): boolean {
  if (one.chunk && one.chunk === other.chunk) return true;
  if (isOneThing(one, other, sentence) || isOneThing(other, one, sentence)) return true;
  if (one.chunk && other.chunk && groupOf(one.chunk, sentence).includes(other.chunk)) {
    const isPart = [one.chunk, other.chunk].some(({ preposition }) => preposition === 'of');
    if (isPart) return true;
  }
  const [first, second] = [one, other].sort((a, b) => a.first - b.first);
  if (!first || !second) return false;
  if (first.isVerb || second.isVerb)
    return first.verb === second.verb && second.first - first.last <= 4;
  const between = sentence.words.slice(first.last + 1, second.first);
  return (
    between.length <= 4 &&
    between.every(({ tag, folded }) => tag !== 'VERB' && tag !== 'CCONJ' && folded !== ',')
  );
}
