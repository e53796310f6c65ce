import { spend } from '../../../language/work-budget.ts';
import type { Alignment } from './alignment.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';

/** A part of a sentence that only tells what something is held against, or leaves out: "rather than by post", "down from 8 percent". */
export interface SetApart {
  /** What leads it in, and which way it compares: "than more". */
  readonly lead: string;
  /** Its words, by their places; exclusive at the end. */
  readonly start: number;
  readonly end: number;
}

/** Words that lead in such a part, each with how many words it is. */
const leads: readonly (readonly [RegExp, number])[] = [
  [
    /^(rather than|instead of|other than|apart from|except for|compared (with|to)|(up|down) from)$/,
    2,
  ],
  [/^(unlike|except|excluding|besides)$/, 1],
];
const comparative = /^(more|less|fewer|\w{2,}er)$/;

/** What was found in a sentence: several rules ask for it. */
const known = new WeakMap<ReadSentence, readonly SetApart[]>();

/** Finds what a sentence sets apart. "More than 40" only says how many. */
export function readSetApart(sentence: ReadSentence): readonly SetApart[] {
  // What is at hand costs the same.
  spend(sentence.words.length);
  const found = known.get(sentence) ?? findSetApart(sentence);
  known.set(sentence, found);
  return found;
}

function findSetApart({ words, grammar }: ReadSentence): SetApart[] {
  const verbs = new Set(grammar.verbs.map(({ start }) => start));
  const found: SetApart[] = [];
  for (const at of words.keys()) {
    const lead = leadAt(at);
    if (lead !== null && at >= (found.at(-1)?.end ?? 0))
      found.push({ lead, start: at, end: endOf(at + 1) });
  }
  return found;

  function leadAt(at: number): string | null {
    const [word, next] = [words[at]?.folded ?? '', words[at + 1]];
    for (const [pattern, length] of leads) {
      const said = length === 2 ? `${word} ${next?.folded}` : word;
      if (pattern.test(said)) return said;
    }
    if (word === 'than' && next?.tag !== 'NUM') {
      const before = words.slice(0, at).findLast(({ folded }) => comparative.test(folded));
      return `than ${before?.folded ?? ''}`;
    }
    return isNotThis(at) ? 'not' : null;
  }

  /** ", not by vote", "but not its match", "not in June but in May": a denial of a thing, not of what is done. */
  function isNotThis(at: number): boolean {
    if (words[at]?.folded !== 'not') return false;
    const [before, next] = [words[at - 1], words[at + 1]];
    if (!next || /^(VERB|AUX|ADV|PART|ADJ)$/.test(next.tag) || next.folded === 'only') return false;
    const isJoined = before?.folded === ',' || before?.tag === 'CCONJ';
    return isJoined || words.slice(at, endOf(at + 1) + 1).some(({ folded }) => folded === 'but');
  }

  /** Up to the next mark, "but", or verb. */
  function endOf(from: number): number {
    const end = words.findIndex(
      ({ folded, tag }, at) =>
        at >= from &&
        (/^[,;:)—–]$/.test(folded) ||
          folded === 'but' ||
          (at > from + 1 && verbs.has(at)) ||
          (tag === 'CCONJ' && verbs.has(at + 1))),
    );
    return end < 0 ? words.length : end;
  }
}

/** The part that a unit stands in. */
export function apartOf(
  { first }: Pick<SentenceUnit, 'first'>,
  parts: readonly SetApart[],
): SetApart | null {
  return parts.find(({ start, end }) => start <= first && first < end) ?? null;
}

/** Whether what a claim says is set apart in the sentence just as it is in the claim, and nothing is left out of "all except". */
export function isSameApart({ claim, pairs, source: { sentence } }: Alignment): boolean {
  const [said, actual] = [readSetApart(claim), readSetApart(sentence)];
  // "Less than men" for "more than men": that they are not the same is what the sentence says.
  const isTurned = pairs.some(({ how }) => how === 'contrary');
  const leadOf = (part: SetApart | null) => (isTurned ? part?.lead.split(' ')[0] : part?.lead);
  const isSame = pairs.every(
    (pair) => leadOf(apartOf(pair.claim, said)) === leadOf(apartOf(pair.source, actual)),
  );
  const isLeftOut = actual.some(
    ({ lead }) =>
      /^(except|excluding|apart|other)/.test(lead) &&
      !said.some((other) => /^(except|excluding|apart|other)/.test(other.lead)),
  );
  return isSame && !isLeftOut;
}
