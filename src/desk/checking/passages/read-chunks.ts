import { isTimeWord } from '../../../language/claim-words.ts';
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
const inside = /^[-&$£€%/'’.]$/;

/** Reads the nouns of a sentence, each with what belongs to it. */
export function readChunks(words: readonly TaggedWord[]): Chunk[] {
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
    // "the ferry's stern": what belongs to something is more than that, whatever it was taken for.
    if (head < end - 1 && /['’]s?$/.test(words[head]?.text ?? '')) head = end - 1;
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
  // "the air force five helicopters" are two
  const isCount = word.tag === 'NUM' && /^(NOUN|ADJ)$/.test(words[at + 1]?.tag ?? '');
  if (isCount && before.tag === 'NOUN' && !/['’]s?$/.test(before.text)) return false;
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
    // "since 2021"
    (/^(since|until|till)$/.test(word.folded) && words[start]?.tag === 'NUM') ||
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
  if (/^(who|whom|whose|which|that)$/.test(words[start]?.folded ?? '')) return null;
  const between = words.slice(before.end, start);
  // "in the shuttles, and this trainer is one": a second sentence begins.
  const isVerb = ({ tag }: TaggedWord) => tag === 'VERB' || tag === 'AUX';
  const [next] = words.slice(end);
  // "In the final, Reed cleared the bar"
  const isOpened = before.preposition !== null && between.some(({ folded }) => folded === ',');
  if (isOpened && words[start]?.tag === 'DET' && !words.slice(0, before.start).some(isVerb))
    return null;
  if (next && isVerb(next) && (isOpened || words.slice(0, before.start).some(isVerb))) return null;
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

/** Whether a clause that tells more of what stands before it begins at a word: "who left", "at which it met". */
export function beginsRelative(words: readonly TaggedWord[], at: number): boolean {
  return words.slice(at, at + 2).some(({ folded }) => relative.test(folded));
}

const relative = /^(who|whom|whose|which|where)$/;

/** Prepositions that are tagged as something else. */
const leading = /^(following|regarding|concerning|despite|during|including|aboard|amid|per)$/;

/** Whether a word leads in a noun, though it was taken for something else. */
export function isLeading({ folded }: TaggedWord): boolean {
  return leading.test(folded);
}

/** A sentence with its nouns. */
interface WithChunks {
  readonly words: readonly TaggedWord[];
  readonly grammar: { readonly chunks: readonly Chunk[] };
}

/** A chunk and those that go on with it: "boats and nets", "two of the boats". */
export function groupOf(chunk: Chunk, sentence: WithChunks): Chunk[] {
  const { chunks } = sentence.grammar;
  const at = chunks.indexOf(chunk);
  const goesOn = (next: number) => {
    const [before, own] = [chunks[next - 1], chunks[next]];
    return (
      before !== undefined && own !== undefined && (own.isJoined || isPartOf(before, own, sentence))
    );
  };
  let [from, to] = [at, at];
  while (goesOn(from)) from -= 1;
  while (goesOn(to + 1)) to += 1;
  return chunks.slice(Math.max(0, from), to + 1);
}

/** "Two of the boats": so many, and of what. */
function isPartOf(before: Chunk, { preposition, start }: Chunk, { words }: WithChunks): boolean {
  const isCount = before.head === before.end - 1 && words[before.head]?.tag === 'NUM';
  return isCount && preposition === 'of' && start - before.end === 1;
}
