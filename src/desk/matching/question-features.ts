import type { Term } from './create-lexicon.ts';

/** Is given one thing that texts are compared by, and how strongly a text has it: from 0 to 1. */
export type GiveFeature = (key: string, strength: number) => void;

/** A word that is only near in meaning finds a fact, but less surely than the word itself. */
const relatedStrength = 0.5;

/**
 * Gives what texts are compared by: meanings and pairs of neighbouring meanings; for Korean and Japanese, whose
 * words do not stand apart as neatly, pairs of neighbouring characters as well. The meaning of a word is the concept
 * that it belongs to, or its stem where it belongs to none, so that *UK* and *Britain* are the same feature.
 */
export function eachFeature(terms: readonly Term[], give: GiveFeature): void {
  let previous = '^';
  let before: Term | undefined;

  for (const term of terms) {
    const meaning = giveMeanings(term, before, give);
    for (const { id } of term.related) give(id, relatedStrength);
    if (meaning !== null) {
      give(`${previous} ${meaning}`, 1);
      previous = meaning;
    }
    if (term.isEastAsian) for (const pair of characterPairsOf(term)) give(`#${pair}`, 1);
    before = term;
  }
}

/** Neighbouring characters of a Korean or Japanese word; none for a single one, or another script. */
export function characterPairsOf({ word, isEastAsian }: Term): string[] {
  if (!isEastAsian) return [];
  const characters = [...word.text];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/** Gives the meanings of a word; a name of several words counts once. Returns the first that is new, or `null`. */
function giveMeanings({ stem, concepts }: Term, before: Term | undefined, give: GiveFeature) {
  if (concepts.length === 0) {
    give(stem, 1);
    return stem;
  }

  let first: string | null = null;
  for (const concept of concepts) {
    if (before?.concepts.includes(concept)) continue;
    give(concept.id, 1);
    first ??= concept.id;
  }
  return first;
}
