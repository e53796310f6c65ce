import { type Dictionary, emptyDictionary } from './dictionary.ts';
import { emptyThesaurus, type Thesaurus } from './thesaurus.ts';

/** What is known of English, whatever a knowledge base is about. */
export interface English {
  readonly dictionary: Dictionary;
  readonly thesaurus: Thesaurus;
}

/** Knows no word. */
export const noEnglish: English = { dictionary: emptyDictionary, thesaurus: emptyThesaurus };
