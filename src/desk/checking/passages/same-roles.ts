import { isTitle } from '../../../reading/title-words.ts';
import { hasSense } from '../unit.ts';
import type { Alignment, Pair } from './align-sentence.ts';
import type { Chunk, VerbPhrase } from './read-grammar.ts';
import { isHolder } from './read-office.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isTransfer, transferOf } from './read-transfer.ts';
import { isName } from './relate-units.ts';

/** The pairs of a verb with what it met. */
export function paired({ pairs }: Alignment): Pair[] {
  return pairs.filter(({ claim }) => claim.isVerb && claim.verb !== null);
}

/** Whoever does what a verb says: of "was closed by the board" the board. */
export function actorOf(verb: VerbPhrase, sentence: ReadSentence): Chunk | null {
  return verb.isPassive ? agentOf(verb, sentence) : verb.subject;
}

function patientOf(verb: VerbPhrase): Chunk | null {
  return verb.isPassive ? verb.subject : verb.object;
}

function agentOf(verb: VerbPhrase, { grammar: { chunks, verbs } }: ReadSentence): Chunk | null {
  const next = verbs[verbs.indexOf(verb) + 1]?.at ?? Number.POSITIVE_INFINITY;
  return (
    chunks.find(
      ({ preposition, start }) => preposition === 'by' && start > verb.at && start < next,
    ) ?? null
  );
}

/** A chunk and those that go on with it. */
function groupOf(chunk: Chunk, { grammar: { chunks } }: ReadSentence): Chunk[] {
  const at = chunks.indexOf(chunk);
  let [from, to] = [at, at];
  while (chunks[from]?.isJoined) from -= 1;
  while (chunks[to + 1]?.isJoined) to += 1;
  return chunks.slice(Math.max(0, from), to + 1);
}

/** What changes by itself, and is changed by somebody as well. */
const changes = ['raise', 'lower', 'display', 'relocate', 'lift-off', 'fall-apart'] as const;

/** Whether whoever does what a verb says does it in the source. */
export function isSameActor(pair: Pair, alignment: Alignment): boolean {
  const { claim, source } = alignment;
  const verb = pair.claim.verb;
  if (isTransferPair(pair)) return isSameTransfer(pair, alignment);
  const actor = verb && actorOf(verb, claim);
  if (!actor) return true;
  const met = pair.source.isVerb ? pair.source.verb : null;
  // "Prices fell" where "the board cut prices": what changes by itself is changed by somebody.
  const isChange =
    met !== null &&
    patientOf(met) !== null &&
    patientOf(verb) === null &&
    hasSense(pair.claim.unit, ...changes);
  const actual = met === null ? null : isChange ? patientOf(met) : actorOf(met, source.sentence);
  return isSameChunk(actor, actual, pair, alignment);
}

/** Whether both verbs tell of what goes where, from different sides: "moves", "is relocated". */
function isTransferPair({ how, claim, source }: Pair): boolean {
  const isBoth = isTransfer(claim) && isTransfer(source);
  return how === 'converse' || (isBoth && claim.verb?.isPassive !== source.verb?.isPassive);
}

/** Whether the same thing goes to the same one, whichever way it is told. */
function isSameTransfer(pair: Pair, alignment: Alignment): boolean {
  const said = transferOf(pair.claim, alignment.claim);
  const actual = transferOf(pair.source, alignment.source.sentence);
  if (!said?.thing || !said.goal || !actual) return false;
  return (
    isSameChunk(said.thing, actual.thing, pair, alignment) &&
    isSameChunk(said.goal, actual.goal, pair, alignment)
  );
}

/** Whether a chunk of a claim is whom, or where, something goes to. */
function isGoal(chunk: Chunk, { claim, pairs }: Alignment): boolean {
  return pairs.some(
    (pair) => isTransferPair(pair) && transferOf(pair.claim, claim)?.goal === chunk,
  );
}

/** Whether what a verb does something to is the same in the source. */
export function isSamePatient(pair: Pair, alignment: Alignment): boolean {
  if (isTransferPair(pair)) return true;
  const patient = pair.claim.verb && patientOf(pair.claim.verb);
  if (!patient) return true;
  const met = pair.source.isVerb ? pair.source.verb : null;
  // "was put on show" where it "goes on show"
  const isChange =
    met !== null &&
    !met.isPassive &&
    met.object === null &&
    pair.claim.verb?.isPassive === true &&
    agentOf(pair.claim.verb, alignment.claim) === null &&
    hasSense(pair.claim.unit, ...changes);
  const actual = met && (isChange ? met.subject : patientOf(met));
  return isSameChunk(patient, actual, pair, alignment);
}

