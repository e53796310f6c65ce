/** A word of a text and where it stands. */
export interface Word {
  /** As written. */
  readonly text: string;
  /** Folded: lower case, no accents, no possessive. What words are compared by. */
  readonly folded: string;
  /** UTF-16 code units in the text that was given. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Abbreviations with points and numbers with commas stay whole, hyphens part words, apostrophes do not. */
const latinWord = /\d{1,3}(?:,\d{3})+|\p{L}(?:\.\p{L})+\.?|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu;
const eastAsian =
  /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]+|[^\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]+/gu;

const segmenters = {
  ja: new Intl.Segmenter('ja', { granularity: 'word' }),
  ko: new Intl.Segmenter('ko', { granularity: 'word' }),
};

/**
 * Splits a text into words. A slug (`who-are-members`) and a hyphenated word give their parts.
 * Korean is parted at spaces, Japanese as `Intl.Segmenter` parts it, and both from Latin letters.
 */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];

  for (const { 0: written, index } of text.matchAll(latinWord)) {
    for (const { 0: run, index: offset } of written.matchAll(eastAsian)) {
      const start = index + offset;
      if (isEastAsian(run)) words.push(...segment(run, start));
      else words.push({ text: run, folded: foldWord(run), start, end: start + run.length });
    }
  }

  return words;
}

/** Whether a word is written in Korean or Japanese characters. */
export function isEastAsian(word: string): boolean {
  return /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(word);
}

/** The form that words are compared by: lower case, no accents, points or commas, no possessive. */
export function foldWord(word: string): string {
  return isEastAsian(word)
    ? word
    : word
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[.,]/g, '')
        .replace(/['’]s?$/, '')
        .replace(/['’]/g, '');
}

function segment(run: string, start: number): Word[] {
  const segmenter = /\p{Script=Hangul}/u.test(run) ? segmenters.ko : segmenters.ja;

  return [...segmenter.segment(run)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment: text, index }) => ({
      text,
      folded: text,
      start: start + index,
      end: start + index + text.length,
    }));
}
