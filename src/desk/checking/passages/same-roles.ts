import { hasSense } from '../unit.ts';
import type { Alignment, Pair } from './alignment.ts';
import { isHolder } from './offices.ts';
import { type Chunk, groupOf } from './read-chunks.ts';
import type { VerbPhrase } from './read-grammar.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isTransfer, transferOf } from './read-transfer.ts';
import { relate } from './relate-units.ts';

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

/** What changes by itself, and is changed by somebody as well. */
const changes = [
  'raise',
  'lower',
  'display',
  'relocate',
  'lift-off',
  'fall-apart',
  'hold',
] as const;

/** Whether whoever does what a verb says does it in the source. */
export function isSameActor(pair: Pair, alignment: Alignment): boolean {
  const { claim, source } = alignment;
  const verb = pair.claim.verb;
  if (isTransferPair(pair)) return isSameTransfer(pair, alignment);
  const actor = verb && actorOf(verb, claim);
  if (!actor) return true;
  const met = pair.source.isVerb ? pair.source.verb : null;
  // "he had asked", where he had been asked
  const isPronoun = claim.unitAt[actor.head]?.isNeeded === false;
  if (isPronoun && pair.how === 'same' && met && met.isPassive !== verb.isPassive) return false;
  // "Prices fell" where "the board cut prices": what changes by itself is changed by somebody.
  const isChange =
    met !== null &&
    patientOf(met) !== null &&
    isWithoutPatient(pair.claim, claim) &&
    hasSense(pair.claim.unit, ...changes);
  const actual = met === null ? null : isChange ? patientOf(met) : actorOf(met, source.sentence);
  return isSameChunk(actor, actual, pair, alignment);
}

/** "take place": the verb and what it is done to may be one phrase. */
function isWithoutPatient(unit: SentenceUnit, { unitAt }: ReadSentence): boolean {
  const patient = unit.verb && patientOf(unit.verb);
  return !patient || unitAt[patient.head] === unit;
}

/** What only one of two does to the other: who beat whom was not beaten. */
const oneWay =
  /^(beat|defeat|thrash|buy|bought|acquir|own|su(e|es|ed|ing)$|replac|succeed|arrest|kill|alert|hire|hired|employ|overtak|overtook|rescu|appoint|elect|eliminat|knock)/;

/** "Everton beat Rovers", where Rovers beat Everton. */
export function isTurnedRound(alignment: Alignment): boolean {
  const { claim, source, pairOf } = alignment;
  const metBy = (chunk: Chunk | null) => {
    const head = chunk && claim.unitAt[chunk.head];
    return (head && pairOf.get(head)?.source) ?? null;
  };
  const isIn = (unit: SentenceUnit | null, chunk: Chunk | null) =>
    unit?.chunk != null && chunk !== null && groupOf(chunk, source.sentence).includes(unit.chunk);
  return paired(alignment).some((pair) => {
    const [said, actual] = [pair.claim.verb, pair.source.verb];
    if (!said || !actual || !pair.source.isVerb || !oneWay.test(pair.claim.unit.folded))
      return false;
    const [doer, other] = [metBy(actorOf(said, claim)), metBy(patientOf(said))];
    return isIn(doer, patientOf(actual)) && isIn(other, actorOf(actual, source.sentence));
  });
}

/** Whether both verbs tell of what goes where, from different sides: "moves", "is relocated". */
export function isTransferPair({ how, claim, source }: Pair): boolean {
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

/** Whether what a verb does something to is the same in the source. */
export function isSamePatient(pair: Pair, alignment: Alignment): boolean {
  if (isTransferPair(pair)) return true;
  const patient = pair.claim.verb && patientOf(pair.claim.verb);
  if (!patient || isWithoutPatient(pair.claim, alignment.claim)) return true;
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
      // "a motion of no confidence" may be one phrase.
      groupOf(actual, source.sentence).some(
        (other) =>
          other === met.source.chunk || other === source.sentence.grammar.chunkAt[met.source.first],
      ) || isReferredTo(met.source, actual, source.sentence)
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
  { grammar, words, units }: ReadSentence,
): boolean {
  const pronoun = words[actual.head]?.folded ?? '';
  // "Reed met Holm; she left": it may be either.
  const isOneOfSeveral =
    /^(he|she)$/.test(pronoun) &&
    units.some(
      (other) =>
        /^(person|proper)$/.test(other.unit.kind) &&
        other.last < actual.start &&
        relate(unit.unit, other.unit) === null,
    );
  return (
    /^(it|he|she|they)$/.test(pronoun) &&
    !isOneOfSeveral &&
    grammar.verbs.some(
      ({ subject, at }) => subject !== null && subject === unit.chunk && at < actual.start,
    )
  );
}