/** Whether the chunk of a claim met the one that has the same part in the source. */
function isSameChunk(said: Chunk, actual: Chunk | null, verb: Pair, alignment: Alignment): boolean {
  const { claim, source } = alignment;
  return groupOf(said, claim).every((chunk) => {
    if (chunk !== said && chunk.preposition !== null) return true;
    const head = claim.unitAt[chunk.head];
    const met = head && alignment.pairOf.get(head);
    if (!met) return !head?.isNeeded;
    if (!verb.source.isVerb) return isBeside(met.source, verb.source, source.sentence);
    if (!actual) return false;
    return (
      groupOf(actual, source.sentence).some((other) => other === met.source.chunk) ||
      isReferredTo(met.source, actual, source.sentence)
    );
  });
}

/** "The launch of the shuttle", "the shuttle's launch": a noun and what it is about. */
function isBeside(one: SentenceUnit, noun: SentenceUnit, sentence: ReadSentence): boolean {
  const { chunks, chunkAt } = sentence.grammar;
  if (!one.chunk || !noun.chunk) return false;
  if (one.chunk === noun.chunk || isHolder(one, noun, sentence)) return true;
  const next = chunks[chunks.indexOf(noun.chunk) + 1];
  if (next?.preposition !== 'of' && next?.preposition !== 'by') return false;
  // A long name may have more than one chunk.
  return next === one.chunk || next === chunkAt[one.first];
}

/** "Columbia was lost when it broke up": a pronoun that stands for the subject before it. */
function isReferredTo(
  unit: SentenceUnit,
  actual: Chunk,
  { grammar, words }: ReadSentence,
): boolean {
  const isPronoun = /^(it|he|she|they)$/.test(words[actual.head]?.folded ?? '');
  return (
    isPronoun &&
    grammar.verbs.some(
      ({ subject, at }) => subject !== null && subject === unit.chunk && at < actual.start,
    )
  );
}

/** "Ann Reed is the mayor": in the source she is it too, or is called it. */
export function isSameThing(verb: VerbPhrase, alignment: Alignment): boolean {
  const { claim, source, pairOf } = alignment;
  const { subject } = verb;
  if (!verb.isLinking || !subject) return true;
  const next =
    claim.grammar.verbs[claim.grammar.verbs.indexOf(verb) + 1]?.start ?? claim.words.length;
  const head = claim.unitAt[subject.head];
  const complement = verb.object
    ? claim.unitAt[verb.object.head]
    : claim.units.find(({ first, isNeeded }) => first > verb.at && first < next && isNeeded);
  if (!complement || !head) return false;
  const [one, other] = [pairOf.get(head)?.source, pairOf.get(complement)?.source];
  if (!one || !other) return false;
  return isOneThing(one, other, source.sentence);
}

function isOneThing(one: SentenceUnit, other: SentenceUnit, sentence: ReadSentence): boolean {
  const { grammar } = sentence;
  if (one.chunk && one.chunk === other.chunk) return true;
  const [first, second] = [one, other].sort((a, b) => a.first - b.first);
  if (!first || !second) return false;
  // "Governor of Ohio Ann Reed"
  const isOffice =
    isTitle(first.unit.folded) && isName(second.unit) && second.first - first.last <= 4;
  const rest = sentence.words.slice(first.last + 1, second.first);
  if (
    isOffice &&
    rest[0]?.folded === 'of' &&
    rest.every(({ tag }) => tag === 'ADP' || tag === 'PROPN')
  )
    return true;
  if (first.chunk && second.chunk) {
    const group = groupOf(first.chunk, sentence);
    const between = sentence.words.slice(first.chunk.end, second.chunk.start);
    if (group.includes(second.chunk) && between.every(({ tag }) => tag !== 'CCONJ')) return true;
  }
  // "is complicated", "is closed": what something is may look like what is done to it.
  const passive = other.isVerb && other.verb?.isPassive ? other.verb.subject : null;
  if (passive && passive === one.chunk) return true;
  return grammar.verbs.some(({ isLinking, subject, at }, index) => {
    const next = grammar.verbs[index + 1]?.start ?? sentence.words.length;
    const isAfter = (unit: SentenceUnit) => unit.first > at && unit.first < next;
    return isLinking && subject !== null && subject === one.chunk && isAfter(other);
  });
}

