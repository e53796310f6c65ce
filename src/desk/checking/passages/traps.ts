import { isTitle } from '../../../reading/title-words.ts';
import type { Alignment, Pair } from './align-sentence.ts';
import { isAsExpected, isNotDone, isNotRefused, isOnlyReported } from './not-done.ts';
import { negators } from './polarity.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isName } from './relate-units.ts';
import type { Rule } from './rule.ts';
import {
  isBeyond,
  isOfSameNoun,
  isSameDifference,
  isSameMeasure,
  isSameWay,
  isWithinBound,
} from './same-amount.ts';
import { isBesideWhose, isOwner } from './same-owner.ts';

/**
 * What turns the sense of a sentence though every word of a claim is in it. Claims that the typed values of a fact support
 * are held against them as well: a value knows no more than it was told.
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
    look: (alignment) => {
      if (alignment.pairs.every((pair) => isSameRank(pair, alignment))) return 'pass';
      return alignment.pairs.some((pair) => isHigherRank(pair, alignment)) ? 'otherwise' : 'hold';
    },
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
    says: 'More than so many is not so many, and so many more are not all that there are.',
    look: (alignment) =>
      alignment.pairs.every((pair) => isWithinBound(pair) && isSameDifference(pair, alignment)) &&
      !alignment.unmet.some((one) => isBeyond(one, alignment.source.sentence))
        ? 'pass'
        : 'hold',
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
    name: 'no-more',
    says: 'Who has resigned, or succeeds somebody, is not what they were.',
    look: (alignment) => (isNoMore(alignment) ? 'hold' : 'pass'),
  },
  {
    name: 'as-expected',
    says: 'What somebody expects or fears has not come about.',
    look: (alignment) => (isAsExpected(alignment) ? 'hold' : 'pass'),
  },
];

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
      /^(\w{2,}est|most|least|first|only)$/.test(folded) &&
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
  return [...of, ...boundsOf(at, sentence)].every((unit) =>
    pairs.some(({ source }) => source === unit),
  );
}

/** "The largest", where it is the second-largest of the same. */
function isHigherRank(
  { claim: one, source: other }: Pair,
  { claim, source: { sentence } }: Alignment,
): boolean {
  const isMost = /^\w{2,}est$/;
  const at = sentence.words.findIndex(
    ({ folded }, index) => index >= other.first && index <= other.last && isMost.test(folded),
  );
  const own = claim.words.slice(one.first, one.last + 1).some(({ folded }) => isMost.test(folded));
  const before = sentence.words.slice(Math.max(0, at - 2), at);
  return (
    at >= 0 &&
    own &&
    before.some(({ folded }) =>
      /^(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/.test(folded),
    ) &&
    !claim.words.some(({ folded }) => rank.test(folded))
  );
}

/** "The largest in the north", "the first since 2008": of how many, or since when. */
function boundsOf(at: number, { words, units, grammar }: ReadSentence): SentenceUnit[] {
  const comma = words.findIndex(({ folded }, index) => index > at && folded === ',');
  const since = words
    .slice(0, comma < 0 ? words.length : comma)
    .findIndex(({ folded }, index) => index > at && folded === 'since');
  const mark = words.findIndex(
    ({ folded, tag }, index) =>
      index > at && (/^[,;:]$/.test(folded) || /^(VERB|AUX|CCONJ)$/.test(tag)),
  );
  // "The first phase of the project" is one all the same.
  const isBest = !/^(first|only)$/.test(words[at]?.folded ?? '');
  const among = grammar.chunks.filter(
    ({ start, preposition }) =>
      isBest &&
      start > at &&
      (mark < 0 || start < mark) &&
      /^(in|of|among|for|on|at|within)$/.test(preposition ?? ''),
  );
  const starts = [...among.map(({ start }) => start), ...(since < 0 ? [] : [since])];
  return starts.flatMap(
    (start) => units.find(({ first, isNeeded }) => first >= start && isNeeded) ?? [],
  );
}

const leaving =
  /^(resign|quit|stepp?(ed|ing)?$|retire|succeed|replac|oust|dismiss|sack|fired$|die[ds]?$|left$|depart)/;

/** "Is the director", where the sentence has the director resign, or take another's place. */
function isNoMore({ claim, pairs, source: { sentence } }: Alignment): boolean {
  const isNow = claim.grammar.verbs.some(
    ({ isLinking, at }) => isLinking && /^(is|are|remains?)$/.test(claim.words[at]?.folded ?? ''),
  );
  const isMet = (unit: SentenceUnit | null | undefined) =>
    pairs.some(({ source }) => source === unit);
  const isOther = pairs.some(({ how }) => how === 'instead' || how === 'contrary');
  return (
    isNow &&
    !isOther &&
    pairs.some(({ source }) => isTitle(source.unit.folded)) &&
    sentence.words.some(({ folded }, at) => leaving.test(folded) && !isMet(sentence.unitAt[at]))
  );
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
