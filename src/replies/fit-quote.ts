import { longestAfterEnd, longestBeforeEnd } from '../limits.ts';
/** A quote as it is shown. */
export interface FittedQuote {
  /** The quote, or its first sentences and `[…]`. Just `[…]` where not one sentence fits. */
  readonly text: string;
  readonly isWhole: boolean;
}

/** What stands in place of sentences that are not shown. */
export const omission = '[…]';

/**
 * Fits a quote into `limit` UTF-16 code units. A quote is never cut but at the end of a sentence, and what is
 * not shown is marked.
 */
export function fitQuote(quote: string, limit: number): FittedQuote {
  if (quote.length <= limit) return { text: quote, isWhole: true };

  const room = limit - omission.length - 1;
  const end = findSentenceEnds(quote.slice(0, room + 1))
    .filter((offset) => offset <= room)
    .at(-1);
  return {
    text: end === undefined ? omission : `${quote.slice(0, end)} ${omission}`,
    isWhole: false,
  };
}

/**
 * Finds where the sentences of a text end, as offsets just after them. When in doubt there is no end: what is
 * shown is then cut earlier, or not shown, but never cut within a sentence.
 */
export function findSentenceEnds(text: string): number[] {
  const ends: number[] = [];
  let open = 0;
  let read = 0;

  for (const { index, 0: mark } of text.matchAll(
    /(?<![.!?])[.!?]+["'”’)\]]*(?=\s)|[。！？]+[」』”’）]*/gu,
  )) {
    const end = index + mark.length;
    const before = text.slice(Math.max(0, index - longestBeforeEnd), index);
    const after = text.slice(end, end + longestAfterEnd);
    for (const bracket of text.slice(read, end).match(/[()]/g) ?? []) {
      open = bracket === '(' ? open + 1 : Math.max(0, open - 1);
    }
    read = end;
    if (open > 0) continue;
    if (isLatinEnd(mark, before, after) || isEastAsianEnd(mark, before, after)) ends.push(end);
  }

  return ends;
}

/** The first letter or digit after a mark, past an opening quotation mark. A bracket may belong to either sentence. */
const newSentence = /^\s+["'“‘]*(?:[\p{Lu}\p{Lo}]|(\p{N}))/u;

function isLatinEnd(mark: string, before: string, after: string): boolean {
  const next = newSentence.exec(after);
  const [word = ''] =
    /[\p{Script=Latin}\p{M}.'’-]+$/u.exec(before) ?? /[\p{L}\p{M}]+$/u.exec(before) ?? [];
  if (!/^[.!?]/.test(mark) || !next) return false;
  // A short number may count what follows: 1. The pier.
  if (word === '' && !/\d{3}$|[%)\]”"’]$/.test(before)) return false;

  // An ellipsis ends nothing by itself.
  if (/^\.[.!?]|…$/.test(mark) || before.endsWith('…')) return false;
  // “Why?” Kim asked; Yahoo! Japan.
  if (!mark.startsWith('.')) return !/["'”’)\]]$/.test(mark) && !/^\p{Lu}/u.test(word);
  // p. 5, Art. 5; but: It closed. 300 people left.
  if (next[1] !== undefined && /^\p{Script=Latin}{1,4}$/u.test(word)) return false;
  return word === '' || !isAbbreviation(word);
}

/** Quoting one sentence does not end the one around it: 「行く。」と言った. And a name may hold a mark: Yahoo！ニュース. */
function isEastAsianEnd(mark: string, before: string, after: string): boolean {
  if (!/^[。！？]/u.test(mark) || /[。…]$/u.test(before) || /^。。/u.test(mark)) return false;
  if (/[」』”’）]$/u.test(mark)) return !/^[\p{Script=Hiragana}\p{Script=Hangul}]/u.test(after);
  return mark.endsWith('。') || !/^[^\s」』”’）]/u.test(after);
}

/**
 * Whether a word's point may be its own: "Lt.", "Ph.D.", "U.S.", "J.". Whatever has points within, one capital
 * letter, and short words without a vowel are taken for such, "CPTPP" is not.
 */
function isAbbreviation(word: string): boolean {
  const hasNoVowel = /^\p{L}\p{Ll}{1,4}$/u.test(word) && !/[aeiouy]/i.test(word);
  return /^\p{L}$|\p{L}\.\p{L}/u.test(word) || hasNoVowel || abbreviations.has(word.toLowerCase());
}

const abbreviations: ReadonlySet<string> = new Set(
  `adm al amb approx apr arch ariz art assn assoc asst atty aug ave brig bros ca calif capt cf co col colo com
  comdr conn corp dec del dept det dir div ed eds esp esq est etc ex exec feb fig fla fri gen gov hon inc incl
  insp jan jul jun lieut maj mar mass max messrs mich min minn miss mme mon mons mont msgr no nos nov oct okla
  op ore para pres prof pub rep res rev sat sec sen sep sept ser sgt sun supt tel tenn thu tue univ vol wash wed
  wis`.split(/\s+/),
);
