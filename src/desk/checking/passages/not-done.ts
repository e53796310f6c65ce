import { isModal } from '../../../language/claim-words.ts';
import { isUnsure } from '../../../language/unsure-words.ts';
import type { Alignment } from './alignment.ts';
import { negators, negatorsBeside } from './polarity.ts';
import type { VerbPhrase } from './read-grammar.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isTurning, realityOf } from './same-reality.ts';

const rejecting =
  /^(den(y|ie|ying)|reject|dismiss|disput|refut|rebut|contest|debunk|claim|alleg|accus|point|question|idea|notion|theory|prospect|chance|risk|danger)/;

/** "Rejected a claim that the pier is closed": what is met stands behind the "that". */
export function isOnlyReported({ claim, pairs, source: { sentence } }: Alignment): boolean {
  return sentence.words.some(({ folded }, that) => {
    if (!/^(that|where|whether)$/.test(folded)) return false;
    const governor = sentence.units.findLast(
      ({ unit, last, isVerb, tag }) =>
        last < that &&
        that - last <= 10 &&
        (isVerb || tag === 'NOUN') &&
        (rejecting.test(unit.folded) || isTurning(unit)),
    );
    if (!governor || pairs.some(({ source }) => source === governor)) return false;
    const within = pairs.filter(({ source }) => source.first > that);
    const isSpoken = claim.words.some((word) => rejecting.test(word.folded));
    return within.length >= 2 && within.length * 2 > pairs.length && !isSpoken;
  });
}

const unreal =
  /^(future|would|could|may|might|can|must|should|(plan|expect|intend|hop|aim|want|tr|seek|propos|agree|threaten|promis|pledg|vow|prepar)(s|e|es|ed|y|ies|ied|ing)?|due|set|sought|likely)$/;

/** "Is thought to have closed" */
const supposed =
  /^(thought|believed|understood|alleged|reported|said|suspected|presumed|feared|rumou?red|claimed|assumed|supposed)$/;

/** "Has closed it", where it plans to: the claim says plainly what the sentence has somebody mean to do. */
export function isNotDone({ claim, pairs, source: { sentence } }: Alignment): boolean {
  // "Has to close it", "called on it to close"
  const isMeant = claim.words.some(
    ({ folded }, at) =>
      isModal(folded) ||
      isUnsure(folded) ||
      unreal.test(folded) ||
      (folded === 'to' && /^(VERB|AUX)$/.test(claim.words[at + 1]?.tag ?? '')),
  );
  if (isMeant) return false;
  return pairs.some(
    ({ claim: one, source: other, how }) =>
      how !== 'contrary' &&
      one.isVerb &&
      other.isVerb &&
      other.verb !== null &&
      (isMeantBefore(other.verb, sentence) ||
        isMeantBy(realityOf(other.verb, sentence) ?? '', one, claim)),
  );
}

/** "It is played on Sunday" may be said of what is to come. */
function isMeantBy(
  reality: string,
  { verb, first }: SentenceUnit,
  { words }: ReadSentence,
): boolean {
  const helpers = words.slice(verb?.start ?? first, first);
  const isPresent = helpers.some(({ folded }) => /^(is|are)$/.test(folded));
  return unreal.test(reality) && !(reality === 'future' && isPresent);
}

/** "plans to close", whatever "plans" was taken for, and "plans to close and to sell". */
function isMeantBefore(verb: VerbPhrase, sentence: ReadSentence): boolean {
  const { words, grammar } = sentence;
  const to = words[verb.start]?.folded === 'to' ? verb.start : verb.start - 1;
  if (!verb.isInfinitive || words[to]?.folded !== 'to') return false;
  const before = words[to - 1]?.folded ?? '';
  const earlier = grammar.verbs[grammar.verbs.indexOf(verb) - 1];
  return (
    unreal.test(before) ||
    supposed.test(before) ||
    (/^(and|or)$/.test(before) && earlier !== undefined && isMeantBefore(earlier, sentence))
  );
}

/** "Rejected it", where the sentence has somebody not discuss it: another verb, which the denial stands in for. */
export function isNotRefused(alignment: Alignment): boolean {
  const isRefused = alignment.claim.words.some(
    ({ folded }, at) =>
      /^(refus|fail|declin)/.test(folded) && alignment.claim.words[at + 1]?.folded === 'to',
  );
  const isSameVerb =
    !isRefused && alignment.pairs.some(({ claim, how }) => claim.isVerb && how === 'same');
  return (
    !isSameVerb &&
    negators(alignment.claim).length === 0 &&
    negatorsBeside(alignment).length % 2 === 1
  );
}

/** "As analysts had expected", where the sentence says no more than that they did. */
export function isAsExpected({ claim, pairs, source: { sentence } }: Alignment): boolean {
  return pairs.some(({ claim: one, source: other }) => {
    if (
      !one.isVerb ||
      !other.isVerb ||
      !/^(expect|forecast|fear|predict|hop|anticipat|project)/.test(one.unit.folded)
    )
      return false;
    const isLed = ({ words }: ReadSentence, first: number) =>
      words
        .slice(Math.max(0, first - 5), first)
        .some(({ folded }) => /^(as|than|what)$/.test(folded));
    return isLed(claim, one.first) && !isLed(sentence, other.first);
  });
}
