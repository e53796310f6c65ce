import type { Alignment, Pair } from './alignment.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isName } from './relate-units.ts';

const best = /^(\w{2,}est|most|least)$/;
const only = /^(first|only)$/;
const notBest =
  /^(west|rest|test|forest|interest|request|protest|guest|harvest|invest|arrest|latest)$/;
const place = /^(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(st|nd|rd|th))$/;
const placed = /^(next|joint)$/;

function isBest(folded: string): boolean {
  return best.test(folded) && !notBest.test(folded);
}

/** Where a unit says which of all: "largest", "first"; -1 where it does not. */
function rankAt({ first, last }: SentenceUnit, { words }: ReadSentence): number {
  return words.findIndex(
    ({ folded }, at) => at >= first && at <= last && (isBest(folded) || only.test(folded)),
  );
}

/** "second-" before "largest". */
function placeBefore(at: number, { words }: ReadSentence): string | null {
  const before = words.slice(Math.max(0, at - 2), at);
  return before.find(({ folded }) => place.test(folded) || placed.test(folded))?.folded ?? null;
}

/** Whether the largest is the largest of the same: not the second-largest, nor that of one country, or since some year. */
export function isSameRank(
  { source: other }: Pair,
  { claim, source: { sentence }, pairs }: Alignment,
): boolean {
  const at = rankAt(other, sentence);
  if (at < 0) return true;
  const before = placeBefore(at, sentence);
  if (before !== null && !claim.words.some(({ folded }) => folded === before)) return false;
  const of = sentence.units.filter(
    ({ chunk, unit, first }) =>
      chunk !== null && chunk === other.chunk && isName(unit) && first < at,
  );
  return [...of, ...boundsOf(at, sentence)].every((unit) =>
    pairs.some(({ source }) => source === unit),
  );
}

/** "The largest", where it is the second-largest of the same. */
export function isHigherRank(
  { claim: one, source: other }: Pair,
  { claim, source: { sentence } }: Alignment,
): boolean {
  const [said, actual] = [rankAt(one, claim), rankAt(other, sentence)];
  if (!isBest(claim.words[said]?.folded ?? '') || !isBest(sentence.words[actual]?.folded ?? ''))
    return false;
  return place.test(placeBefore(actual, sentence) ?? '') && placeBefore(said, claim) === null;
}

/** "The largest in the north", "the first since 2008": of how many, or since when. */
function boundsOf(at: number, { words, units, grammar }: ReadSentence): SentenceUnit[] {
  const comma = words.findIndex(({ folded }, index) => index > at && folded === ',');
  const since = words
    .slice(0, comma < 0 ? words.length : comma)
    .findIndex(({ folded }, index) => index > at && folded === 'since');
  const mark = words.findIndex(
    ({ folded, tag }, index) =>
      index > at && (/^[,;:]$/.test(folded) || /^(VERB|AUX|CCONJ)$/.test(tag)),
  );
  // "The first phase of the project" is one all the same.
  const isOfAll = !only.test(words[at]?.folded ?? '');
  const among = grammar.chunks.filter(
    ({ start, preposition }) =>
      isOfAll &&
      start > at &&
      (mark < 0 || start < mark) &&
      /^(in|of|among|for|on|at|within)$/.test(preposition ?? ''),
  );
  const starts = [...among.map(({ start }) => start), ...(since < 0 ? [] : [since])];
  return starts.flatMap(
    (start) => units.find(({ first, isNeeded }) => first >= start && isNeeded) ?? [],
  );
}
