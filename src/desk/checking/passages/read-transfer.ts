import type { Chunk } from './read-chunks.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';

/** What goes from one to another, whichever way it is told: "the boat goes to Oslo", "Oslo gets the boat". */
export interface Transfer {
  readonly thing: Chunk | null;
  /** Who gets it, or where it comes to. */
  readonly goal: Chunk | null;
}

const giving =
  /^(give|gives|gave|given|giving|send|sends|sent|sending|award|awards|awarded|grant|grants|granted|hand|hands|handed|deliver|delivers|delivered|donate|donates|donated|relocate|relocates|relocated|relocating|move|moves|moved|moving|transfer|transfers|transferred|ship|ships|shipped|present|presents|presented)$/;
const getting = /^(get|gets|got|gotten|getting|receive|receives|received|receiving)$/;
const going =
  /^(go|goes|went|gone|going|head|heads|headed|heading|bound|relocate|relocates|relocating|move|moves|moving)$/;

/** Whether a verb tells that something goes to somebody. */
export function isTransfer({ isVerb, unit }: SentenceUnit): boolean {
  return isVerb && [giving, getting, going].some((kind) => kind.test(unit.folded));
}

/** Reads what goes where, by the verb of a sentence; `null` where the verb tells of nothing that goes. */
export function transferOf(
  { unit, verb, isVerb }: SentenceUnit,
  { grammar: { chunks, verbs } }: ReadSentence,
): Transfer | null {
  if (!isVerb || !verb) return null;
  const next = verbs[verbs.indexOf(verb) + 1]?.at ?? Number.POSITIVE_INFINITY;
  const to =
    chunks.find(
      ({ preposition, start }) =>
        start > verb.at && start < next && preposition !== null && /^(to|for)$/.test(preposition),
    ) ?? null;
  if (getting.test(unit.folded)) return { thing: verb.object, goal: verb.subject };
  if (giving.test(unit.folded) && verb.isPassive) {
    return verb.object
      ? { thing: verb.object, goal: verb.subject }
      : { thing: verb.subject, goal: to };
  }
  if (giving.test(unit.folded) && verb.object) return { thing: verb.object, goal: to };
  return going.test(unit.folded) ? { thing: verb.subject, goal: to } : null;
}
