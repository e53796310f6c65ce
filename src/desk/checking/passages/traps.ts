import { isAsExpected, isNotDone, isNotRefused, isOnlyReported } from './not-done.ts';
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
import { isHigherRank, isSameRank } from './same-rank.ts';
import { isNoMore, isSameDeixis, isStill } from './same-time.ts';

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
