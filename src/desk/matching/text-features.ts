import type { Term } from './create-lexicon.ts';
import { relatedStrength } from './weights.ts';

/** Takes one feature of a text, and how strongly the text has it: from 0 to 1. */
export type TakeFeature = (key: string, strength: number) => void;

/**
 * Gives the features that texts are compared by: meanings and pairs of neighbouring meanings. Words of Korean and
 * Japanese do not stand apart as neatly, so that there pairs of neighbouring characters are features too. The meaning
 * of a word is the concept that it belongs to, or its stem where it belongs to none: *UK* and *Britain* are the same.
 */
export function eachTextFeature(terms: readonly Term[], take: TakeFeature): void {
  let previous = '^';
  let before: Term | undefined;

  for (const term of terms) {
    const meaning = takeMeanings(term, before, take);
    for (const { id } of term.related) take(id, relatedStrength);
    if (meaning !== null) {
      take(`${previous} ${meaning}`, 1);
      previous = meaning;
    }
    if (term.isEastAsian) for (const pair of characterPairsOf(term)) take(`#${pair}`, 1);
    before = term;
  }
}

/** Neighbouring characters of a Korean or Japanese word; none for a single one, or another script. */
export function characterPairsOf({ word, isEastAsian }: Term): string[] {
  if (!isEastAsian) return [];
  const characters = [...word.text];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/** Hands on the meanings of a word; a name of several words counts once. Returns the first that is new, or `null`. */
function takeMeanings({ stem, concepts }: Term, before: Term | undefined, take: TakeFeature) {
  if (concepts.length === 0) {
    take(stem, 1);
    return stem;
  }

  let first: string | null = null;
  for (const concept of concepts) {
    if (before?.concepts.includes(concept)) continue;
    take(concept.id, 1);
    first ??= concept.id;
  }
  return first;
}
