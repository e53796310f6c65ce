import { normaliseText } from '../language/normalise-text.ts';

/** The form that two questions share when only case and marks tell them apart. */
export function sameQuestion(text: string): string {
  return normaliseText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
