import { isFramingWord } from '../../language/framing-words.ts';
import { readNumber } from '../../language/read-number.ts';
import { isShellWord } from '../../language/shell-words.ts';
import type { Term } from '../matching/create-lexicon.ts';
import { isCapital } from '../matching/subject-ground.ts';
import type { SubjectReading } from './subject-reading.ts';

/** "What did Ann Reed say": a verb of telling. */
export function isSaying(term: Term | undefined): boolean {
  return /^(?:say|state|tell|announce|declare|argue|claim|comment|warn|promise|demand)$/.test(
    term?.word.folded ?? '',
  );
}

/** Whether a word says something of what is asked: no grammar, no haste, no word that fits everything. */
export function isTelling({ isFunction, word: { folded } }: Term): boolean {
  return !isFunction && !isFramingWord(folded) && !isShellWord(folded);
}

/** Whether nothing in what would answer means what a word means. */
export function isForeign(term: Term, reading: SubjectReading): boolean {
  const { candidate } = reading;
  const { folded } = term.word;
  if (!isTelling(term) || readNumber(folded) !== null || isCapital(term)) return false;
  return !isShort(term, reading) && !candidate.has(term) && !candidate.hasNear(term);
}

/** "govt", "biz": short for what nobody writes out. */
export function isShort({ word: { folded } }: Term, { commonness }: SubjectReading): boolean {
  return folded.length < 2 || (folded.length <= 4 && commonness(folded) < rareWord);
}

/** As it was written. */
export function textOf({ word }: Term): string {
  return word.text;
}

const rareWord = 0.2;
