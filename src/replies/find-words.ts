import { LRUCache } from 'lru-cache';
import { isFunctionWord } from '../language/function-words.ts';
import { splitWords, type Word } from '../language/split-words.ts';
import { outsideBudget } from '../language/work-budget.ts';
import { longestSplitKept } from '../limits.ts';
import type { Span } from './deciding-words.ts';
import { findSequence } from './find-sequence.ts';

/** Finds words that stand together in a text, however they are capitalised and pointed; `null` where they do not. */
export function findWords(text: string, words: string): Span | null {
  return findEach(text, words)[0] ?? null;
}

/** Every place where they do. */
export function findEach(text: string, words: string): Span[] {
  const [among, wanted] = [splitOnce(text), splitOnce(words)];
  return findSequence(among.folded, wanted.folded).flatMap((from) => {
    const [first, last] = [among.words[from], among.words[from + wanted.words.length - 1]];
    return first && last ? { start: first.start, end: last.end } : [];
  });
}

interface SplitText {
  readonly words: readonly Word[];
  readonly folded: readonly string[];
}

const splitTexts = new LRUCache<string, SplitText>({
  maxSize: longestSplitKept,
  sizeCalculation: (_, text) => text.length + 1,
});

/** One reply asks the same quote and the same claim for many words. Nothing is kept once it is made: it is people's. */
function splitOnce(text: string): SplitText {
  const known = splitTexts.get(text);
  if (known) return known;

  // What a reply shows costs next to nothing beside what was checked: it must not make a claim too much work.
  const words = outsideBudget(() => splitWords(text));
  const split = { words, folded: words.map(({ folded }) => folded) };
  if (splitTexts.size === 0) queueMicrotask(() => splitTexts.clear());
  splitTexts.set(text, split);
  return split;
}

/** Spans in order. Of two that overlap the first that was given stays. */
export function inOrder<T extends Span>(stretches: readonly T[]): T[] {
  const kept: T[] = [];
  for (const one of stretches) {
    const at = firstAtOrAfter(kept, one.start);
    const [before, after] = [kept[at - 1], kept[at]];
    const isFree = (!before || before.end <= one.start) && (!after || one.end <= after.start);
    if (isFree) kept.splice(at, 0, one);
  }
  return kept;
}

/** The index of the first of ordered spans that begins there or later. Halves: there may be as many as words. */
export function firstAtOrAfter(ordered: readonly Span[], offset: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const isBefore = (ordered[middle]?.start ?? offset) < offset;
    [low, high] = isBefore ? [middle + 1, high] : [low, middle];
  }
  return low;
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
