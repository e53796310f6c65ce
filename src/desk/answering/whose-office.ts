import type { Term } from '../matching/create-lexicon.ts';

/** What a question asks for: who holds an office, and of what. */
export interface OfficeOf {
  readonly office: Term;
  readonly body: readonly Term[];
  /** Whether a former holder will do. */
  readonly isPast: boolean;
}

/** As many words may stand between an office and what it is of: "the federation's newly elected general secretary". */
const mostBetween = 5;

/**
 * Whether a sentence has an office as that of a body, or of "its" and "their", and as a former one only if that is asked: in "the head of the
 * chamber urged …, while the federation warned …" nobody is the head of the federation.
 */
export function hasOfficeOf(
  sentence: readonly Term[],
  { office, body, isPast }: OfficeOf,
  isLike: (term: Term, office: Term) => boolean,
): boolean {
  const isOfBody = (term: Term) => body.some((other) => isSame(term, other));
  return sentence.some((term, at) => {
    if (!isLike(term, office)) return false;
    const before = sentence.slice(Math.max(0, at - mostBetween), at);
    if (!isPast && before.slice(-3).some(({ word }) => word.folded === 'former')) return false;
    const after = sentence.slice(at + 1, at + 2 + mostBetween);
    // "The head of the chamber": what stands before it is not what it is of.
    const isOfSomething = after[0]?.word.folded === 'of';
    if (isOfSomething) return after.some(isOfBody);
    return (
      before.some(({ word }) => whose.test(word.folded)) || [...before, ...after].some(isOfBody)
    );
  });
}

const whose = /^(?:its|their|his|her|whose)$/;

function isSame({ stem, concepts }: Term, other: Term): boolean {
  return (
    stem === other.stem || concepts.some(({ id }) => other.concepts.some((one) => one.id === id))
  );
}
