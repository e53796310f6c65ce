import { isModal } from '../../../language/claim-words.ts';
import { isUnsure } from '../../../language/unsure-words.ts';
import type { Alignment, Pair } from './align-sentence.ts';
import { negators, negatorsBeside } from './polarity.ts';
import type { VerbPhrase } from './read-grammar.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isName } from './relate-units.ts';
import type { Rule } from './rule.ts';
import { isTurning, realityOf } from './same-reality.ts';

/**
 * What turns the sense of a sentence though every word of a claim is in it. Claims that the typed values of a fact support are held
 * against them as well: a value knows no more than it was told.
 */
export const traps: readonly Rule[] = [
  {
    name: 'only-reported',
    says: 'What the sentence has somebody deny or only claim is not what it says.',
    look: (alignment) => (isOnlyReported(alignment) ? 'hold' : 'pass'),
  },
  {
    name: 'of-the-owner',
    says: 'What somebody does, or is, their owner or relative is not: "the hospital’s contractor paid".',
    look: (alignment) =>
      alignment.pairs.some((pair) => isOwner(pair, alignment)) || isBesideWhose(alignment)
        ? 'hold'
        : 'pass',
  },
  {
    name: 'not-done-yet',
    says: 'What is planned, expected or would be is not done.',
    look: (alignment) => (isNotDone(alignment) ? 'hold' : 'pass'),
  },
  {
    name: 'not-refused',
    says: 'Who does not do something has not refused it.',
    look: (alignment) => (isNotRefused(alignment) ? 'hold' : 'pass'),
  },
  {
    name: 'which-of-all',
    says: 'The second-largest is not the largest, and the largest of one country not that of the world.',
    look: (alignment) =>
      alignment.pairs.every((pair) => isSameRank(pair, alignment)) ? 'pass' : 'hold',
  },
  {
    name: 'which-way',
    says: 'To is not from, and by so much is not to so much.',
    look: (alignment) =>
      alignment.pairs.every((pair) => isSameWay(pair, alignment)) ? 'pass' : 'hold',
  },
  {
    name: 'which-time',
    says: 'This year is not last year, and what was is not still so.',
    look: ({ claim, source: { sentence } }) =>
      isSameDeixis(claim, sentence) && !isStill(claim, sentence) ? 'pass' : 'hold',
  },
  {
    name: 'no-more-no-less',
    says: 'More than so many is not so many.',
    look: ({ pairs, unmet, source: { sentence } }) =>
      pairs.every(isWithinBound) && !unmet.some((one) => isBeyond(one, sentence)) ? 'pass' : 'hold',
  },
  {
    name: 'of-which',
    says: 'So many dollars are not so many pounds, and so many women not so many men.',
    look: (alignment) =>
      alignment.pairs.every(
        (pair) => isSameMeasure(pair, alignment) && isOfSameNoun(pair, alignment),
      )
        ? 'pass'
        : 'hold',
  },
  {
    name: 'as-expected',
    says: 'What somebody expects or fears has not come about.',
    look: (alignment) => (isAsExpected(alignment) ? 'hold' : 'pass'),
  },
];

const rejecting =
  /^(den(y|ie|ying)|reject|dismiss|disput|refut|rebut|contest|debunk|claim|alleg|accus|point|question|idea|notion|theory|prospect|chance|risk|danger)/;

/** "Rejected a claim that the pier is closed": what is met stands behind the "that". */
function isOnlyReported({ claim, pairs, source: { sentence } }: Alignment): boolean {
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

/** "Has closed it", where it plans to: the claim says plainly what the sentence has somebody mean to do. */
function isNotDone({ claim, pairs, source: { sentence } }: Alignment): boolean {
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
    (/^(and|or)$/.test(before) && earlier !== undefined && isMeantBefore(earlier, sentence))
  );
}

