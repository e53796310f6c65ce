import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { splitWords } from '../../language/split-words.ts';
import { createSpelling } from '../matching/create-spelling.ts';

/** Gives the words that the mistyped ones of a claim stand for. */
export interface WordCorrecter {
  /** `null` for a word that is right or unknown. */
  correct(word: string): string | null;
  /** Forgets what was looked up for the last claim. */
  forget(): void;
}

/** Makes what corrects words to those of a base. */
export function createWordCorrecter(
  vocabulary: ReadonlySet<string>,
  dictionary: Dictionary,
): WordCorrecter {
  const spelling = createSpelling({
    vocabulary,
    // Abbreviations alone are held to them.
    nameWords: new Set(),
    isRealWord: (word) => dictionary.commonness(word) > 0,
  });
  // The parts of a claim are read many times, and each of its unknown words is looked up once.
  const corrected = new Map<string, string | null>();

  return {
    correct(word) {
      const known = corrected.get(word);
      if (known !== undefined) return known;
      const meant = spelling.correct(word, 'word');
      corrected.set(word, meant);
      return meant;
    },
    forget: () => corrected.clear(),
  };
}

/** The words that typos of a claim are corrected to: those of the quotes, and the other names of things. */
export function vocabularyOf({ facts, names, words, sources }: KnowledgeBase): Set<string> {
  const texts = [
    ...facts.flatMap(({ citations }) => citations.map(({ quote }) => quote)),
    // Nobody has chosen quotes yet: all words of the sources are there to be meant.
    ...(facts.length === 0 ? Object.values(sources).flatMap(({ paragraphs }) => paragraphs) : []),
    ...[...names, ...words].flatMap(({ same }) => same),
  ];
  return new Set(texts.flatMap(splitWords).map(({ folded }) => folded));
}
