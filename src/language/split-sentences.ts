import { longestAbbreviation } from '../limits.ts';
import { isFunctionWord } from './function-words.ts';
import { foldWord } from './split-words.ts';
import { spend, spendReading } from './work-budget.ts';

/** A sentence and where it stands: `text` is what was given, from `start` to `end`. */
export interface Sentence {
  readonly text: string;
  /** UTF-16 code units in the text that was given. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Where a sentence may end: its marks, and what closes with them. */
const mark = /[.!?…]+["'”’“)\]»~*_]*|[。！？｡]+[」』）”"]*|\n\s*\n/gu;

/**
 * Splits a text into its sentences, without the space between them. Line breaks end nothing, empty lines do. In doubt
 * two sentences stay one.
 */
export function splitSentences(text: string): Sentence[] {
  spendReading(text);
  const sentences: Sentence[] = [];
  // Whoever types no capitals at all begins no sentence with one.
  const isUncapitalised = !/\p{Lu}/u.test(text);
  let start = 0;
  let quotes = 0;
  let counted = 0;

  for (const { 0: marks, index } of text.matchAll(mark)) {
    spend();
    quotes += countQuotes(text, counted, index);
    counted = index;
    const closed = index + closedLength(marks, quotes);
    const isEnd =
      marks.startsWith('\n') ||
      endsSentence({ text, start, index, closed, marks, isUncapitalised });
    if (!isEnd) continue;
    add(closed);
    start = closed;
  }
  add(text.length);
  return sentences;

  function add(end: number): void {
    const sentence = text.slice(start, end);
    const trimmed = sentence.trim();
    if (trimmed === '') return;
    const from = start + sentence.length - sentence.trimStart().length;
    sentences.push({ text: trimmed, start: from, end: from + trimmed.length });
  }
}

interface PossibleEnd {
  readonly text: string;
  /** Where the sentence begins. */
  readonly start: number;
  /** Where its marks begin, and where they and what closes with them end. */
  readonly index: number;
  readonly closed: number;
  readonly marks: string;
  readonly isUncapitalised: boolean;
}

function endsSentence({ text, start, index, closed, marks, isUncapitalised }: PossibleEnd) {
  const isQuoted = closed > index + 1 && /["'”’“)\]»」』）]$/u.test(text.slice(index, closed));
  // 「…。」と述べた: what is quoted goes on.
  if (/^[。！？｡]/u.test(marks))
    return !isQuoted || !/^[\p{L}]/u.test(text.slice(closed, closed + 2));

  const rest = text.slice(closed, closed + longestAbbreviation);
  if (rest.trim() === '') return true;
  const before = text.slice(Math.max(start, index - longestAbbreviation), index);
  if (!/^\s/.test(rest)) return isQuoted ? beginsAfresh(rest) : isSpaceForgotten(before, rest);

  const next = rest.replace(/^[\s"'“‘([«]+/u, '');
  if (/^[-–—]/.test(next)) return false;
  if (/^\p{Ll}/u.test(next) && !/^\p{Ll}+\p{Lu}/u.test(next)) {
    // "Why?" she asked.
    if (!marks.startsWith('.')) return !isQuoted && !marks.startsWith('…');
    return isUncapitalised && marks === '.' && !isAbbreviated(before, next);
  }
  return marks !== '.' || !isAbbreviated(before, next);
}

/** What closes a sentence belongs to it. A straight mark may as well open the next one: "…it closed."The board…". */
function closedLength(marks: string, quotesBefore: number): number {
  const at = marks.indexOf('"');
  return at > 0 && quotesBefore % 2 === 0 ? at : marks.length;
}

function countQuotes(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (text[at] === '"') count += 1;
  return count;
}

const beginsAfresh = (rest: string) => /^["“‘]?\p{Lu}/u.test(rest);

/** "It closed on Monday.The board regrets it": a copy that lost its spaces. Not "Booking.Com". */
function isSpaceForgotten(before: string, rest: string): boolean {
  return (
    /[\p{Ll}\d%)][\p{Ll}\d%)]$/u.test(before) &&
    /^["“‘]?\p{Lu}[\p{L}'’-]*\s/u.test(rest) &&
    !/^(?:Com|Org|Net|Js|Io|Ai|Co|Tv)\b/.test(rest)
  );
}

const listOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** What a name or a word goes on after, whatever comes. */
const leading = listOf(
  `Mr Mrs Ms Mx Dr Prof Gen Sen Sens Rep Reps Gov Govs Lt Col Capt Maj Sgt Adm Cpl Pvt Cmdr Hon Rev Pres Amb Atty Supt
  Insp Det Fr Msgr Messrs St Ste Mt Ft Pte vs v cf approx ca est viz incl e.g i.e eg ie`,
);
/** What a number goes on after. */
const beforeNumber = listOf(
  'No Nos no nos p pp Fig Figs fig Vol vol Art Sec Ch Para para Eq ch sec art',
);
/** What a name often ends with, and a sentence too. */
const trailing = listOf(
  `Inc Co Ltd Corp Bros Jr Sr Esq Dept Univ Assn Ave Blvd Rd etc al Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex
  Va Vt Wash Wis Wyo`,
);
const daytime = listOf('a.m p.m am pm');

/** Whether a point belongs to the word that it ends, and the sentence goes on with `next`. */
function isAbbreviated(before: string, next: string): boolean {
  // An item of a numbered list: "1. Close the gate."
  if (/(?:^|[:;]\s*)\(?(?:\d{1,3}|[A-Za-z])$/u.test(before.trimStart())) return true;

  const word = /(?:^|[\s("'“‘[/-])((?:\p{L}+\.)*\p{L}+)$/u.exec(before)?.[1];
  if (word === undefined) return false;
  if (leading.has(word)) return true;
  if (beforeNumber.has(word)) return /^\d/.test(next);
  const isNumber = /^[$€£]?\d/.test(next);
  if (daytime.has(word)) return /^(?:\p{Lu}{2,4}\b|\p{L}+day\b)/u.test(next);
  const isInitials = /^(?:\p{Lu}|(?:\p{L}\.)+\p{L}|Ph\.D)$/u.test(word);
  if (!isInitials && !trailing.has(word)) return false;
  return isNumber || !opensSentence(next);
}

/** Whether the next word is one that hardly stands in capitals inside a sentence: "The", "But", "It". */
function opensSentence(next: string): boolean {
  const word = /^[\p{L}'’]+/u.exec(next)?.[0] ?? '';
  const isInitial = word.length === 1 && next.startsWith('.', 1);
  return !isInitial && isFunctionWord(foldWord(word)) && !/^\p{Lu}{2}/u.test(word);
}
