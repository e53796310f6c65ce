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

/** Verbs behind which a clause may stand without "that". */
export const stating =
  /^(say|says|said|think|thinks|thought|believe|believes|believed|hope|hopes|hoped|know|knows|knew|claim|claims|claimed|argue|argues|argued|insist|insists|insisted|warn|warns|warned|announced|announces|confirmed|confirms|denied|denies|added|adds|expects|expected|feared|fears)$/;

/** What may be a participle, by how it ends. */
const participle = /^(?!fell$|began$|ran$).*(ed|en|t|n|d|wn|ung|de|ht|id|ll|lt)$/;

/** Verbs before whoever is quoted. */
const speaking = /^(said|says|asked|added|warned|wrote|argued)$/;

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
  for (const [index, verb] of verbs.entries()) {
    if (isClause(verb, verbs[index + 1])) verbs[index] = { ...verb, object: null };
    else if (isAlsoSuffered(verb, verbs[index - 1])) verbs[index] = { ...verb, isPassive: true };
    else if (isTurnedSpeech(verb)) verbs[index] = { ...verb, subject: verb.object, object: null };
  }
  return { chunks, verbs, chunkAt, verbAt: assignVerbs() };

  /** "Reed said the pier would close": what is said is the whole, and not the pier. */
  function isClause({ at, object }: VerbPhrase, next: VerbPhrase | undefined): boolean {
    return object !== null && next?.subject === object && stating.test(words[at]?.folded ?? '');
  }

  /** "Was stolen and sold" */
  function isAlsoSuffered(
    { at, start, subject, object }: VerbPhrase,
    before: VerbPhrase | undefined,
  ): boolean {
    return (
      before?.isPassive === true &&
      before.subject === subject &&
      object === null &&
      start === at &&
      words[at - 1]?.tag === 'CCONJ' &&
      participle.test(words[at]?.folded ?? '')
    );
  }

  /** "“It is late,” said the mayor": whoever speaks stands behind it. */
  function isTurnedSpeech({ at, object }: VerbPhrase): boolean {
    const isSpeech = speaking.test(words[at]?.folded ?? '') && words[at - 1]?.folded === '"';
    return object !== null && isSpeech;
  }

  function readVerb(at: number, word: TaggedWord): VerbPhrase {
    const start = startOf(words, at);
    const helpers = words.slice(start, at);
    const isLinking = word.tag === 'AUX' || be.test(word.folded);
    // "is to close" is no passive, "is to be closed" is one.
    const to = helpers.findLastIndex(({ folded }) => folded === 'to');
    const helped = helpers
      .slice(to + 1)
      .some(({ folded }) => be.test(folded) || /^(get|got)$/.test(folded));
    const isParticiple = participle.test(word.folded);
    const next = skipAdverbs(at + 1);
    // "outside the hangar, known as Shed 1": it is said of what stands right before it.
    const before = chunkAt[words[start - 1]?.folded === ',' ? start - 2 : start - 1] ?? null;
    const isReduced =
      helpers.length === 0 &&
      isParticiple &&
      before !== null &&
      before.preposition !== null &&
      before.preposition !== '' &&
      words[next]?.tag === 'ADP' &&
      !isAlone(at);
    // "The union, led by Ann Reed, met", "the merger, completed in March, made it"
    const isAside =
      helpers.length === 0 &&
      isParticiple &&
      before !== null &&
      !before.isJoined &&
      words[start - 1]?.folded === ',' &&
      relativeClosedBy(start - 1) === null &&
      words[next]?.tag === 'ADP' &&
      words.slice(next).some(({ folded }) => folded === ',');
    const isSetOff = words[start - 1]?.folded === ',';
    const said = isReduced || isAside ? before : null;
    const subject = said === null ? subjectBefore(start) : isSetOff ? wholeOf(said) : said;
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

  /** "The tower at Osk, built in 1902": of what stands before its place. */
  function wholeOf(chunk: Chunk): Chunk {
    const of = /^(?:of|at|in|on|near)$/.test(chunk.preposition ?? '')
      ? (chunkAt[chunk.start - 2] ?? null)
      : null;
    return of && of.end === chunk.start - 1 ? wholeOf(of) : chunk;
  }

  /** "While that of the pier doubled to 90": the only verb of a clause is nothing that is said in passing. */
  function isAlone(at: number): boolean {
    const from = words.findLastIndex(({ tag }, index) => index < at && tag === 'SCONJ') + 1;
    const next = words.findIndex(({ tag }, index) => index > at && tag === 'SCONJ');
    return words
      .slice(from, next === -1 ? words.length : next)
      .every(({ tag }, index) => from + index === at || !/^(VERB|AUX)$/.test(tag));
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
      // "that of the pier" stands for what was named.
      const isRelative = relative.test(word.folded) && words[at + 1]?.folded !== 'of';
      if (chunk && isRelative && chunk.end - chunk.start === 1) {
        at = chunk.start - 1;
        if (words[at]?.folded === ',') at -= 1;
        const antecedent = chunkAt[at];
        // "Reed, 26, who has won": she has, and not her age.
        const isAge = antecedent?.isJoined && words[antecedent.start]?.tag === 'NUM';
        if (antecedent) return isAge ? firstOf(antecedent) : antecedent;
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
        // ", at which it hopes to recover half, is due": a clause of its own.
        const closed = relativeClosedBy(at);
        if (closed !== null) {
          at = closed - 1;
          continue;
        }
        const earlier = commaBefore(at);
        const passed = verbs.some((verb) => verb.at > earlier && verb.at < at && verb.subject);
        if (earlier < 1 || passed) return verbs.at(-1)?.subject ?? null;
        at = earlier - 1;
        continue;
      }
      // "lifted off and landed", "wants to close"
      // "urged it to delay the closure but ruled out a rescue"
      if (word.tag === 'CCONJ') {
        // "was moved to the quay, which is dry, and was painted"
        const closed = words[at - 1]?.folded === ',' ? relativeClosedBy(at - 1) : null;
        const before = verbs.filter((verb) => closed === null || verb.at < closed);
        const main = before.findLast(({ isInfinitive }) => !isInfinitive) ?? before.at(-1);
        return main?.subject ?? null;
      }
      // "is due to open"
      if (word.tag === 'ADJ' && words[start]?.folded === 'to') {
        at -= 1;
        continue;
      }
      if (word.tag === 'VERB' || word.tag === 'AUX' || word.tag === 'SCONJ')
        return verbs.at(-1)?.subject ?? null;
      return null;
    }
    return null;
  }

  function commaBefore(at: number): number {
    return words.findLastIndex(({ folded }, index) => index < at && folded === ',');
  }

  /** The comma behind which the clause with "who" or "which" begins that a comma closes; `null` where it closes none. */
  function relativeClosedBy(comma: number): number | null {
    const earlier = commaBefore(comma);
    return earlier > 0 && beginsRelative(words, earlier + 1) ? earlier : null;
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
      // "bought a boat to fish": what is bought is not with what follows.
      const isOwn = subject !== null && subject !== before?.object;
      const from = isOwn && (!before || subject.start > before.at) ? subject.start : start;
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