const kinds: readonly RegExp[] = [
  /^(in|at|on|inside|within|aboard|near|of|throughout|across)$/,
  /^(to|into|onto|toward|towards)$/,
  /^(from|out of)$/,
  /^by$/,
  /^(with|alongside)$/,
  /^(for)$/,
  /^(after|following|since)$/,
  /^(before|ahead of)$/,
  /^(about|on|over|regarding|concerning|of)$/,
  /^(because of|due to|over|for)$/,
  /^(during|in|at|on|over)$/,
  /^(of|for|in|from)$/,
  /^as$/,
  /^(until|till|to)$/,
];

/** Whether what stands behind a preposition stands behind such a one in the source. */
export function isSamePlace({ claim: one, source: other }: Pair, alignment: Alignment): boolean {
  const { claim, source } = alignment;
  const said = one.chunk;
  if (
    !said ||
    said.preposition === null ||
    said.preposition === '' ||
    claim.unitAt[said.head] !== one
  )
    return true;
  const { preposition } = said;
  if (isGoal(said, alignment)) return true;
  const verb = one.verb;
  // Who does it is looked at by itself.
  if (preposition === 'by' && verb?.isPassive) return true;
  if (!other.chunk) return false;
  const actual = other.chunk.preposition;
  const isTime = one.unit.kind === 'time' || other.unit.kind === 'time';
  if (isTime && /^(on|in|at|for|over|during)$/.test(preposition))
    return actual === null || actual === '' || /^(on|in|at|for|over|during)$/.test(actual);
  if (actual === preposition) return true;
  const isHead = source.sentence.unitAt[other.chunk.head] === other;
  // "Norway's ferries" are those of Norway, "a Bergen hotel" is in Bergen.
  if (!isHead) return /^(of|in|from|at)$/.test(preposition);
  if (actual === null || actual === '') return preposition === 'of';
  return kinds.some((kind) => kind.test(preposition) && kind.test(actual));
}

/** Whether what belongs to a verb that is met belongs to it in the source. */
export function isWithItsVerb(
  { claim: one, source: other }: Pair,
  { pairOf, claim, source: { sentence } }: Alignment,
): boolean {
  if (one.isVerb || !one.verb) return true;
  const own = claim.units.find(({ isVerb, verb }) => isVerb && verb === one.verb);
  const verb = own && pairOf.get(own)?.source;
  if (!verb) return true;
  if (!verb.isVerb) return other.verb === verb.verb;
  if (other.verb === verb.verb) return true;
  const subject = verb.verb?.subject;
  if (subject && other.chunk && groupOf(subject, sentence).includes(other.chunk)) return true;
  if (
    subject &&
    /^(it|he|she|they|which|who|that)$/.test(sentence.words[subject.head]?.folded ?? '')
  ) {
    return one.verb.subject === one.chunk;
  }
  // The words around the subject, before its verb.
  return Boolean(
    subject &&
      one.verb.subject &&
      one.first < one.verb.start &&
      other.first >= subject.start &&
      other.first < (verb.verb?.start ?? 0),
  );
}

/** Whether a word before a noun, or a name behind its "of", stands with it in the source. */
export function isWithItsNoun(
  { claim: one, source: other }: Pair,
  { pairOf, claim, source: { sentence } }: Alignment,
): boolean {
  const { chunk } = one;
  if (!chunk) return true;
  const head = claim.unitAt[chunk.head];
  if (head && head !== one) {
    const noun = pairOf.get(head)?.source;
    return !noun || isNear(other, noun, sentence);
  }
  if (chunk.preposition !== 'of') return true;
  const before = claim.grammar.chunks[claim.grammar.chunks.indexOf(chunk) - 1];
  const governor = before && before.end === chunk.start - 1 ? claim.unitAt[before.head] : null;
  const noun = governor && pairOf.get(governor)?.source;
  return !noun || isNear(other, noun, sentence);
}

/** In one noun with all that belongs to it, or what is said of it. */
function isNear(one: SentenceUnit, other: SentenceUnit, sentence: ReadSentence): boolean {
  if (one.chunk && one.chunk === other.chunk) return true;
  if (isOneThing(one, other, sentence) || isOneThing(other, one, sentence)) return true;
  const [first, second] = [one, other].sort((a, b) => a.first - b.first);
  if (!first || !second) return false;
  if (first.isVerb || second.isVerb)
    return first.verb === second.verb && second.first - first.last <= 4;
  const between = sentence.words.slice(first.last + 1, second.first);
  return (
    between.length <= 4 &&
    between.every(({ tag, folded }) => tag !== 'VERB' && tag !== 'CCONJ' && folded !== ',')
  );
}
