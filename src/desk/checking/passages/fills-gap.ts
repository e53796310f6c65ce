import type { Gap } from '../../to-gapped.ts';
import type { Alignment, Pair } from './alignment.ts';
import { isSamePerson, type Office, readOffice } from './offices.ts';
import { type Chunk, groupOf } from './read-chunks.ts';
import type { VerbPhrase } from './read-grammar.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isName } from './relate-units.ts';

/** A statement beside a sentence that says it. */
interface Said {
  readonly alignment: Alignment;
  readonly sentence: ReadSentence;
  /** What of the sentence the statement has. All else is its own. */
  readonly met: ReadonlySet<SentenceUnit>;
  /** What the statement's verb met, and the verb there; `null` where it is none. */
  readonly act: Pair | undefined;
  readonly verb: VerbPhrase | null;
}

/** Whether a sentence that says a question's statement has, in its place, what the question leaves open. */
export function fillsGap(alignment: Alignment, gap: Gap): boolean {
  const said = readSaid(alignment, gap);
  const hasBeside = (isFilling: (unit: SentenceUnit) => boolean) =>
    said.sentence.units.some(
      (unit) => unit.verb === said.verb && !said.met.has(unit) && isFilling(unit),
    );
  switch (gap.kind) {
    case 'holder':
      return hasHolder(said);
    case 'description':
      return alignment.pairs.every(({ source }) => isDescribed(source, said.sentence));
    case 'age':
      return alignment.pairs.every(({ source }) => hasAge(source, said.sentence));
    case 'count':
      return hasCount(said, gap.of);
    case 'subject':
      return hasSubject(said, gap.isNamed);
  }
  if (!said.act || !said.verb) return false;
  switch (gap.kind) {
    case 'object':
      return hasObject(said, said.act, said.verb);
    case 'amount':
      return hasBeside((unit) => unit.unit.quantity !== null && !isTime(unit));
    case 'duration':
      return hasBeside((unit) => isDuration(unit, said.sentence));
    case 'time':
      return hasBeside(isTime);
    case 'place':
      return hasBeside((unit) => isPlace(unit, said.sentence));
    case 'reason':
      return because.test(said.sentence.text.slice(said.sentence.words[said.verb.at]?.end));
  }
}

function readSaid(alignment: Alignment, gap: Gap): Said {
  const { pairs, source } = alignment;
  // "Trains the rowers": what begins without a subject is a verb, whatever it was taken for.
  const opening = pairs.find(({ claim: { first } }) => first === 0 && gap.kind === 'subject');
  const act = opening ?? pairs.find(({ claim }) => claim.isVerb);
  return {
    ...{ alignment, act, sentence: source.sentence },
    met: new Set(pairs.map((pair) => pair.source)),
    verb: act?.source.isVerb ? act.source.verb : null,
  };
}

/** What a sentence says of its own in a chunk, and in what goes on with it. */
function ownIn(chunk: Chunk | null, { sentence, met }: Said): SentenceUnit[] {
  const parts = chunk === null ? [] : groupOf(chunk, sentence);
  return parts.flatMap((part) => unitsOf(part, sentence).filter((unit) => !met.has(unit)));
}

/** Whether who does it in one of the two has it done to it in the other. */
function isTurned(act: Pair, verb: VerbPhrase): boolean {
  return verb.isPassive !== (act.claim.verb?.isPassive ?? false);
}

function hasSubject(said: Said, isNamed: boolean): boolean {
  const { act, verb, sentence, met } = said;
  if (!act) return false;
  if (!verb) return isOfOffice(act.source, sentence, met);
  const subject = isTurned(act, verb) ? otherEndOf(verb, sentence) : verb.subject;
  return ownIn(subject, said).some(({ unit }) =>
    isNamed ? isSomebody(unit) : unit.kind !== 'time',
  );
}

function hasObject(said: Said, act: Pair, verb: VerbPhrase): boolean {
  const { alignment, sentence } = said;
  // "Told him that", "wants to"
  const isTold = [verb.at + 1, verb.object?.end ?? -1].some((at) =>
    /^(?:that|to|not)$/.test(sentence.words[at]?.folded ?? ''),
  );
  if (isTold) return true;
  // "What is it made of": behind the same preposition.
  const last = alignment.claim.words.at(-1)?.folded ?? '';
  const behind = sentence.grammar.chunks.filter(
    ({ start, preposition }) => start > verb.at && preposition === last,
  );
  const named = alignment.pairs.map(({ claim, source: { chunk } }) => ({
    chunk: claim.index > act.claim.index ? chunk : null,
    of: after(chunk, sentence),
  }));
  const chunks = [
    isTurned(act, verb) ? verb.subject : verb.object,
    ...behind,
    ...named.flatMap(({ chunk, of }) => [chunk, of]),
  ];
  return chunks.some((chunk) => ownIn(chunk, said).some(({ unit }) => unit.kind !== 'time'));
}

/** "Four boats", "six crates of glass": a number of its own before what is counted. */
function hasCount({ alignment, sentence, met }: Said, of: 'first' | 'last'): boolean {
  const asked = alignment.claim.grammar.chunks.at(of === 'first' ? 0 : -1);
  const counted = alignment.pairs.filter(({ claim }) => claim.chunk === asked);
  return counted.some(({ source: noun }) =>
    [noun.chunk, before(noun.chunk, sentence)].some(
      (chunk) =>
        chunk !== null &&
        unitsOf(chunk, sentence).some(
          (unit) => !met.has(unit) && unit.unit.quantity !== null && unit.first < noun.first,
        ),
    ),
  );
}

