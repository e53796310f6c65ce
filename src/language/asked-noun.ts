import { isFramingWord } from './framing-words.ts';
import { isFunctionWord } from './function-words.ts';

const openers = new Set(['what', 'whats', 'which', 'whose', 'many', 'much', 'few']);
const auxiliaries = new Set(
  `is are was were be been do does did has have had can could will would should shall may might must`.split(
    ' ',
  ),
);

/**
 * Finds the noun that a question asks for: *minister* in "which minister announced it", *cost* in "cost of the
 * repair". Who, when, where and why ask without one.
 *
 * @param words  Folded words of an English question.
 * @returns The place of the noun, or `null`.
 */
export function findAskedNoun(words: readonly string[]): number | null {
  const opener = words.findIndex((word) => openers.has(word));
  if (opener !== -1) return findHead(words, opener + 1);
  if (words.some((word) => /^(who|whom|when|where|why|how)$/.test(word))) return null;

  const first = words.findIndex((word) => !isFramingWord(word) && !isDeterminer(word));
  if (first === -1 || auxiliaries.has(words[first] ?? '')) return null;
  return findHead(words, first);
}

/** The head of the words from `start` to the next word of grammar. */
function findHead(words: readonly string[], start: number): number | null {
  const from = words.findIndex((word, at) => at >= start && !isDeterminer(word));
  const ends = words.findIndex((word, at) => at >= from && isFunctionWord(word));
  const end = ends === -1 ? words.length : ends;
  if (from === -1 || end <= from) return null;

  // "which minister announced the …": without an auxiliary, the run holds the verb too.
  const next = words[end];
  const isWholePhrase =
    next === undefined || auxiliaries.has(next) || /^(of|for|in|on|at)$/.test(next);
  return isWholePhrase ? end - 1 : from;
}

function isDeterminer(word: string): boolean {
  return /^(the|a|an|of|other|all|any|exactly|sort|kind|type)$/.test(word);
}
