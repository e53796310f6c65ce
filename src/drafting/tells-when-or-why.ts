import { isTimeWord } from '../language/claim-words.ts';
import { splitWords } from '../language/split-words.ts';

const months =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\b/u;

/** Whether a word is a month's name. */
export function isMonth(word: string): boolean {
  return months.test(word);
}

/** Words of time that do not say when: "for two years". */
const spans = /^(?:years?|days?|hours?|week|months?|early|late|mid|last|next)$/;

/** Whether a text says when. */
export function hasTime(text: string): boolean {
  return (
    months.test(text) ||
    splitWords(text).some(({ folded }) => isTimeWord(folded) && !spans.test(folded)) ||
    /\b(?:last|next|this)\s(?:week|month|year|night)\b/iu.test(text)
  );
}

/** Whether a text says why. */
export function hasReason(text: string): boolean {
  return /\b(?:because|due to|owing to|thanks to|in order to|as a result|amid|so that|caused by|to \p{Ll}{3,})\b/u.test(
    text,
  );
}
