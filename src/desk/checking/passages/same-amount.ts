import type { Alignment, Pair } from './alignment.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isName } from './relate-units.ts';

/** The preposition before a number or name, as far as it tells which way something goes. */
function wayOf({ first, unit }: SentenceUnit, { words }: ReadSentence): string | null {
  const before = words[first - 1]?.tag === 'DET' ? words[first - 2] : words[first - 1];
  const way = /^(to|from|by)$/.exec(before?.folded ?? '')?.[0] ?? null;
  return way === null && unit.quantity ? 'by' : way;
}

/** Whether a number, or a name, stands behind the same of "to", "from" and "by". */
export function isSameWay(
  { claim: one, source: other, how }: Pair,
  { claim, source: { sentence } }: Alignment,
): boolean {
  if (how === 'reference' || how === 'instead') return true;
  const isAmount =
    one.unit.quantity !== null && other.unit.quantity !== null && !one.unit.quantity.isOrdinal;
  if (!isAmount && !(isName(one.unit) && isName(other.unit))) return true;
  const [said, actual] = [wayOf(one, claim), wayOf(other, sentence)];
  if (isAmount) {
    // Of what is counted nothing goes anywhere: "eight of ten", "12 members".
    const isMoving = [claim, sentence].some(({ words }, at) => {
      const { first } = at === 0 ? one : other;
      return /^(to|from|by)$/.test(words[first - 1]?.folded ?? '');
    });
    return !isMoving || said === actual;
  }
  return said === actual || ![said, actual].every((way) => way === 'to' || way === 'from');
}

/** Whether so many are as many as is said: 40 are not "more than 40". */
export function isWithinBound({ claim: { unit: one }, source: { unit: other } }: Pair): boolean {
  const [said, actual] = [one.quantity, other.quantity];
  if (!said || !actual || said.value !== actual.value) return true;
  return !/^(more|less)$/.test(said.relation) || actual.relation === said.relation;
}

/** "700 fewer" are not the 1,150 that there are. */
export function isSameDifference(
  { claim: one, source: other }: Pair,
  { claim, source: { sentence } }: Alignment,
): boolean {
  if (!one.unit.quantity || !other.unit.quantity) return true;
  return isDifference(one, claim) === isDifference(other, sentence);
}

/** Whether a number tells how many more or fewer: "700 fewer", "two seats more than". */
function isDifference({ last }: SentenceUnit, { words }: ReadSentence): boolean {
  const next = words.slice(last + 1, last + 3).map(({ folded }) => folded);
  const isOf = (word: string | undefined) => /^(more|fewer|less|higher|lower)$/.test(word ?? '');
  return isOf(next[0]) || (isOf(next[1]) && words[last + 3]?.folded === 'than');
}

/** "Less than 140", where it is 140. */
export function isBeyond({ unit: { quantity } }: SentenceUnit, { units }: ReadSentence): boolean {
  return (
    quantity !== null &&
    /^(more|less)$/.test(quantity.relation) &&
    units.some(({ unit }) => unit.quantity?.value === quantity.value)
  );
}

const measure =
  /^(dollars?|pounds?|euros?|yen|won|yuan|rupees?|francs?|pence|cents?|percent|percentage)$/;

/** Whether what is counted in both is in the same money, or in percent. */
export function isSameMeasure(
  { claim: one, source: other }: Pair,
  { claim, source: { sentence } }: Alignment,
): boolean {
  if (!one.unit.quantity || !other.unit.quantity) return true;
  const measureOf = ({ last }: SentenceUnit, { words }: ReadSentence) =>
    words
      .slice(last + 1, last + 4)
      .find(({ folded }) => measure.test(folded))
      ?.folded.replace(/s$/, '');
  const [said, actual] = [measureOf(one, claim), measureOf(other, sentence)];
  return said === undefined || actual === undefined || said === actual;
}

/** "Seven men" are not "seven women and five men", nor "one cap" six. */
export function isOfSameNoun(
  { claim: one, source: other, how }: Pair,
  { claim, source: { sentence }, pairOf }: Alignment,
): boolean {
  if (one.chunk === null) return true;
  const head = claim.unitAt[one.chunk.head];
  if (head === one) {
    const isOne = claim.words
      .slice(one.chunk.start, one.first)
      .some(({ folded }) => folded === 'one');
    const counts = sentence.units.filter(
      ({ unit, chunk }) => unit.quantity && chunk === other.chunk,
    );
    return !isOne || other.chunk === null || counts.every(({ unit }) => unit.quantity?.value === 1);
  }
  // "12 members", "600 more buoys"; of "the 12-nation bloc" there are not twelve.
  const next = claim.units[one.index + 1];
  const isCounted = next === head || /^(ADJ|ADV)$/.test(next?.tag ?? '');
  const noun = head && isCounted ? pairOf.get(head)?.source : undefined;
  const isCount = how === 'quantity' && one.unit.quantity?.isOrdinal === false;
  return !isCount || !noun?.chunk || noun.chunk === other.chunk || isOf(other, noun, sentence);
}

/** "three of the 16 buoys" */
function isOf(number: SentenceUnit, { first }: SentenceUnit, { words }: ReadSentence): boolean {
  return words[number.last + 1]?.folded === 'of' && first > number.last && first - number.last <= 5;
}
