import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { isEastAsianFunctionWord, isFunctionWord } from '../../language/function-words.ts';
import { remember } from '../../language/remember.ts';
import { foldWord, isEastAsian, splitWords, type Word } from '../../language/split-words.ts';
import { stemWord } from '../../language/stem-word.ts';
import { mostStems } from '../../limits.ts';
import { isReadName } from '../../reading/read-names.ts';

/** A meaning that several spellings share: a name or a group of words that mean the same. */
export interface Concept {
  readonly id: string;
  readonly kind: 'name' | 'words';
  /** As the knowledge base writes it first. */
  readonly label: string;
}

/** A word of a text with what the knowledge base makes of it. */
export interface Term {
  readonly word: Word;
  /** What words are compared by: a stem, or the word itself where it has none. */
  readonly stem: string;
  readonly isFunction: boolean;
  /** Written in Korean or Japanese characters. */
  readonly isEastAsian: boolean;
  /** The word that this one was taken for, where it was mistyped. */
  readonly corrected: string | null;
  /** Concepts that the word belongs to, alone or with its neighbours. */
  readonly concepts: readonly Concept[];
  /** Concepts that it is only near. */
  readonly related: readonly Concept[];
}

/** Reads texts with the names and word groups of one knowledge base. */
export interface Lexicon {
  /** @param correct  Gives the word that a mistyped one stands for, `null` where it is right or unknown. */
  read(text: string, correct?: (word: Word) => string | null): Term[];
}

/** A way to write a name or a word of a group. */
export interface Spelling {
  readonly stems: readonly string[];
  readonly concept: Concept;
  readonly isSame: boolean;
  /** The one word, folded, that has to stand there with a capital, where the text has any; `null` for any form of it. */
  readonly exact: string | null;
}

/** Spellings of names and word groups, by the stems that they begin with. Plain data, to be kept. */
export type Spellings = ReadonlyMap<string, readonly Spelling[]>;

/** Collects the spellings of a knowledge base. */
export function collectSpellings({ names, words }: KnowledgeBase): Spellings {
  const groups = [
    ...names.map(({ id, same, related }) => ({
      concept: { id: `name:${id}`, kind: 'name' as const, label: same[0] ?? id },
      same,
      related,
      isRead: isReadName({ id }),
    })),
    ...words.map(({ same, related }, index) => ({
      concept: { id: `words:${index}`, kind: 'words' as const, label: same[0] ?? '' },
      same,
      related,
      isRead: false,
    })),
  ];
  const spellings = new Map<string, Spelling[]>();

  for (const { concept, same, related, isRead } of groups) {
    for (const spelling of same) add(spelling, { concept, isSame: true }, isRead);
    for (const spelling of related) add(spelling, { concept, isSame: false }, isRead);
  }
  return spellings;

  function add(text: string, of: Pick<Spelling, 'concept' | 'isSame'>, isRead: boolean): void {
    const stems = stemsOf(text);
    const first = stems[0];
    if (first === undefined) return;
    // "Reading" is a town, "reading" is not, nor is "Reads".
    const exact = isRead && stems.length === 1 ? foldWord(text) : null;
    const spelling = { stems, exact, ...of };
    const others = spellings.get(first);
    if (others) others.push(spelling);
    else spellings.set(first, [spelling]);
  }
}

/** Makes a reader of texts that knows some spellings. */
export function createLexicon(spellings: Spellings): Lexicon {
  return {
    read(text, correct = () => null) {
      // One word in capitals is an abbreviation.
      const isShouted = /\S\s+\S/.test(text) && text === text.toUpperCase();
      const found = splitWords(text).map((word) =>
        toTerm({ word, isShouted, corrected: correct(word) }),
      );
      const hasCapitals = /\p{Lu}/u.test(text);
      for (let start = 0; start < found.length; start += 1) {
        markSpellings(found, { start, hasCapitals });
      }
      return found;
    },
  };

  /** Gives the words from `start` on the concepts of each spelling that stands there. */
  function markSpellings(
    terms: MutableTerm[],
    { start, hasCapitals }: { readonly start: number; readonly hasCapitals: boolean },
  ): void {
    for (const { stems, concept, isSame, exact } of spellings.get(terms[start]?.stem ?? '') ?? []) {
      if (!stems.every((stem, offset) => terms[start + offset]?.stem === stem)) continue;
      if (exact !== null && !isExact(terms[start], exact, hasCapitals)) continue;
      // The pronoun "us" is not the country.
      if (stems.length === 1 && terms[start]?.isFunction) continue;
      for (const term of terms.slice(start, start + stems.length)) {
        if (isSame) term.concepts = including(term.concepts, concept);
        else term.related = including(term.related, concept);
      }
    }
  }
}

function isExact(term: Term | undefined, exact: string, hasCapitals: boolean): boolean {
  return (
    term !== undefined &&
    term.word.folded === exact &&
    (!hasCapitals || /^\p{Lu}/u.test(term.word.text) || term.isEastAsian)
  );
}

/** Most words belong to no concept: these share one list. */
const none: readonly Concept[] = [];

function including(concepts: readonly Concept[], concept: Concept): readonly Concept[] {
  return concepts.includes(concept) ? concepts : [...concepts, concept];
}

interface MutableTerm extends Term {
  concepts: readonly Concept[];
  related: readonly Concept[];
}

interface WordReading {
  readonly word: Word;
  /** Whether the whole text is in capitals, so that they mark no abbreviation. */
  readonly isShouted?: boolean;
  readonly corrected?: string | null;
}

function toTerm({ word, isShouted = false, corrected = null }: WordReading): MutableTerm {
  const eastAsian = isEastAsian(word.text);
  const isAbbreviation = !isShouted && /^\p{Lu}{2,}$/u.test(word.text);
  return {
    word,
    stem: eastAsian ? word.folded : stemWord(corrected ?? word.folded),
    isFunction: eastAsian
      ? isEastAsianFunctionWord(word.folded)
      : !isAbbreviation && isFunctionWord(word.folded),
    isEastAsian: eastAsian,
    corrected,
    concepts: none,
    related: none,
  };
}

/** The parts and the versions of a base have nearly the same spellings. */
const stemsOf = remember(
  (spelling): readonly string[] => splitWords(spelling).map((word) => toTerm({ word }).stem),
  mostStems,
);
