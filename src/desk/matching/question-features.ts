import type { Term } from './create-lexicon.ts';

/** One thing that texts are compared by, and how strongly a text has it: from 0 to 1. */
export interface Feature {
  readonly key: string;
  readonly strength: number;
}

/** A word that is only near in meaning finds a fact, but less surely than the word itself. */
const relatedStrength = 0.5;

/**
 * What texts are compared by: meanings and pairs of neighbouring meanings; for Korean and Japanese, whose words
 * do not stand apart as neatly, pairs of neighbouring characters as well. The meaning of a word is the concept
 * that it belongs to, or its stem where it belongs to none, so that *UK* and *Britain* are the same feature.
 */
export function toFeatures(terms: readonly Term[]): Feature[] {
  const features: Feature[] = [];
  const add = (key: string, strength = 1) => void features.push({ key, strength });
  let previous = '^';

  for (const [index, term] of terms.entries()) {
    const { stem, concepts, related } = term;
    const meanings = concepts.length === 0 ? [stem] : concepts.map(({ id }) => id);
    // A name of several words counts once.
    const fresh = meanings.filter((id) => !isSharedWith(terms[index - 1], id));
    for (const id of fresh) add(id);
    for (const { id } of related) add(id, relatedStrength);

    const meaning = fresh[0] ?? null;
    if (meaning !== null) {
      add(`${previous} ${meaning}`);
      previous = meaning;
    }
    for (const pair of characterPairsOf(term)) add(`#${pair}`);
  }

  return features;
}

/** Neighbouring characters of a Korean or Japanese word; none for a single one, or another script. */
export function characterPairsOf({ word, isEastAsian }: Term): string[] {
  if (!isEastAsian) return [];
  const characters = [...word.text];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

function isSharedWith(previous: Term | undefined, id: string): boolean {
  return previous?.concepts.some((concept) => concept.id === id) ?? false;
}