/** "Rejected it", where the sentence has somebody not discuss it: another verb, which the denial stands in for. */
function isNotRefused(alignment: Alignment): boolean {
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

/** "The hospital paid", where its contractor did: whoever does it in the claim only owns who does it. */
function isOwner(
  { claim: one, source: other, how }: Pair,
  { claim, source: { sentence }, pairs }: Alignment,
): boolean {
  const { chunk } = one;
  const isSubject =
    chunk !== null &&
    claim.unitAt[chunk.head] === one &&
    !isPossessive(one, claim) &&
    // "Letting Peru in"
    !/ing$/.test(claim.words[chunk.start - 1]?.folded ?? '') &&
    claim.grammar.verbs.some(({ subject }) => subject === chunk);
  // "Ann Reed" and "Reed's", not "the Holm fair" and "Holm's"
  const isNamed = how !== 'variant' || one.unit.folded.endsWith(other.unit.folded);
  if (!isSubject || !isNamed || other.chunk === null) return false;
  const head = sentence.unitAt[other.chunk.head];
  const isWhose =
    how === 'reference'
      ? /^(his|its|their|my|our|her)$/.test(other.unit.folded)
      : isPossessive(other, sentence);
  return (
    isWhose &&
    head !== other &&
    !pairs.some(({ source }) => source === head) &&
    sentence.grammar.verbs.some(({ subject }) => subject === other.chunk)
  );
}

/** "Reed's", "the works'" */
function isPossessive({ unit, last }: SentenceUnit, { text, words }: ReadSentence): boolean {
  const word = words[last];
  const written = word ? text.slice(word.start, word.end + 1) : '';
  return /['’]s?$/.test(unit.text) || /['’](?:s\W?)?$/.test(written);
}

/** "Ann Reed, whose son is the mayor, left": she is no mayor, and he did not leave. */
function isBesideWhose({ claim, pairs, source: { sentence } }: Alignment): boolean {
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

const rank =
  /^(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(st|nd|rd|th)|next|joint)$/;

function isSameRank(
  { source: other }: Pair,
  { claim, source: { sentence }, pairs }: Alignment,
): boolean {
  const at = sentence.words.findIndex(
    ({ folded }, index) =>
      index >= other.first &&
      index <= other.last &&
      /^(\w{2,}est|most|least)$/.test(folded) &&
      !/^(west|rest|test|forest|interest|request|protest|guest|harvest|invest|arrest|latest)$/.test(
        folded,
      ),
  );
  if (at < 0) return true;
  const isSaid = (folded: string) => claim.words.some((word) => word.folded === folded);
  const before = sentence.words
    .slice(Math.max(0, at - 2), at)
    .find(({ folded }) => rank.test(folded));
  if (before && !isSaid(before.folded)) return false;
  const of = sentence.units.filter(
    ({ chunk, unit, first }) =>
      chunk !== null && chunk === other.chunk && isName(unit) && first < at,
  );
  return of.every((unit) => pairs.some(({ source }) => source === unit));
}

/** The preposition before a number or name, as far as it tells which way something goes. */
function wayOf({ first, unit }: SentenceUnit, { words }: ReadSentence): string | null {
  const before = words[first - 1]?.tag === 'DET' ? words[first - 2] : words[first - 1];
  const way = /^(to|from|by)$/.exec(before?.folded ?? '')?.[0] ?? null;
  return way === null && unit.quantity ? 'by' : way;
}

function isSameWay(
  { claim: one, source: other, how }: Pair,
  { claim, source: { sentence } }: Alignment,
): boolean {
  if (how === 'reference' || how === 'instead') return true;
  const isAmount =
    one.unit.quantity !== null && other.unit.quantity !== null && !one.unit.quantity.isOrdinal;
  if (!isAmount && !(isName(one.unit) && isName(other.unit))) return true;
  const [said, actual] = [wayOf(one, claim), wayOf(other, sentence)];
  if (isAmount) {
    // Of what is counted nothing goes anywhere: "eight of ten", "12 members".
    const isMoving = [claim, sentence].some(({ words }, at) => {
      const { first } = at === 0 ? one : other;
      return /^(to|from|by)$/.test(words[first - 1]?.folded ?? '');
    });
    return !isMoving || said === actual;
  }
  return said === actual || ![said, actual].every((way) => way === 'to' || way === 'from');
}

const deictic = /^(this|last|next|previous|coming|past)$/;
const period =
  /^(year|quarter|month|week|season|summer|winter|spring|autumn|decade|century|weekend)$/;

function isSameDeixis(claim: ReadSentence, source: ReadSentence): boolean {
  const timesOf = ({ words }: ReadSentence) =>
    words.flatMap(({ folded }, at) => {
      const before = words[at - 1]?.folded ?? '';
      return period.test(folded) && deictic.test(before) ? [{ before, folded }] : [];
    });
  const actual = timesOf(source);
  return timesOf(claim).every(({ before, folded }) => {
    const alike = actual.filter((time) => time.folded === folded);
    return alike.length === 0 || alike.some((time) => time.before === before);
  });
}

function isStill(claim: ReadSentence, source: ReadSentence): boolean {
  const has = ({ words }: ReadSentence, pattern: RegExp) =>
    words.some(({ folded }) => pattern.test(folded));
  return (
    has(claim, /^still$/) &&
    negators(claim).length === 0 &&
    !has(source, /^(still|yet|continu\w+|remain\w*|keeps?)$/)
  );
}

function isWithinBound({ claim: { unit: one }, source: { unit: other } }: Pair): boolean {
  const [said, actual] = [one.quantity, other.quantity];
  if (!said || !actual || said.value !== actual.value) return true;
  return !/^(more|less)$/.test(said.relation) || actual.relation === said.relation;
}

/** "Less than 140", where it is 140. */
function isBeyond({ unit: { quantity } }: SentenceUnit, { units }: ReadSentence): boolean {
  return (
    quantity !== null &&
    /^(more|less)$/.test(quantity.relation) &&
    units.some(({ unit }) => unit.quantity?.value === quantity.value)
  );
}

const measure =
  /^(dollars?|pounds?|euros?|yen|won|yuan|rupees?|francs?|pence|cents?|percent|percentage)$/;

function isSameMeasure(
  { claim: one, source: other }: Pair,
  { claim, source: { sentence } }: Alignment,
): boolean {
  if (!one.unit.quantity || !other.unit.quantity) return true;
  const measureOf = ({ last }: SentenceUnit, { words }: ReadSentence) =>
    words
      .slice(last + 1, last + 4)
      .find(({ folded }) => measure.test(folded))
      ?.folded.replace(/s$/, '');
  const [said, actual] = [measureOf(one, claim), measureOf(other, sentence)];
  return said === undefined || actual === undefined || said === actual;
}

/** "Seven men" are not "seven women and five men", nor "one cap" six. */
function isOfSameNoun(
  { claim: one, source: other, how }: Pair,
  { claim, source: { sentence }, pairOf }: Alignment,
): boolean {
  if (one.chunk === null) return true;
  const head = claim.unitAt[one.chunk.head];
  if (head === one) {
    const isOne = claim.words
      .slice(one.chunk.start, one.first)
      .some(({ folded }) => folded === 'one');
    const counts = sentence.units.filter(
      ({ unit, chunk }) => unit.quantity && chunk === other.chunk,
    );
    return !isOne || other.chunk === null || counts.every(({ unit }) => unit.quantity?.value === 1);
  }
  // "12 members", "600 more buoys"; of "the 12-nation bloc" there are not twelve.
  const next = claim.units[one.index + 1];
  const isCounted = next === head || /^(ADJ|ADV)$/.test(next?.tag ?? '');
  const noun = head && isCounted ? pairOf.get(head)?.source : undefined;
  const isCount = how === 'quantity' && one.unit.quantity?.isOrdinal === false;
  return !isCount || !noun?.chunk || noun.chunk === other.chunk || isOf(other, noun, sentence);
}

/** "three of the 16 buoys" */
function isOf(number: SentenceUnit, { first }: SentenceUnit, { words }: ReadSentence): boolean {
  return words[number.last + 1]?.folded === 'of' && first > number.last && first - number.last <= 5;
}

/** "As analysts had expected", where the sentence says no more than that they did. */
function isAsExpected({ claim, pairs, source: { sentence } }: Alignment): boolean {
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
