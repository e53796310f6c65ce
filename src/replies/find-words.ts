import { isFunctionWord } from '../language/function-words.ts';
import { splitWords } from '../language/split-words.ts';
import { outsideBudget } from '../language/work-budget.ts';
import type { Span } from './deciding-words.ts';

/** Finds words that stand together in a text, however they are capitalised and pointed; `null` where they do not. */
export function findWords(text: string, words: string): Span | null {
  return findEach(text, words)[0] ?? null;
}

/** Every place where they do. */
export function findEach(text: string, words: string): Span[] {
  // What a reply shows costs next to nothing beside what was checked: it must not make a claim too much work.
  const [among, wanted] = outsideBudget(() => [splitWords(text), splitWords(words)] as const);
  return among.flatMap(({ start }, from) => {
    const last = among[from + wanted.length - 1];
    const isHere = wanted.every(({ folded }, n) => among[from + n]?.folded === folded);
    return isHere && last && wanted.length > 0 ? { start, end: last.end } : [];
  });
}

/** Spanes in order. Of two that overlap the first that was given stays. */
export function inOrder<T extends Span>(stretches: readonly T[]): T[] {
  const kept: T[] = [];
  for (const one of stretches) {
    if (kept.every(({ start, end }) => one.end <= start || end <= one.start)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The same, those that only words of grammar part joined to one: "reforming the World Trade Organization". */
export function joinNear(text: string, stretches: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const one of inOrder(stretches)) {
    const before = joined.at(-1);
    const between = before && text.slice(before.end, one.start);
    const isNear =
      between !== undefined &&
      /^[\p{L}\s-]*$/u.test(between) &&
      outsideBudget(() => splitWords(between)).every(({ folded }) => isFunctionWord(folded));
    if (before && isNear) joined[joined.length - 1] = { start: before.start, end: one.end };
    else joined.push(one);
  }
  return joined;
}
