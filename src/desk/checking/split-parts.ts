import { tagText } from '../../reading/tag-words.ts';
import { type Grammar, readGrammar, type VerbPhrase } from './passages/read-grammar.ts';

/** A part of a claim that says something by itself: `claim.slice(start, end) === text`. */
export interface ClaimPart {
  readonly text: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** The part as a sentence of its own, with the subject that it shares with the one before. */
  readonly statement: string;
}

/** How many parts a claim is parted into. What has more is a list. */
const mostParts = 6;

/** Words and marks at which a new statement may begin. */
const parting = /^(and|but|while|whereas|although|though|yet|;|-|–|—)$/;
const mayPart = /\b(?:and|but|while|whereas|although|though|yet|which|who)\b|;|–|—|\s-\s/i;
const relative = /^(which|who)$/;
/** What follows hangs on what stands before, or is what somebody says. */
const hanging =
  /^(that|if|unless|whether|because|when|until|after|before|since|than|as|so|where|how|why|what)$/;

/**
 * Parts a claim where a new statement begins: "the works closed in May and the council bought it". What hangs on another
 * part stays with it.
 */
export function splitParts(claim: string): ClaimPart[] {
  const only = trim(claim, 0, claim.length);
  // Most claims have none of the words: they need no reading.
  if (only === null || !mayPart.test(claim)) return only ? [{ ...only, statement: only.text }] : [];
  const words = tagText(claim);
  const grammar = readGrammar(words);
  const cuts = findCuts(words, grammar).slice(0, mostParts - 1);
  if (cuts.length === 0) return [{ ...only, statement: only.text }];

  const parts: ClaimPart[] = [];
  let from = 0;
  let last: Pick<Cut, 'nextLead' | 'isPronoun'> = { nextLead: '', isPronoun: false };
  const end = { before: claim.length, after: claim.length, nextLead: '', isPronoun: false };
  for (const cut of [...cuts, end]) {
    const part = trim(claim, from, cut.before);
    const own = last.isPronoun ? part?.text.replace(/^\S+\s/, '') : part?.text;
    if (part) parts.push({ ...part, statement: `${last.nextLead} ${own ?? ''}`.trim() });
    from = cut.after;
    last = cut;
  }
  return parts;
}

interface Cut {
  /** Where one part ends, and the next begins. */
  readonly before: number;
  readonly after: number;
  /** The subject of the next part, where it has none of its own. */
  readonly nextLead: string;
  /** Whether the subject of the next part is a pronoun, which says nothing by itself. */
  readonly isPronoun: boolean;
}

type Words = ReturnType<typeof tagText>;

function findCuts(words: Words, { verbs, chunks }: Grammar): Cut[] {
  const cuts: Cut[] = [];
  for (const [index, verb] of verbs.entries()) {
    const before = verbs[index - 1];
    if (!before) {
      const cut = cutBeforeFirst(words, verb, chunks.length);
      if (cut) cuts.push(cut);
      continue;
    }
    if (verb.isInfinitive || !isFiniteVerb(words, verb)) continue;
    const ownSubject =
      verb.subject !== null && verb.subject.start > before.at ? verb.subject : null;
    const from = ownSubject?.start ?? verb.start;
    let at = from - 1;
    // "and on Monday the council bought it"
    while (
      at > before.at &&
      !parting.test(words[at]?.folded ?? '') &&
      !relative.test(words[at]?.folded ?? '')
    ) {
      if (hanging.test(words[at]?.folded ?? '')) break;
      at -= 1;
    }
    const mark = words[at];
    if (!mark || at <= before.at || hanging.test(mark.folded)) continue;
    if (words.slice(before.at, at).some(({ folded }) => /^(if|unless|whether)$/.test(folded)))
      continue;
    const isRelative = relative.test(mark.folded);
    const comma = words[at - 1]?.folded === ',' ? words[at - 1] : undefined;
    if (isRelative && !comma) continue;
    if (
      mark.folded === '-' &&
      (mark.start === words[at - 1]?.end || mark.end === words[at + 1]?.start)
    )
      continue;
    // "wants to close it and sell it", "said that it was over and done": one clause with two verbs.
    const isHanging =
      before.isInfinitive || words.slice(0, at).some(({ folded }) => folded === 'that');
    if (!ownSubject && !isRelative && isHanging) continue;
    const isPronoun = /^(it|they|he|she)$/.test(words[ownSubject?.start ?? -1]?.folded ?? '');
    // "and its price is high": what it is of stands elsewhere.
    if (/^(its|their|his|her)$/.test(words[ownSubject?.start ?? -1]?.folded ?? '')) continue;
    const subject = isRelative ? (chunks.findLast(({ end }) => end <= at) ?? null) : verb.subject;
    cuts.push({
      before: (comma ?? mark).start,
      after: mark.end,
      nextLead: isPronoun || !ownSubject ? textOf(words, isPronoun ? before.subject : subject) : '',
      isPronoun,
    });
  }
  return cuts;
}

/** "11 members and Korea joined": what has no verb before "and" may be said by itself. */
function cutBeforeFirst(words: Words, verb: VerbPhrase, chunkCount: number): Cut | null {
  if (!verb.subject || chunkCount < 2) return null;
  const at = words.findIndex(({ folded }, index) => folded === 'and' && index < verb.at);
  const first = words.slice(0, at);
  const isCount =
    at > 0 &&
    /^(NUM)$/.test(first[0]?.tag ?? '') &&
    first.at(-1)?.tag === 'NOUN' &&
    words[at + 1]?.tag === 'PROPN';
  const mark = words[at];
  return isCount && mark
    ? { before: mark.start, after: mark.end, nextLead: '', isPronoun: false }
    : null;
}

/** Whether a verb carries a statement: "closed", "is closing", not "closing". */
function isFiniteVerb(words: Words, { at, start, isLinking }: VerbPhrase): boolean {
  const helped = words.slice(start, at).some(({ tag }) => tag === 'AUX');
  return isLinking || helped || !/ing$/.test(words[at]?.folded ?? '');
}

function textOf(words: Words, chunk: VerbPhrase['subject']): string {
  if (!chunk) return '';
  return words
    .slice(chunk.start, chunk.end)
    .map(({ text }) => text)
    .join(' ')
    .replace(/ ([-'’.]) /g, '$1');
}

/** A span without the space and the marks around it. */
function trim(claim: string, from: number, to: number): Omit<ClaimPart, 'statement'> | null {
  const text = claim.slice(from, to);
  const inner = text.trim().replace(/[\s,;:–—-]+$/u, '');
  if (!/[\p{L}\p{N}]/u.test(inner)) return null;
  const start = from + text.indexOf(inner);
  return { text: inner, start, end: start + inner.length };
}
