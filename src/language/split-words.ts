import { longestReadAgain, mostReadAgain } from '../limits.ts';
import { rememberWork } from './remember.ts';
import { segmentText } from './segment-text.ts';
import { spendReading } from './work-budget.ts';

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

/** Abbreviations with points, numbers with commas and decimals stay whole, hyphens part words, apostrophes do not. */
const latinWord =
  /\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.])\d+\.\d+(?!\.?\d)|\p{L}(?:\.\p{L})+\.?|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu;
const asciiWord =
  /\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.])\d+\.\d+(?!\.?\d)|[A-Za-z](?:\.[A-Za-z])+\.?|[A-Za-z0-9]+(?:'[A-Za-z]+)*/g;
const eastAsian =
  /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]+|[^\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]+/gu;

const japanese = new Intl.Segmenter('ja', { granularity: 'word' });

/**
 * Splits a text into words. A slug (`who-are-members`) and a hyphenated word give their parts.
 * Korean is parted at spaces, Japanese as `Intl.Segmenter` parts it, and both from Latin letters.
 */
export function splitWords(text: string): readonly Word[] {
  return wordsOf(text);
}

const wordsOf = rememberWork(readWords, { most: mostReadAgain, longest: longestReadAgain });

function readWords(text: string): readonly Word[] {
  spendReading(text);
  const words: Word[] = [];
  // Most texts are ASCII, where this pattern finds the same words several times as fast.
  if (isAscii(text)) {
    asciiWord.lastIndex = 0;
    for (let found = asciiWord.exec(text); found; found = asciiWord.exec(text)) {
      words.push(toWord(found));
    }
    return words;
  }

  for (const { 0: written, index } of text.matchAll(latinWord)) {
    if (!isEastAsian(written)) {
      words.push(toWord({ 0: written, index }));
      continue;
    }
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

/** The form that words are compared by: lower case, no accents, no possessive, no points but a decimal's, no commas. */
export function foldWord(word: string): string {
  // The short way for most words: folding is most of the time that reading takes.
  if (/^[a-z0-9]+$/.test(word)) return word;
  if (/^\d[\d,]*\.\d+$/.test(word)) return word.replaceAll(',', '');
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

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

function toWord({ 0: text, index }: { readonly 0: string; readonly index: number }): Word {
  return { text, folded: foldWord(text), start: index, end: index + text.length };
}

/** Parts a run of East Asian characters. Spaces part Korean already, and `Intl.Segmenter` would add nothing. */
function segment(run: string, start: number): Word[] {
  if (/\p{Script=Hangul}/u.test(run)) {
    return [{ text: run, folded: run, start, end: start + run.length }];
  }

  const words: Word[] = [];
  for (const { text, start: offset, isWordLike } of segmentText(japanese, run)) {
    if (!isWordLike) continue;
    words.push({ text, folded: text, start: start + offset, end: start + offset + text.length });
  }
  return words;
}
