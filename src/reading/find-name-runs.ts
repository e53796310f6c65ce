import { isTimeWord } from '../language/claim-words.ts';
import { isCountryName } from '../language/countries.ts';
import { isFunctionWord } from '../language/function-words.ts';
import { foldWord } from '../language/split-words.ts';
import { spend, spendReading } from '../language/work-budget.ts';
import { kindOfHead } from './name-heads.ts';
import { isTitle } from './title-words.ts';

/** A row of words that are written as a name. */
export interface NameRun {
  readonly words: readonly NameWord[];
  /** UTF-16 code units in the sentence. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Titles that stand right before it: *Harbour Chief*. */
  readonly title: readonly string[];
  /** Whether its first word has a capital in any case, as it begins a sentence or a quote. */
  readonly opens: boolean;
}

export interface NameWord {
  readonly text: string;
  readonly folded: string;
}

interface Token extends NameWord {
  readonly start: number;
  readonly end: number;
  readonly isCapital: boolean;
  readonly isOwner: boolean;
  readonly opens: boolean;
  /** What stands between the token before and this one. */
  readonly gap: string;
}

const word =
  /\p{L}(?:\.\p{L})+\.?|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:[-–’'](?!s\b)|&|\.(?=\d))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*(?:['’]s?(?![\p{L}\p{N}]))?/gu;

/** Finds what is written as a name in one sentence. Headlines, where every word has a capital, have none. */
export function findNameRuns(sentence: string): NameRun[] {
  spendReading(sentence);
  const tokens = readTokens(sentence);
  if (isHeadline(sentence, tokens)) return [];

  const runs: NameRun[] = [];
  for (let at = 0; at < tokens.length; ) {
    spend();
    const last = endOfRun(tokens, at);
    if (last === null) at += 1;
    else {
      const isOffice = tokens[at - 1]?.folded === 'of' && isTitleWord(tokens[at - 2]?.folded ?? '');
      const run = tokens.slice(at, last + 1);
      runs.push(...(isOffice ? partByPlace(run, tokens[at - 2]?.text ?? '') : partByTitles(run)));
      at = last + 1;
    }
  }
  return runs;
}

/** Words that a sentence begins with, and a name does not. */
const opening =
  /^(?:meanwhile|however|earlier|later|instead|today|yesterday|tomorrow|finally|moreover|furthermore|nevertheless|regarding|given|following|despite|according|including|former|asked|speaking|last|next|many|most|several|few|perhaps|once|thus|hence|additionally|similarly|recently|currently)$/;

