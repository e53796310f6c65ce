import { isTitle } from '../../../reading/title-words.ts';
import { hasSense } from '../unit.ts';
import type { Alignment, Pair } from './alignment.ts';
import { timeClass } from './find-instead.ts';
import { isOfficeOf } from './offices.ts';
import type { VerbPhrase } from './read-grammar.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isKnownName, isName } from './relate-units.ts';
import { actorOf } from './same-roles.ts';

const sharedActs = [
  'support',
  'oppose',
  'attend',
  'include',
  'agree',
  'seek',
  'urge',
  'say',
  'join',
  'participate',
  'share',
] as const;

/** Whether there is room for one only, so that the other speaks against it. */
export function isRoomForOne({ claim: one, source: other }: Pair, alignment: Alignment): boolean {
  const { claim, source, pairOf } = alignment;
  const time = timeClass(one.unit);
  if (time === 'period') return isCounted(one, alignment);
  if (time !== null || one.unit.kind === 'time') return isOfPairedVerb(one, alignment);
  if (one.unit.quantity) {
    // A day of a month, or so many of the same thing.
    const beside = [nextTo(one, claim), claim.units[one.index - 1]];
    const beyond = [nextTo(other, source.sentence), source.sentence.units[other.index - 1]];
    return beside.some((unit, at) => {
      const met = unit && pairOf.get(unit)?.source;
      return (
        met !== undefined &&
        met === beyond[at] &&
        (unit?.unit.kind === 'time' || unit?.chunk === one.chunk || at === 0)
      );
    });
  }
  // Somebody whom the source does not know may have done it as well.
  if (one.unit.kind !== 'country' && !isKnownName(one.unit.folded, source.names)) return false;
  const verb = one.verb;
  if (!verb) return false;
  const own = claim.units.find((unit) => unit.isVerb && unit.verb === verb);
  if (own && hasSense(own.unit, ...sharedActs)) return false;
  // Who "heads the inquiry" may head others.
  const met = own && pairOf.get(own)?.source;
  if (own && met && isOfficeOf(own, met)) return actorOf(verb, claim) === one.chunk;
  const preposition = one.chunk?.preposition ?? null;
  // "Exports to Oslo fell": those to Lund may have fallen as well.
  const isInSubject = preposition !== null && !verb.isLinking && one.first < verb.start;
  if (isInSubject) return false;
  // Who does it, what it is, where it is or goes: one; whom it is done to may be many.
  if (preposition !== null && !(preposition === 'by' && verb.isPassive))
    return /^(in|at|to|into|from|of|on|aboard)$/.test(preposition) && !isPart(one, alignment);
  // "A former docker" may be anybody.
  const isOneOfMany = /^an?$/.test(claim.words[verb.object?.start ?? -1]?.folded ?? '');
  if (verb.isLinking) return isItself(one, alignment) && !isOneOfMany;
  return actorOf(verb, claim) === one.chunk && isDefinite(verb, claim);
}

/** "Oslo's mayor" is one, its "largest customer" may be that of others too. */
function isItself(one: SentenceUnit, { claim }: Alignment): boolean {
  const head = one.chunk && claim.unitAt[one.chunk.head];
  return head === one || head == null || isTitle(head.unit.folded);
}

/** Whether what is done is done to one thing: "won the race", "bought Holm", not "lost her seat", "ordered three boats". */
function isDefinite(verb: VerbPhrase, { words, unitAt }: ReadSentence): boolean {
  if (verb.isPassive) return true;
  const { object } = verb;
  if (!object) return false;
  const first = words[object.start];
  const head = unitAt[object.head];
  return first?.folded === 'the' || (head != null && isName(head.unit));
}

/** What is counted: "five of the eleven" are of eleven. */
function nextTo(
  { index, last }: SentenceUnit,
  { units, words }: ReadSentence,
): SentenceUnit | undefined {
  const isPart = words[last + 1]?.folded === 'of';
  return isPart ? units.slice(index + 1).find(({ isNeeded }) => isNeeded) : units[index + 1];
}

/** "Twelve months", where there are twelve of something shorter. */
function isCounted({ index, chunk }: SentenceUnit, { claim, pairOf }: Alignment): boolean {
  const count = claim.units[index - 1];
  return (
    count?.chunk === chunk && count?.unit.quantity != null && pairOf.get(count)?.how === 'quantity'
  );
}

function isOfPairedVerb(one: SentenceUnit, { claim, pairOf }: Alignment): boolean {
  const own = claim.units.find((unit) => unit.isVerb && unit.verb === one.verb);
  return own !== undefined && pairOf.has(own);
}

/** "a member of the pact", "part of the fleet": of several. */
function isPart(one: SentenceUnit, { claim }: Alignment): boolean {
  const before = claim.units.slice(0, one.index).findLast(({ isNeeded }) => isNeeded);
  return (
    before !== undefined &&
    /^(member|part|one|some|supporter|owner|citizen|fan)s?$/.test(before.unit.folded)
  );
}
