import { isTitle } from '../../../reading/title-words.ts';
import type { Alignment } from './alignment.ts';
import { negators } from './polarity.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';

const deictic = /^(this|last|next|previous|coming|past)$/;
const period =
  /^(year|quarter|month|week|season|summer|winter|spring|autumn|decade|century|weekend)$/;

/** "This year", where it is last year. */
export function isSameDeixis(claim: ReadSentence, source: ReadSentence): boolean {
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

/** "Still", where the sentence only tells what was. */
export function isStill(claim: ReadSentence, source: ReadSentence): boolean {
  const has = ({ words }: ReadSentence, pattern: RegExp) =>
    words.some(({ folded }) => pattern.test(folded));
  return (
    has(claim, /^still$/) &&
    negators(claim).length === 0 &&
    !has(source, /^(still|yet|continu\w+|remain\w*|keeps?)$/)
  );
}

const leaving =
  /^(resign|quit|stepp?(ed|ing)?$|retire|succeed|replac|oust|dismiss|sack|fired$|die[ds]?$|left$|depart)/;

/** "Is the director", where the sentence has the director resign, or take another's place. */
export function isNoMore({ claim, pairs, source: { sentence } }: Alignment): boolean {
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
