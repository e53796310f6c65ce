import { isTimeWord, isWeakWord } from '../../language/claim-words.ts';
import { isCountryName } from '../../language/countries.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { stripInflection } from '../../language/inflect-word.ts';
import type { Thesaurus } from '../../language/thesaurus.ts';
import type { Term } from '../matching/create-lexicon.ts';

/** Tells names that a knowledge base does not have from words. */
export interface NameTests {
  /** Whether the terms of a unit are a name. */
  isName(terms: readonly Term[]): boolean;
  /** How many words from here on are one unknown name; 1 where none is. */
  lengthOfName(terms: readonly Term[], at: number): number;
}

export interface NameTestsOptions {
  readonly dictionary: Dictionary;
  readonly thesaurus: Thesaurus;
}

/** Makes the tests: a name is what is no English, or has a capital where a word would have none. */
export function createNameTests({ dictionary, thesaurus }: NameTestsOptions): NameTests {
  return {
    isName(terms) {
      return (terms.length > 1 && terms.every(isCapitalPart)) || terms.some(isUnknownName);
    },
    lengthOfName(terms, at) {
      let end = at;
      // "John Hale": a name may begin a sentence, where any word has a capital.
      if (isCapitalPart(terms[at]) && isCapitalPart(terms[at + 1])) end = at + 2;
      while (isCapitalName(terms[end])) end += 1;
      return Math.max(1, end - at);
    },
  };

  function isCapitalName(term: Term | undefined): boolean {
    return term !== undefined && /^\p{Lu}/u.test(term.word.text) && isUnknownName(term);
  }

  /** A word that is no English: most likely somebody's name. */
  function isUnknownName({ word, concepts, isFunction }: Term): boolean {
    if (isFunction || concepts.length > 0) return false;
    if (/\d/.test(word.text) && /\p{L}/u.test(word.text)) return true;
    if (dictionary.commonness(word.folded) > 0) {
      return /^\p{Lu}/u.test(word.text) && word.start > 0 && !hasMeaning(word.folded);
    }
    return word.folded.length > 2 && !isWeakWord(word.folded) && !hasMeaning(word.folded);
  }

  function isCapitalPart(term: Term | undefined): boolean {
    return (
      term !== undefined &&
      /^\p{Lu}\p{Ll}/u.test(term.word.text) &&
      term.concepts.length === 0 &&
      !term.isFunction &&
      !isTimeWord(term.word.folded) &&
      !isCountryName(term.word.folded) &&
      !hasMeaning(term.word.folded)
    );
  }

  function hasMeaning(folded: string): boolean {
    return thesaurus.findSets([stripInflection(folded)], 0).length > 0;
  }
}
