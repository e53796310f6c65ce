import { spend } from '../../../language/work-budget.ts';
import type { TaggedWord } from '../../../reading/tag-words.ts';
import { beginsRelative, type Chunk, isLeading, readChunks } from './read-chunks.ts';
import { retagWords } from './retag-words.ts';

/** A verb with what stands around it. */
export interface VerbPhrase {
  readonly at: number;
  /** Where it begins, with what helps it: "would not have". */
  readonly start: number;
  readonly subject: Chunk | null;
  readonly object: Chunk | null;
  /** Whether what stands before it is what it is done to. */
  readonly isPassive: boolean;
  /** Whether it says what something is. */
  readonly isLinking: boolean;
  /** Whether it stands behind "to", as what another verb is about. */
  readonly isInfinitive: boolean;
}

/** Who does what to whom in a sentence, as far as the order of its words tells. */
export interface Grammar {
  readonly chunks: readonly Chunk[];
  readonly verbs: readonly VerbPhrase[];
  /** The chunk that a word is in. */
  readonly chunkAt: readonly (Chunk | null)[];
  /** The verb that a word belongs to, by its index in `verbs`; -1 where there is none. */
  readonly verbAt: readonly number[];
}

const relative = /^(who|whom|which|that|whose|where|when|what|how|why)$/;
const be = /^(be|is|are|was|were|been|being|am|isnt|arent|wasnt|werent)$/;
const joining = /^(after|before|since|until|till|as|than|because)$/;

