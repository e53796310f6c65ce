import { isEastAsian } from '../../language/split-words.ts';
import type { Term } from './create-lexicon.ts';

/**
 * What texts are compared by: stems, pairs of neighbouring stems, concepts, and for Korean and Japanese,
 * whose words do not stand apart as neatly, pairs of neighbouring characters.
 */
export function toFeatures(terms: readonly Term[]): string[] {
  const features: string[] = [];

  for (const [index, { stem, word, concepts, related }] of terms.entries()) {
    features.push(stem);
    const next = terms[index + 1];
    if (next) features.push(`${stem} ${next.stem}`);
    for (const { id } of concepts) if (!isRepeated(terms[index - 1], id)) features.push(id);
    for (const { id } of related) features.push(id);
    if (isEastAsian(word.text)) {
      for (let at = 0; at + 2 <= word.text.length; at += 1) {
        features.push(`#${word.text.slice(at, at + 2)}`);
      }
    }
  }

  return features;
}

/** A name of several words counts once. */
function isRepeated(previous: Term | undefined, id: string): boolean {
  return previous?.concepts.some((concept) => concept.id === id) ?? false;
}
