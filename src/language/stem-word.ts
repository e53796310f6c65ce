import { stemmer as porter } from '@orama/stemmers/english';
import { mostStems } from '../limits.ts';
import { remember } from './remember.ts';

/**
 * Reduces a lower-case English word to its stem (Porter 1980), British and American spelling alike.
 * Words with other than the letters a to z are given back as they are.
 */
export function stemWord(word: string): string {
  return readStem(word);
}

const readStem = remember(toStem, mostStems);

function toStem(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  // Too short to have endings: "us" is no form of "use".
  if (word.length < 4) return word;
  // `organise` and `organize` share a stem, but `organ` does not join them.
  const stem = porter(word.replace(/([a-z]{3})iz(e|es|ed|ing|er|ation|ations)$/, '$1is$2'));
  return stem.length < 3 ? `${stem}e` : stem;
}
