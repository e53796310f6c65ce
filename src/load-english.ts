import type { English } from './language/english.ts';
import { loadDictionary } from './load-dictionary.ts';
import { loadThesaurus } from './load-thesaurus.ts';

/** Gives all that is known of English: once for all bases. Each part is read when it is first needed. */
export function loadEnglish(): English {
  english ??= { dictionary: loadDictionary(), thesaurus: loadThesaurus() };
  return english;
}

let english: English | null = null;
