import type { English } from './language/english.ts';
import { loadDictionary } from './load-dictionary.ts';
import { loadThesaurus } from './load-thesaurus.ts';

/** Makes all that is known of English. Each part is read when it is first needed. */
export function loadEnglish(): English {
  return { dictionary: loadDictionary(), thesaurus: loadThesaurus() };
}
