import { spend } from '../../../language/work-budget.ts';
import type { Alignment } from './alignment.ts';
import type { VerbPhrase } from './read-grammar.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';

/**
 * A second row without a verb of its own: "the navy sent two ships *and the air force five helicopters*", "went to Oslo from
 * the navy *and to Bergen from the army*". Places are indexes of words, exclusive at the end.
 */
interface Row {
  readonly verb: VerbPhrase;
  readonly start: number;
  readonly end: number;
  /** Whether it has a subject in the place of the first one. */
  readonly isOfAnother: boolean;
}

/** Finds the rows that have no verb. */
function readRows({ words, grammar: { chunks, chunkAt, verbs } }: ReadSentence): Row[] {
  spend(words.length);
  return words.flatMap(({ tag }, at): Row[] => {
    if (tag !== 'CCONJ') return [];
    const verb = verbs.findLast((before) => before.at < at);
    const end = endOf(at);
    if (!verb || verbs.some((other) => other.at > at && other.at < end)) return [];
    const first = chunks.filter(({ start }) => start > verb.at && start < at);
    const own = chunks.filter(({ start }) => start > at && start < end);
    const leads = new Set(first.map(({ preposition }) => preposition).filter(isLead));
    const [one, next] = own;
    if (!one || !next) return [];
    const row = { verb, start: at + 1, end };
    const isRepeated = (preposition: string | null) =>
      isLead(preposition) && leads.has(preposition);
    // "and to Bergen from the army"
    if (words[at + 1]?.tag === 'ADP')
      return isRepeated(one.preposition) && isRepeated(next.preposition)
        ? [{ ...row, isOfAnother: false }]
        : [];
    if (chunkAt[at + 1] !== one) return [];
    // "and the air force five helicopters", as the navy two ships
    const isCounted = (chunk: typeof one) =>
      words.slice(chunk.start, chunk.end).some((word) => word.tag === 'NUM');
    if (
      next.start === one.end &&
      isCounted(next) &&
      first.some((chunk) => chunk.start === verb.at + 1 && isCounted(chunk))
    )
      return [{ ...row, isOfAnother: true }];
    // "and best actor to Tom Halloran"; "rose 3 percent in Oslo and 4 percent in Bergen"
    const hasObject = first.some(
      ({ start, preposition }) => start === verb.at + 1 && preposition === null,
    );
    return isRepeated(next.preposition) ? [{ ...row, isOfAnother: !hasObject }] : [];
  });

  function endOf(from: number): number {
    const end = words.findIndex(({ folded }, at) => at > from && /^[,;:.]$/.test(folded));
    return end < 0 ? words.length : end;
  }
}

function isLead(preposition: string | null): preposition is string {
  return preposition !== null && preposition !== '' && preposition !== 'of';
}

/** Whether all that a claim says stands in one row, or in the same two. */
export function isSameRow({ claim, pairs, source: { sentence } }: Alignment): boolean {
  const rows = readRows(sentence);
  return (
    rows.length === 0 ||
    readRows(claim).length === rows.length ||
    rows.every(({ verb, start, end, isOfAnother }) => {
      const isSecond = ({ first }: SentenceUnit) => first >= start && first < end;
      const isFirst = ({ first, chunk }: SentenceUnit) =>
        (first > verb.at && first < start) ||
        (isOfAnother && chunk !== null && chunk === verb.subject);
      return !(
        pairs.some(({ source }) => isSecond(source)) && pairs.some(({ source }) => isFirst(source))
      );
    })
  );
}
