import { bodyNameLength } from '../../language/body-names.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { isFramingWord } from '../../language/framing-words.ts';
import { readNumber } from '../../language/read-number.ts';
import { spend } from '../../language/work-budget.ts';
import { isTitle } from '../../reading/title-words.ts';
import type { Term } from '../matching/create-lexicon.ts';
import { isCapital, type SubjectGround } from '../matching/subject-ground.ts';

/** A name in a question: words that stand for somebody or something of its own. */
export interface AskedName {
  readonly terms: readonly Term[];
  /** Place of its first word among the words of its clause, and of the word after it. */
  readonly from: number;
  readonly to: number;
}

export interface AskedNamesOptions {
  /** The words of one clause. */
  readonly terms: readonly Term[];
  readonly ground: SubjectGround;
  readonly commonness: Dictionary['commonness'];
}

/**
 * Finds the names in a clause: capitals where none are due, abbreviations, and words that are neither English nor of the
 * base, which are names that somebody typed in small letters.
 */
export function findAskedNames({ terms, ground, commonness }: AskedNamesOptions): AskedName[] {
  spend(terms.length);
  const capitals = capitalsMean(terms, commonness);
  const folded = terms.map(({ word }) => word.folded);
  const bodies = new Map(
    terms.flatMap((_, start) => {
      const length = bodyNameLength(folded, start);
      return length > 0
        ? Array.from({ length }, (__, n): [number, number] => [start + n, start + length])
        : [];
    }),
  );
  const isName = terms.map((term, at) => {
    if (term.isEastAsian) return false;
    const before = terms[at - 1];
    if (isTime(term.word.folded) && !(before && isCapital(before))) return false;
    if (bodies.has(at)) return true;
    if (isCapital(term) && capitals) {
      if (isAbbreviation(term)) return true;
      if (term.isFunction) return false;
      if (at > 0) return true;
      return commonness(term.word.folded) === 0 || isTitle(term.word.folded);
    }
    return isNoWord(term, before);
  });

  const names: AskedName[] = [];
  let at = 0;
  while (at < terms.length) {
    if (!isName[at]) {
      at += 1;
      continue;
    }
    let to = bodies.get(at) ?? at + 1;
    while (to < terms.length) {
      const joined = joinLength(to);
      if (joined === null) break;
      to += joined;
    }
    names.push({ terms: terms.slice(at, to), from: at, to });
    at = to;
  }
  return names;

  /** How many words on a name goes, where it goes on: "Bank", "of the North". */
  function joinLength(to: number): number | null {
    const before = terms[to - 1];
    if (!before || !isCapital(before)) return null;
    for (const length of [1, 2, 3]) {
      const last = terms[to + length - 1];
      if (!last || !isName[to + length - 1] || !isCapital(last)) continue;
      const between = terms.slice(to, to + length - 1);
      if (!between.every(({ word }) => /^(?:of|the|for)$/.test(word.folded))) continue;
      // "Canada and Mexico" are two, "Jae-in" is one.
      if ((terms[to] ?? last).word.start - before.word.end > gapInName) return null;
      return length;
    }
    return null;
  }

  function isNoWord(term: Term, before: Term | undefined): boolean {
    const { folded, text: written } = term.word;
    if (term.isFunction || isFramingWord(folded) || readNumber(folded) !== null) return false;
    if (/['’](?:d|ll|ve|re|m|t)$/.test(written)) return false;
    if (folded.length < 2 || commonness(folded) > 0) return false;
    // No name is that long, and looking for slips in it would cost its square.
    if (folded.length > longestTypedName) return false;
    if (term.corrected === null && isKnown(term)) return false;
    if (/\d/.test(folded)) return /^\p{L}+\d+$/u.test(folded) && !/^[pqv]\d$/.test(folded);
    if (isSwapped(folded) || isCompound(folded) || isShorthand(folded)) return false;
    if (term.corrected !== null) return !isSlip(folded, term.corrected);
    if (folded.length > 4) return true;
    return folded.length > 3 || before === undefined || introducing.has(before.word.folded);
  }

  function isKnown({ stem, concepts, related }: Term): boolean {
    return ground.said.has(stem) || concepts.length > 0 || related.length > 0;
  }

  /** "fial" */
  function isSwapped(word: string): boolean {
    return [...word].some((letter, at) => {
      const swapped = `${word.slice(0, at)}${word[at + 1] ?? ''}${letter}${word.slice(at + 2)}`;
      return at + 1 < word.length && (commonness(swapped) > 0 || ground.names.has(swapped));
    });
  }

  /** "rulebook": a word that no dictionary needs to have. */
  function isCompound(word: string): boolean {
    return [...word].some(
      (_, at) =>
        Math.min(at, word.length - at) > 3 &&
        Math.min(commonness(word.slice(0, at)), commonness(word.slice(at))) > 0.3,
    );
  }
}

const longestTypedName = 40;

/** Between the words of a name: a space, a hyphen, a point and a space. */
const gapInName = 2;

/** Words after which a short unknown word is hardly a slip of the keyboard. */
const introducing: ReadonlySet<string> = new Set(
  'the a an of in to by at from for into join joins joined leave left is are was does did and or with about'.split(
    ' ',
  ),
);

/**
 * Whether a word may be a slip of the keyboard for another. A short one is easily taken for a word that it is not: there
 * a letter must be missing, doubled or swapped.
 */
export function isSlip(typed: string, meant: string): boolean {
  if (typed.length > 5) return true;
  const [short = '', long = ''] = [typed, meant].sort((a, b) => a.length - b.length);
  const differ = [...long].findIndex((letter, at) => letter !== short[at]);
  if (long.length === short.length + 1) return short.slice(differ) === long.slice(differ + 1);
  const swapped = `${short.slice(0, differ)}${short[differ + 1]}${short[differ]}${short.slice(differ + 2)}`;
  return short.length === long.length && swapped === long;
}

const common =
  'how what about could would should please people have through the who with and you this that there which when where why said says does know many much from they tell thanks because before government department'.split(
    ' ',
  );

/** "cld", "abt", "teh", "wat": everybody's words with letters swapped or left out. */
function isShorthand(typed: string): boolean {
  const letters = [...typed].sort().join('');
  return common.some(
    (word) =>
      [...word].sort().join('') === letters ||
      word.replace(/[aeiou]/g, '') === typed ||
      (word.length <= typed.length + (typed.length > 3 ? 6 : 2) &&
        word.at(-1) === typed.at(-1) &&
        word[0] === typed[0] &&
        isSubsequence(typed, word)),
  );
}

function isSubsequence(letters: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

/** "Is Canada in NATO": capitals mark names. "WHO IS IN THE PACT" and "Who Is in the Trade Pact": they mark nothing. */
function capitalsMean(terms: readonly Term[], commonness: Dictionary['commonness']): boolean {
  const words = terms.slice(1).filter(({ word }) => /^\p{L}{3,}/u.test(word.text));
  const small = words.filter((term) => !isCapital(term));
  if (words.length > 1 && words.every(({ word }) => word.text === word.text.toUpperCase())) {
    return false;
  }
  const content = small.filter(({ isFunction }) => !isFunction);
  const raised = words.filter(
    (term) => isCapital(term) && !isAbbreviation(term) && commonness(term.word.folded) > 0,
  );
  return content.length > 0 || raised.length < 3;
}

function isAbbreviation({ word }: Term): boolean {
  return /^(?=.*\p{Lu}.*\p{Lu}|\p{Lu}\d)[\p{Lu}\p{N}.]+s?$/u.test(word.text);
}

const calendar: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs
  fri sat sun est gmt utc bst pm am`.split(/\s+/),
);

/** A date is not what a question is about. */
function isTime(folded: string): boolean {
  return calendar.has(folded) || /^\d+(?:am|pm|h|k|m|bn|min|mins|s|st|nd|rd|th|pct)$/.test(folded);
}
