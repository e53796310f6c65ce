import type { Word } from './split-words.ts';

/** How a word is written: as an abbreviation (*NATO*), as a name (a capital where a word has none), or as any word. */
export type Writing = 'abbreviation' | 'name' | 'word';

/**
 * Makes what tells how the words of a text are written. Capitals tell nothing in a text that has no small letters, or has
 * a capital on nearly every word.
 */
export function readWriting(text: string): (word: Pick<Word, 'text' | 'start'>) => Writing {
  const hasSmall = /\p{Ll}/u.test(text);
  const long = text.match(/\p{L}{4,}/gu) ?? [];
  const isHeadline =
    long.length > 2 && long.filter((word) => /^\p{Lu}/u.test(word)).length > long.length * 0.8;

  return ({ text: word, start }) => {
    if (!hasSmall) return 'word';
    if (/^\p{Lu}[\p{Lu}\p{N}]*\p{Lu}$/u.test(word)) return 'abbreviation';
    const isOpening = !/[\p{L}\p{N},;]\s*$/u.test(text.slice(Math.max(0, start - 3), start));
    return !isHeadline && !isOpening && /^\p{Lu}/u.test(word) ? 'name' : 'word';
  };
}
