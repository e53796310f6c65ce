import { isFramingWord } from '../../language/framing-words.ts';
import { detectQuestionKind } from '../../language/question-kind.ts';
import { isShellWord } from '../../language/shell-words.ts';
import { spendReading } from '../../language/work-budget.ts';
import type { Term } from '../matching/create-lexicon.ts';

/** A text as it is answered: without who asks, for whom and why. */
export interface AskedText {
  /** Its clauses that ask, or lead up to it; the whole text where nothing was taken off. */
  readonly text: string;
  /** Their words; they stand in the text that was given. */
  readonly terms: readonly Term[];
  /** The words of each clause that asks; all clauses where none does, as in keywords. */
  readonly asking: readonly (readonly Term[])[];
  /** The words of each clause that leads up to it. */
  readonly around: readonly (readonly Term[])[];
}

/**
 * Finds what a text asks: reporters ramble ("Dana from the Lisbon desk here, quick one, …"), and who asks is not what
 * is asked about.
 *
 * @param isKnown  Whether the base has a word. A clause that says something of it is never taken off.
 */
export function readAskedText(
  text: string,
  terms: readonly Term[],
  isKnown: (term: Term) => boolean,
): AskedText {
  spendReading(text);
  const clauses = [...text.matchAll(clause)].map(
    ({ 0: written, index }): Clause => ({ text: written, start: index }),
  );
  const asks = clauses.filter(({ text: written }) => detectQuestionKind(written) !== null);
  const isAside = (one: Clause) =>
    asks.length > 0 &&
    !asks.includes(one) &&
    introduces.test(one.text) &&
    !wordsOf(one).some(isTelling);
  const kept = clauses
    .filter((one) => !isAside(one))
    .map((one) => ({ ...withoutLead(one), asks: asks.length === 0 || asks.includes(one) }));

  const isWhole =
    kept.reduce((sum, one) => sum + one.text.length, 0) ===
    clauses.reduce((sum, one) => sum + one.text.length, 0);
  return {
    text: isWhole ? text : kept.map((one) => one.text.trim()).join(', '),
    terms: isWhole ? terms : kept.flatMap(wordsOf),
    asking: kept.filter((one) => one.asks).map(wordsOf),
    around: kept.filter((one) => !one.asks && !introduces.test(one.text)).map(wordsOf),
  };

  function wordsOf(one: Clause): Term[] {
    const end = one.start + one.text.length;
    return terms.filter(({ word }) => word.start >= one.start && word.end <= end);
  }

  function isTelling(term: Term): boolean {
    const { folded } = term.word;
    return !term.isFunction && !isFramingWord(folded) && !isShellWord(folded) && isKnown(term);
  }
}

/** The clauses that ask, each by itself; one that only points at names has those of what leads up to it. */
export function partsOf({ asking, around }: AskedText): AskedText[] {
  if (asking.length + around.length < 2) return [];
  const names = around.flat().filter(isName);
  return asking.map((terms) => {
    const led = terms.some(({ word }) => pointingWords.has(word.folded)) ? names : [];
    const all = [...led, ...terms];
    return {
      text: all.map(({ word }) => word.text).join(' '),
      terms: all,
      asking: [terms],
      around: led.length === 0 ? [] : [led],
    };
  });
}

const pointingWords = new Set(
  'it its he his him she her they their them this that these those'.split(' '),
);

function isName({ concepts }: Term): boolean {
  return concepts.some(({ kind }) => kind === 'name');
}

interface Clause {
  readonly text: string;
  readonly start: number;
}

/** A point inside a word, as in "U.S." or "5.3", ends nothing. */
const clause = /(?:[^.,!?;:()\n–—]|[.,:](?=[\p{L}\p{N}]))+/gu;

/** "Tom wants to know whether …": who wants to know is not asked about. */
const lead =
  /^.*?\b(?:know|ask|asks|asked|asking|wonders?|wondering|tell|check|confirm|clarify|remember|sure|find out)\b(?:\s+(?:me|us|him|her|them|\p{Lu}\p{L}+))?\s+(?=(?:who|whom|whose|what|which|when|where|why|how|whether|if)\b)/iu;

function withoutLead({ text, start }: Clause): Clause {
  const length = lead.exec(text)?.[0].length ?? 0;
  return { text: text.slice(length), start: start + length };
}

/** A clause in which people greet, thank, say who they are, for whom they ask and who told them what. */
const introduces =
  /\b(?:i|me|my|we|us|our|he|she|thinks|says|wants|needs|asks|asked|reckons|hi|hello|hey|morning|afternoon|evening|thanks|thank|cheers|desk|desks|bureau|newsroom|office|team|edition|editor|editors|subs?|colleague|colleagues|boss|intern|shift|here|filing|covering|writing|working|calling|this is|i am|i'm|it's me|my name|asap|deadline)\b/iu;
