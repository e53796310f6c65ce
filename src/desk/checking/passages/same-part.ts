import { spend } from '../../../language/work-budget.ts';
import type { Alignment } from './alignment.ts';
import { type Chunk, groupOf } from './read-chunks.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';

/** "Two of the five ministers", "half of it", "nine of them": so many of a whole. */
interface Part {
  /** What says how many, by the places of its words; exclusive at the end. */
  readonly start: number;
  readonly end: number;
  /** The whole; of "nine of them", what is said of the nine. */
  readonly isWhole: (unit: SentenceUnit) => boolean;
  /** Of "nine of them, seriously hurt", the words behind the "of", by their places. */
  readonly said: readonly [from: number, to: number] | null;
  /** Whether it is less than the whole for sure. */
  readonly isLess: boolean;
}

const fraction =
  'half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?';
/** Of these the whole has more. */
const surelyLess = new RegExp(`^(${fraction}|few|none|minority|most|majority)$`);
/** Shares, of whatever: "two thirds of voters" are not the voters. */
const share = new RegExp(`^(${fraction}|percent|percentage|most|majority|minority|none)$`);
const portion = new RegExp(
  `^(${fraction}|percent|percentage|most|many|some|few|several|parts?|none|majority|minority|rest|remainder|handful|dozens|hundreds|thousands|all|each|both)$`,
);
const ofWhom = /^(them|whom|which|these|those|it|us)$/;

/** Finds the parts of a whole that a sentence speaks of. */
function readParts(sentence: ReadSentence): Part[] {
  const { words, grammar, unitAt } = sentence;
  spend(words.length);
  return words.flatMap(({ folded }, of): Part[] => {
    const before = words[of - 1];
    if (folded !== 'of' || !before) return [];
    const isNumber = before.tag === 'NUM' || unitAt[of - 1]?.unit.quantity != null;
    if (!isNumber && !portion.test(before.folded)) return [];
    const next = words[of + 1];
    const chunk = grammar.chunkAt[of + 1] ?? null;
    const isWhose = ofWhom.test(next?.folded ?? '');
    const isDefinite =
      isWhose ||
      next?.tag === 'DET' ||
      next?.tag === 'NUM' ||
      /^(its|their|his|her|our)$/.test(next?.folded ?? '');
    // "Dozens of boats" are boats.
    if (!isDefinite && !share.test(before.folded)) return [];
    const start = startOf(of - 1);
    const value = unitAt[of - 1]?.unit.quantity?.value;
    const total = chunk === null ? undefined : totalIn(chunk);
    return [
      {
        start,
        end: of,
        said: isWhose ? [of + 1, endOf(of)] : null,
        isWhole: isWhose ? within(of, endOf(of)) : (unit) => isIn(unit, chunk),
        isLess:
          surelyLess.test(before.folded) ||
          (value !== undefined && total !== undefined && value < total) ||
          words[start - 1]?.folded === 'only',
      },
    ];
  });

  function startOf(at: number): number {
    let start = at;
    while (/^(NUM|DET|ADJ|SYM)$/.test(words[start - 1]?.tag ?? '')) start -= 1;
    return start;
  }

  function totalIn(chunk: Chunk): number | undefined {
    for (let at = chunk.start; at < chunk.end; at += 1) {
      const value = unitAt[at]?.unit.quantity?.value;
      if (value !== undefined) return value;
    }
    return undefined;
  }

  function isIn({ chunk }: SentenceUnit, whole: Chunk | null): boolean {
    return (
      chunk !== null &&
      whole !== null &&
      (chunk === whole || groupOf(whole, sentence).includes(chunk))
    );
  }

  function endOf(from: number): number {
    const end = words.findIndex(({ folded }, at) => at > from && /^[,;)]$/.test(folded));
    return end < 0 ? words.length : end;
  }
}

function within(from: number, to: number): (unit: SentenceUnit) => boolean {
  return ({ first }) => first > from && first < to;
}

const whole = /^(all|every|each)$/;
const leftOut = /^(all|every|everyone|everybody|everything|none|nothing|nobody|any|anything)$/;

/** "All but three of the schools" */
function isAllBut({ words }: ReadSentence): boolean {
  return words.some(
    ({ folded }, at) =>
      leftOut.test(folded) && words.slice(at + 1, at + 3).some((word) => word.folded === 'but'),
  );
}

/** Whether a claim speaks of as much of a whole as the sentence does. */
export function isSamePart(alignment: Alignment): boolean {
  const { claim, pairs, source } = alignment;
  const { sentence } = source;
  if (isAllBut(claim) !== isAllBut(sentence)) return false;
  const isKept = (
    parts: readonly Part[],
    side: 'claim' | 'source',
    read: ReadSentence,
    other: ReadSentence,
  ) =>
    parts.every(({ start, end, isWhole, said }) => {
      const isRepeated =
        said !== null &&
        read.words
          .slice(...said)
          .some(
            ({ folded, tag }) =>
              /^(ADV|ADJ|PRON)$/.test(tag) && other.words.some((word) => word.folded === folded),
          );
      if (!isRepeated && !pairs.some((pair) => isWhole(pair[side]))) return true;
      const isMet = pairs.some((pair) => pair[side].last >= start && pair[side].last < end);
      const isWritten = read.words
        .slice(start, end)
        .some(
          ({ folded }) =>
            portion.test(folded) && other.words.some((word) => word.folded === folded),
        );
      return isMet || isWritten;
    });
  return (
    !isSaidOfWhole(alignment) &&
    isKept(readParts(sentence), 'source', sentence, claim) &&
    isKept(readParts(claim), 'claim', claim, sentence)
  );
}

/** "Two of the five who stood lost": it is not said that two stood. */
function isSaidOfWhole({ pairs, claim, source: { sentence } }: Alignment): boolean {
  const saidOf = ({ last, unit }: SentenceUnit, { words, grammar }: ReadSentence) => {
    const whole = words[last + 1]?.folded === 'of' ? grammar.chunkAt[last + 2] : null;
    if (unit.quantity === null || !whole || !/^(who|that)$/.test(words[whole.end]?.folded ?? ''))
      return null;
    return grammar.verbs.find(({ at }) => at > whole.end) ?? null;
  };
  return pairs.some((part) => {
    const stated = saidOf(part.source, sentence);
    const isStated = pairs.some(({ source }) => source.isVerb && source.verb === stated);
    return stated !== null && isStated && saidOf(part.claim, claim) === null;
  });
}

/** "All eleven", where it is two of the eleven. */
export function isAllForPart({ claim, pairs, source: { sentence } }: Alignment): boolean {
  const all = claim.words.findIndex(({ folded }) => whole.test(folded));
  if (all < 0) return false;
  const chunk = claim.grammar.chunkAt[all + (claim.words[all + 1]?.folded === 'of' ? 2 : 0)];
  const head = chunk && claim.unitAt[chunk.head];
  const met = head && pairs.find((pair) => pair.claim === head)?.source;
  return (
    met != null &&
    readParts(sentence).some(
      ({ start, end, isWhole, isLess }) =>
        isLess &&
        isWhole(met) &&
        !pairs.some(({ source }) => source.last >= start && source.last < end),
    )
  );
}