const because =
  /\b(?:because|due to|owing to|citing|in order to|so that|on the grounds|in protest|thanks to|as a result of)\b/i;
const lasting = /^(?:second|minute|hour|day|night|week|month|year|decade)s?$/;

/** "Who is the chair of the board": the one whom the source calls so, where the sentence says it. */
function hasHolder({ alignment: { claim, source }, sentence, met }: Said): boolean {
  const [chunk] = claim.grammar.chunks;
  const asked = chunk ? readOffice(chunk, claim) : null;
  const holder = asked && source.offices.holderOf(asked);
  return (
    holder !== null &&
    officesIn(sentence).some(
      (office) =>
        office.holder !== null &&
        !met.has(office.holder) &&
        isSamePerson(office.holder, holder) &&
        office.words.some((word) => met.has(word)),
    )
  );
}

/** "Who is Ann Reed": whether the sentence says what she is. */
function isDescribed(name: SentenceUnit, sentence: ReadSentence): boolean {
  return (
    isName(name.unit) &&
    (isInApposition(name, sentence) ||
      officesIn(sentence).some(({ holder }) => isSamePerson(holder, name)))
  );
}

function officesIn(sentence: ReadSentence): Office[] {
  return sentence.grammar.chunks.flatMap((chunk) => readOffice(chunk, sentence) ?? []);
}

/** "Ann Reed, a lawyer", "Ann Reed, 57, a lawyer" */
function isInApposition({ last }: SentenceUnit, { words }: ReadSentence): boolean {
  const behind = words.slice(last + 1, last + 5).map(({ folded }) => folded);
  return /^,(?: \d{1,3} ,)? (?:a|an|the) /.test(`${behind.join(' ')} `);
}

/** "Who leads the choir", where the sentence has its leader's name. */
function isOfOffice(
  { chunk }: SentenceUnit,
  sentence: ReadSentence,
  met: ReadonlySet<SentenceUnit>,
): boolean {
  const holder = chunk && readOffice(chunk, sentence)?.holder;
  return holder != null && !met.has(holder);
}

/** Who does what is done, or what it is done to: whatever is not the subject. */
function otherEndOf(verb: VerbPhrase, { grammar }: ReadSentence): Chunk | null {
  if (!verb.isPassive) return verb.object;
  return (
    grammar.chunks.find(({ start, preposition }) => start > verb.at && preposition === 'by') ?? null
  );
}

/** "Six crates" before "of glass" */
function before(chunk: Chunk | null, { grammar }: ReadSentence): Chunk | null {
  if (chunk?.preposition !== 'of') return null;
  return grammar.chunks[grammar.chunks.indexOf(chunk) - 1] ?? null;
}

/** "Of two years" behind "a term" */
function after(chunk: Chunk | null, { grammar }: ReadSentence): Chunk | null {
  const next = chunk && grammar.chunks[grammar.chunks.indexOf(chunk) + 1];
  return next?.preposition === 'of' ? next : null;
}

/** "Ann Reed, 57, left", "the 57-year-old Ann Reed", "Ann Reed, aged 57" */
function hasAge({ unit, first, last }: SentenceUnit, { words }: ReadSentence): boolean {
  const toText = (some: typeof words) => some.map(({ folded }) => folded).join(' ');
  const behind = toText(words.slice(last + 1, last + 5));
  const ahead = toText(words.slice(Math.max(0, first - 6), first));
  return (
    isName(unit) &&
    (/^, \d{1,3}(?: [,.)]|$)/.test(behind) ||
      /^, (?:who )?(?:is |was )?aged \d/.test(behind) ||
      /\byear.?.?old\b/.test(ahead))
  );
}

function isDuration({ unit, chunk }: SentenceUnit, { words }: ReadSentence): boolean {
  return unit.quantity !== null && lasting.test(words[chunk?.head ?? -1]?.folded ?? '');
}

function unitsOf({ start, end }: Chunk, { units }: ReadSentence): readonly SentenceUnit[] {
  return units.filter(({ first, last, isNeeded }) => isNeeded && first >= start && last < end);
}

/** "At Sund", "in the dock", and not "in protest" */
function isPlace(one: SentenceUnit, { words }: ReadSentence): boolean {
  const { unit, chunk, isVerb } = one;
  if (chunk === null || isVerb || isTime(one) || unit.quantity !== null) return false;
  const isThere = /^(?:in|at|near|into|outside|inside|across|off)$/.test(chunk.preposition ?? '');
  const isThing = words[chunk.start]?.tag === 'DET';
  return isName(unit)
    ? isThere || /^(?:on|to|from)$/.test(chunk.preposition ?? '')
    : isThere && isThing;
}

function isTime({ unit, chunk }: SentenceUnit): boolean {
  const isYear =
    /^(?:1\d|20)\d\d$/.test(unit.folded) &&
    /^(?:in|since|until|from|by|before|after)$/.test(chunk?.preposition ?? '');
  return unit.kind === 'time' || isYear;
}

function isSomebody(unit: SentenceUnit['unit']): boolean {
  return isName(unit) || (unit.kind === 'word' && unit.quantity === null);
}