/** Reads who does what to whom. Wrong now and then: nothing is decided by it that the words do not say as well. */
export function readGrammar(given: readonly TaggedWord[]): Grammar {
  spend(given.length * 2);
  const words = retagWords(given);
  const chunks = readChunks(words);
  const chunkAt: (Chunk | null)[] = words.map(() => null);
  for (const chunk of chunks) chunkAt.fill(chunk, chunk.start, chunk.end);

  const verbs: VerbPhrase[] = [];
  for (const [at, word] of words.entries()) {
    if (chunkAt[at] || !isMainVerb(words, at)) continue;
    verbs.push(readVerb(at, word));
  }
  return { chunks, verbs, chunkAt, verbAt: assignVerbs() };

  function readVerb(at: number, word: TaggedWord): VerbPhrase {
    const start = startOf(words, at);
    const helpers = words.slice(start, at);
    const isLinking = word.tag === 'AUX' || be.test(word.folded);
    // "is to close" is no passive, "is to be closed" is one.
    const to = helpers.findLastIndex(({ folded }) => folded === 'to');
    const helped = helpers
      .slice(to + 1)
      .some(({ folded }) => be.test(folded) || /^(get|got)$/.test(folded));
    const isParticiple =
      /(ed|en|t|n|d|wn|ung|de|ht|id|ll|lt)$/.test(word.folded) && !word.folded.endsWith('ing');
    const next = skipAdverbs(at + 1);
    // "outside the hangar, known as Shed 1": it is said of what stands right before it.
    const before = chunkAt[words[start - 1]?.folded === ',' ? start - 2 : start - 1] ?? null;
    const isReduced =
      helpers.length === 0 &&
      isParticiple &&
      before !== null &&
      before.preposition !== null &&
      before.preposition !== '' &&
      words[next]?.tag === 'ADP';
    // "The union, led by Ann Reed, met", "the merger, completed in March, made it"
    const isAside =
      helpers.length === 0 &&
      isParticiple &&
      before !== null &&
      !before.isJoined &&
      words[start - 1]?.folded === ',' &&
      words[next]?.tag === 'ADP' &&
      words.slice(next).some(({ folded }) => folded === ',');
    const subject = isReduced || isAside ? before : subjectBefore(start);
    return {
      at,
      start,
      subject,
      object: objectAfter(next),
      isPassive: !isLinking && ((helped && isParticiple) || isReduced || isAside),
      isLinking,
      isInfinitive: helpers.some(({ tag, folded }) => tag === 'PART' && folded === 'to'),
    };
  }

  function skipAdverbs(from: number): number {
    let at = from;
    while (words[at]?.tag === 'ADV' || words[at]?.tag === 'PART') at += 1;
    return at;
  }

  function objectAfter(at: number): Chunk | null {
    const chunk = chunkAt[at] ?? null;
    return chunk && chunk.preposition === null ? chunk : null;
  }

  /** The nearest chunk before a verb that no preposition leads in. */
  function subjectBefore(start: number): Chunk | null {
    let at = start - 1;
    while (at >= 0) {
      const word = words[at];
      const chunk = chunkAt[at];
      if (!word) return null;
      if (chunk && relative.test(word.folded) && chunk.end - chunk.start === 1) {
        at = chunk.start - 1;
        if (words[at]?.folded === ',') at -= 1;
        const antecedent = chunkAt[at];
        if (antecedent) return antecedent;
        continue;
      }
      if (chunk) {
        // "after it fell": what leads in a clause of its own is no preposition.
        const isWith = chunk.preposition === 'with' && /ing$/.test(words[start]?.folded ?? '');
        const isClause = chunk.end === start && (isWith || joining.test(chunk.preposition ?? ''));
        if (chunk.preposition === null || isClause) return firstOf(chunk);
        at = chunk.start - (chunk.preposition === '' ? 1 : 2);
        continue;
      }
      if (
        word.tag === 'ADV' ||
        word.tag === 'ADP' ||
        /^["”“)(]$/.test(word.folded) ||
        relative.test(word.folded)
      ) {
        at -= 1;
        continue;
      }
      if (word.folded === ',') {
        // What stands between two commas is said in passing.
        const earlier = words.findLastIndex(({ folded }, index) => index < at && folded === ',');
        // ", at which it hopes to recover half, is due": a clause of its own.
        if (earlier > 0 && beginsRelative(words, earlier + 1)) {
          at = earlier - 1;
          continue;
        }
        const passed = verbs.some((verb) => verb.at > earlier && verb.at < at && verb.subject);
        if (earlier < 1 || passed) return verbs.at(-1)?.subject ?? null;
        at = earlier - 1;
        continue;
      }
      // "lifted off and landed", "wants to close"
      // "urged it to delay the closure but ruled out a rescue"
      if (word.tag === 'CCONJ')
        return (
          (verbs.findLast(({ isInfinitive }) => !isInfinitive) ?? verbs.at(-1))?.subject ?? null
        );
      if (word.tag === 'VERB' || word.tag === 'AUX' || word.tag === 'SCONJ')
        return verbs.at(-1)?.subject ?? null;
      return null;
    }
    return null;
  }

  function firstOf(chunk: Chunk): Chunk {
    let first = chunk;
    while (first.isJoined) {
      const before = chunks[chunks.indexOf(first) - 1];
      if (!before || before.preposition !== null) break;
      first = before;
    }
    return first;
  }

  function assignVerbs(): number[] {
    const verbAt = words.map(() => -1);
    for (const [index, { at, start, subject }] of verbs.entries()) {
      const before = verbs[index - 1];
      const from = subject && (!before || subject.start > before.at) ? subject.start : start;
      const next = verbs[index + 1];
      for (let word = from; word < (next?.at ?? words.length); word += 1) verbAt[word] = index;
      if (index === 0) verbAt.fill(0, 0, from);
      verbAt[at] = index;
    }
    return verbAt;
  }
}

function isMainVerb(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  if (word?.tag === 'VERB') return !isLeading(word);
  if (word?.tag !== 'AUX') return false;
  // A verb that helps another is no verb of its own.
  for (let next = at + 1; next < words.length && next < at + 5; next += 1) {
    const tag = words[next]?.tag;
    if (tag === 'VERB' || tag === 'AUX') return false;
    if (tag !== 'ADV' && tag !== 'PART') break;
  }
  return true;
}

/** Where a verb begins, with what helps it. */
function startOf(words: readonly TaggedWord[], at: number): number {
  let start = at;
  while (start > 0) {
    const before = words[start - 1];
    if (before?.tag !== 'AUX' && before?.tag !== 'PART' && before?.tag !== 'ADV') break;
    start -= 1;
  }
  return start;
}