function readTokens(sentence: string): Token[] {
  let from = 0;
  return [...sentence.matchAll(word)].map(({ 0: written, index }) => {
    const gap = sentence.slice(from, index);
    from = index + written.length;
    // "Holm-based" ends a name as "Holm's" does.
    const tail =
      /['’]s?$|-(?:based|born|led|focused|backed|owned|style|run|made|wide|funded|listed)$/u;
    const isOwner = tail.test(written);
    const text = written.replace(tail, '');
    const folded = foldWord(text);
    const isAcronym = /^\p{Lu}[\p{Lu}.]+$/u.test(text);
    const opens = index === 0 || gap === sentence.slice(0, index) || /["“‘]$/u.test(gap);
    const isCapital =
      /^\p{Lu}/u.test(text) &&
      text !== 'I' &&
      (isAcronym || !isFunctionWord(folded)) &&
      !(opens && opening.test(folded));
    const initial = /^\p{Lu}$/u.test(text) && sentence[from] === '.' ? 1 : 0;
    const end = index + text.length + initial;
    return { text, folded, start: index, end, isCapital, isOwner, opens, gap };
  });
}

/** A headline or a shout: its capitals tell nothing. A sentence that ends as one may be full of names. */
function isHeadline(sentence: string, tokens: readonly Token[]): boolean {
  if (!/\p{Ll}/u.test(sentence)) return tokens.length > 2;
  const long = tokens.filter(({ text }) => /^\p{L}{4}/u.test(text));
  const fewest = /[.!?]["'”’)]*$/u.test(sentence) ? 10 : 5;
  return (
    long.length >= fewest && long.filter(({ isCapital }) => isCapital).length > long.length * 0.8
  );
}

const particles: ReadonlySet<string> = new Set(
  [
    'de',
    'van',
    'von',
    'der',
    'den',
    'al',
    'bin',
    'ibn',
    'da',
    'di',
    'du',
    'del',
    'la',
    'le',
  ].concat(['el', 'dos', 'das', 'ter', 'ten', 'y']),
);

/** Gives the place of the last token of the run that begins at `from`; `null` where none begins there. */
function endOfRun(tokens: readonly Token[], from: number): number | null {
  if (!tokens[from]?.isCapital) return null;
  let last = from;
  for (;;) {
    spend();
    if (tokens[last]?.isOwner) return last;
    const next = tokens[last + 1];
    if (!next) return last;
    const isClose = isBeside(tokens[last], next);
    if (isClose && (next.isCapital || isNumberOfName(tokens, last + 1))) last += 1;
    else {
      const joined = isClose ? endOfJoin(tokens, from, last) : null;
      if (joined === null) return last;
      last = joined;
    }
  }
}

function isBeside(token: Token | undefined, { gap, folded }: Token): boolean {
  if (/^\.? $|^ & $/.test(gap))
    return gap !== '. ' || /^\p{Lu}$|^(?:St|Mt|Ft)$/u.test(token?.text ?? '');
  return gap === ', ' && /^(?:inc|ltd|llc|jr|sr|plc)$/.test(folded);
}

/** "Alder 3 sailed", where "in Holm 12 boats sailed" counts boats. */
function isNumberOfName(tokens: readonly Token[], at: number): boolean {
  const [before, number, next] = tokens.slice(at - 1, at + 2);
  return (
    number !== undefined &&
    /^\d{1,4}$/.test(number.text) &&
    !isTimeWord(before?.folded ?? '') &&
    !isMonth(before?.folded ?? '') &&
    (next === undefined || next.gap !== ' ' || isFunctionWord(next.folded) || next.isCapital)
  );
}

const isMonth = (folded: string) =>
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)$/.test(folded);

/** "Museum *of* Flight", "Ann *van der* Holm", "the Food *and* Drug Agency": the last token of what is joined on. */
function endOfJoin(tokens: readonly Token[], from: number, last: number): number | null {
  const first = tokens[last + 1];
  if (!first || first.isCapital) return null;
  let at = last + 2;
  const second = tokens[at];
  const isPair =
    second !== undefined && second.gap === ' ' && /^(?:the|der|den|la)$/.test(second.folded);
  if (isPair) at += 1;
  const target = tokens[at];
  if (!target?.isCapital || target.gap !== ' ') return null;

  const left = tokens.slice(from, last + 1);
  const isOfKind = kindOfHead(left.at(-1)?.folded ?? '') !== null;
  if (particles.has(first.folded)) return at;
  if (first.folded === 'of' || first.folded === 'for') return isOfKind ? at : null;
  if (first.folded !== 'and' || isPair || isOfKind) return null;
  // "the Food and Drug Agency" is one, "Ann Reed and the Agency" are two.
  const before = tokens[from - 1];
  const isDefinite =
    before !== undefined && (before.isOwner || /^(?:the|its|a)$/.test(before.folded));
  let end = at;
  while (tokens[end + 1]?.isCapital && tokens[end + 1]?.gap === ' ' && !tokens[end]?.isOwner)
    end += 1;
  const isWhole =
    isDefinite && tokens.slice(at + 1, end + 1).some(({ folded }) => kindOfHead(folded) !== null);
  return isWhole || (isDefinite && tokens[end + 1]?.folded === 'for') ? at : null;
}

/** "FKI Chairman Ann Reed" is a body, and a person with a title. */
function partByTitles(tokens: readonly Token[]): NameRun[] {
  const at = tokens.findLastIndex(
    ({ folded }, index) => isTitleWord(folded) && index < tokens.length - 1,
  );
  const after = tokens.slice(at + 1);
  const isTitled =
    at >= 0 && after.every(({ folded }) => kindOfHead(folded) === null) && after.length <= 4;
  if (!isTitled) return toRun(tokens, []);

  let begin = at;
  while (begin > 0 && isTitleWord(tokens[begin - 1]?.folded ?? '')) begin -= 1;
  const title = tokens.slice(begin, at + 1).map(({ text }) => text);
  return [...toRun(tokens.slice(0, begin), []), ...toRun(after, title)];
}

/** "Mayor of Holm Ann Reed" is the mayor of a place, by her name. */
function partByPlace(tokens: readonly Token[], title: string): NameRun[] {
  const most = Math.max(1, tokens.length - 2);
  const isCountry = (length: number) =>
    isCountryName(
      tokens
        .slice(0, length)
        .map(({ text }) => text)
        .join(' '),
    );
  const length = most > 1 && isCountry(2) ? 2 : 1;
  const rest = tokens.slice(length);
  const isPerson = rest.length > 1 && rest.every(({ folded }) => kindOfHead(folded) === null);
  return isPerson
    ? [...toRun(tokens.slice(0, length), []), ...toRun(rest, [title])]
    : toRun(tokens, []);
}

function isTitleWord(folded: string): boolean {
  return (
    isTitle(folded.split(/[-–]/).at(-1) ?? folded) ||
    /^(?:prime|vice|deputy|assistant|acting|former|then|interim|managing|foreign|finance|health|defen[cs]e|interior|republican|democratic|democrat|rear|first|second)$/.test(
      folded,
    )
  );
}

/** "Harbour Committee Ann Reed" is a body and a person of it. */
function splitAtBody(words: readonly Token[]): readonly (readonly Token[])[] {
  const at = words.findIndex(
    ({ folded }, index) => index > 0 && kindOfHead(folded) === 'organisation',
  );
  const rest = words.slice(at + 1);
  const isPerson =
    at > 0 &&
    (rest.length === 2 || rest.length === 3) &&
    rest.every(({ folded, isCapital }) => isCapital && kindOfHead(folded) === null);
  return isPerson ? [words.slice(0, at + 1), rest] : [words];
}

function toRun(tokens: readonly Token[], title: readonly string[]): NameRun[] {
  let [from, to] = [0, tokens.length];
  const isTime = (token: Token | undefined) =>
    token !== undefined && (isTimeWord(token.folded) || isMonth(token.folded));
  while (from < to && isTime(tokens[from])) from += 1;
  while (to > from && isTime(tokens[to - 1])) to -= 1;
  while (to - from > 1 && isTitle(tokens[to - 1]?.folded ?? '')) to -= 1;
  return splitAtBody(tokens.slice(from, to)).flatMap((words) => {
    const first = words[0];
    const last = words.at(-1);
    if (!first || !last) return [];
    return { words, start: first.start, end: last.end, title, opens: first.opens };
  });
}
