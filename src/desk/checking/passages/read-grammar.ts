import { isTimeWord } from '../../../language/claim-words.ts';
import { spend } from '../../../language/work-budget.ts';
import type { TaggedWord } from '../../../reading/tag-words.ts';

/** A noun with what belongs to it: "the two hired boats". Places are indexes of words. */
export interface Chunk {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly head: number;
  /** What it stands behind: "in Bergen". `null` for who does something and what it is done to. */
  readonly preposition: string | null;
  /** Whether it goes on with the chunk before it: "boats and nets", "Ann Reed, the mayor". */
  readonly isJoined: boolean;
}

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

const nominal: ReadonlySet<string> = new Set([
  'DET',
  'ADJ',
  'NUM',
  'NOUN',
  'PROPN',
  'PRON',
  'SYM',
  'X',
]);
const heads: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'X']);
const owning = /^(his|her|its|their|our|my|your)$/;
const relative = /^(who|whom|which|that|whose|where|when|what|how|why)$/;
const be = /^(be|is|are|was|were|been|being|am|isnt|arent|wasnt|werent)$/;
const joining = /^(after|before|since|until|till|as|than|because)$/;
const inside = /^[-&$£€%/'’.]$/;
/** Prepositions that are tagged as something else. */
const leading = /^(following|regarding|concerning|despite|during|including|aboard|amid|per)$/;

/** Reads who does what to whom. Wrong now and then: nothing is decided by it that the words do not say as well. */
export function readGrammar(given: readonly TaggedWord[]): Grammar {
  spend(given.length * 2);
  const words = withVerb(withModalVerbs(given));
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
    const subject = isReduced ? before : subjectBefore(start);
    return {
      at,
      start,
      subject,
      object: objectAfter(next),
      isPassive: !isLinking && ((helped && isParticiple) || isReduced),
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
        const isClause = chunk.end === start && joining.test(chunk.preposition ?? '');
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
        const passed = verbs.some((verb) => verb.at > earlier && verb.at < at && verb.subject);
        if (earlier < 1 || passed) return verbs.at(-1)?.subject ?? null;
        at = earlier - 1;
        continue;
      }
      // "lifted off and landed", "wants to close"
      if (word.tag === 'CCONJ' || word.tag === 'VERB' || word.tag === 'AUX' || word.tag === 'SCONJ')
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

const modal = /^(will|would|can|could|may|might|shall|should|must|wont|cannot)$/;

/** "will close": what follows such a word is a verb, whatever it was taken for. */
function withModalVerbs(words: readonly TaggedWord[]): readonly TaggedWord[] {
  const verbs = new Set<number>();
  for (const [at, { tag, folded }] of words.entries()) {
    if (tag !== 'AUX' || !modal.test(folded)) continue;
    let next = at + 1;
    while (
      /^(not|also|never|now|soon|still|then|only|again|\w+ly)$/.test(words[next]?.folded ?? '')
    )
      next += 1;
    if (/^(ADJ|ADV|NOUN|ADP)$/.test(words[next]?.tag ?? '')) verbs.add(next);
  }
  return verbs.size === 0
    ? words
    : words.map((word, at) => (verbs.has(at) ? { ...word, tag: 'VERB' } : word));
}

/** "The flight launches on Monday": what has no verb at all has one that was taken for a noun. */
function withVerb(words: readonly TaggedWord[]): readonly TaggedWord[] {
  if (words.some(({ tag }) => tag === 'VERB' || tag === 'AUX')) return words;
  const verb = words.findIndex(
    ({ tag, folded }, at) =>
      tag === 'NOUN' &&
      /([^s]s|ed)$/.test(folded) &&
      /^(NOUN|PROPN)$/.test(words[at - 1]?.tag ?? '') &&
      /^(ADP|DET|ADV|PRON|NUM)$/.test(words[at + 1]?.tag ?? ''),
  );
  // "Most bakers use rye flour": of more than one, it has no ending.
  const bare = words.findIndex(
    ({ tag, folded }, at) =>
      tag === 'NOUN' &&
      !/s$/.test(folded) &&
      words[at - 1]?.tag === 'NOUN' &&
      /[^s]s$/.test(words[at - 1]?.folded ?? '') &&
      /^(ADJ|DET|PRON)$/.test(words[at + 1]?.tag ?? ''),
  );
  return words.map((word, at) =>
    at === (verb < 0 ? bare : verb) ? { ...word, tag: 'VERB' } : word,
  );
}

function isMainVerb(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  if (word?.tag === 'VERB') return !leading.test(word.folded);
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

function readChunks(words: readonly TaggedWord[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < words.length; ) {
    if (!isNominal(words, at)) {
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < words.length && goesOn(words, at, end)) end += 1;
    while (end > at + 1 && words[end - 1]?.tag === 'PUNCT') end -= 1;
    let head = end - 1;
    while (head > at && !heads.has(words[head]?.tag ?? '')) head -= 1;
    // An adjective by itself is no thing: "is essential".
    if (heads.has(words[head]?.tag ?? '') || words[at]?.tag === 'DET') {
      const joined = joinOf(words, chunks.at(-1), { start: at, end });
      chunks.push({
        start: at,
        end,
        head,
        preposition: joined ? joined.preposition : prepositionAt(words, at),
        isJoined: joined !== null,
      });
    }
    at = end;
  }
  return chunks;
}

function isNominal(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  return word !== undefined && nominal.has(word.tag) && !leading.test(word.folded);
}

function goesOn(words: readonly TaggedWord[], start: number, at: number): boolean {
  const [word, before] = [words[at], words[at - 1]];
  if (!word || !before) return false;
  if (word.tag === 'PUNCT' || word.tag === 'SYM')
    return inside.test(word.folded) && isNominal(words, at + 1) && word.start === before.end;
  if (before.tag === 'PUNCT') return isNominal(words, at);
  if (!isNominal(words, at)) return false;
  if (before.tag === 'PRON' && !owning.test(before.folded)) return false;
  if (word.tag === 'PRON' && !owning.test(word.folded)) return false;
  const isBegun = words.slice(start, at).some(({ tag }) => heads.has(tag));
  if (isBegun && (word.tag === 'DET' || owning.test(word.folded))) return false;
  // "the first shuttle Tuesday": when is no part of what.
  return !(
    isTime(word) &&
    !isTime(before) &&
    isBegun &&
    !(word.tag === 'NUM' && before.tag === 'NUM')
  );
}

function isTime({ folded, text }: TaggedWord): boolean {
  return (
    isTimeWord(folded) &&
    (/^\p{Lu}/u.test(text) || /^(yesterday|tomorrow|tonight|last|next)$/.test(folded))
  );
}

function prepositionAt(words: readonly TaggedWord[], start: number): string | null {
  let at = start - 1;
  while (words[at]?.tag === 'ADV' || /^["“]$/.test(words[at]?.folded ?? '')) at -= 1;
  // "In about 20 towns", "more than 20 came": what says how many leads in nothing.
  if (words[start]?.tag === 'NUM') {
    if (/^(more|less|fewer) than$/.test(`${words[at - 1]?.folded} ${words[at]?.folded}`)) at -= 2;
    else if (/^(about|around)$/.test(words[at]?.folded ?? '') && !isYear(words[start])) at -= 1;
  }
  const word = words[at];
  if (!word) return null;
  const isOne =
    word.tag === 'ADP' ||
    leading.test(word.folded) ||
    (word.folded === 'to' && word.tag === 'PART');
  if (isOne)
    return /^(because|instead|out|ahead)$/.test(words[at - 1]?.folded ?? '')
      ? `${words[at - 1]?.folded} ${word.folded}`
      : word.folded;
  // "last year" stands by itself.
  const own = words[start];
  return own && isTime(own) ? '' : null;
}

function isYear(word: TaggedWord | undefined): boolean {
  return /^(1\d|20)\d\d$/.test(word?.folded ?? '');
}

/** The chunk that another goes on with, where only a comma or "and" stands between them. */
function joinOf(
  words: readonly TaggedWord[],
  before: Chunk | undefined,
  { start, end }: Pick<Chunk, 'start' | 'end'>,
): Chunk | null {
  if (!before || start - before.end > 3) return null;
  const between = words.slice(before.end, start);
  // "in the shuttles, and this trainer is one": a second sentence begins.
  const isVerb = ({ tag }: TaggedWord) => tag === 'VERB' || tag === 'AUX';
  const [next] = words.slice(end);
  if (next && isVerb(next) && words.slice(0, before.start).some(isVerb)) return null;
  const isLink =
    between.length > 0 &&
    between.every(
      ({ folded, tag }) => /^[,(]$/.test(folded) || (tag === 'CCONJ' && folded !== 'but'),
    );
  // "On Tuesday, boats and nets burnt": when is not joined with what.
  const isWhen = (at: number) =>
    words.slice(at, at + 3).some((word) => isTime(word)) ||
    /^(19|20)\d\d$/.test(words[at]?.folded ?? '');
  return isLink && isWhen(before.start) === isWhen(start) ? before : null;
}
