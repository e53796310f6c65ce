import type { Gap } from '../../to-gapped.ts';
import type { Alignment } from './alignment.ts';
import { isSamePerson, type Office, readOffice } from './offices.ts';
import { type Chunk, groupOf } from './read-chunks.ts';
import type { VerbPhrase } from './read-grammar.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isName } from './relate-units.ts';

/** Whether a sentence that says a question's statement has, in its place, what the question leaves open. */
export function fillsGap(alignment: Alignment, gap: Gap): boolean {
  const { claim, source, pairs } = alignment;
  const { sentence } = source;
  const met = new Set(pairs.map((pair) => pair.source));
  // "Coaches Rovano": what begins without a subject is a verb, whatever it was taken for.
  const opening = pairs.find(({ claim: { first } }) => first === 0 && gap.kind === 'subject');
  const pair = opening ?? pairs.find((one) => one.claim.isVerb);
  const verb = pair?.source.isVerb ? pair.source.verb : null;
  /** What the sentence says of its own in a chunk, and in what goes on with it. */
  const left = (chunk: Chunk | null) =>
    chunk === null
      ? []
      : groupOf(chunk, sentence).flatMap((part) =>
          unitsOf(part, sentence).filter((unit) => !met.has(unit)),
        );
  const isNear = (unit: SentenceUnit) => !met.has(unit) && verb !== null && unit.verb === verb;

  switch (gap.kind) {
    case 'holder':
      return hasHolder(alignment, met);
    case 'description':
      return hasDescription(alignment);
    case 'subject': {
      if (pair && !verb) return isOfOffice(pair.source, sentence, met);
      if (!pair || !verb) return false;
      const isTurned = verb.isPassive !== (pair.claim.verb?.isPassive ?? false);
      // "A panel chaired by Ann Reed": what looks like its subject is what it is done to.
      const by = sentence.grammar.chunks.find(
        ({ preposition, start }) => preposition === 'by' && start === verb.at + 2,
      );
      const fillers = left(by ?? (isTurned ? otherEndOf(verb, sentence) : verb.subject));
      return fillers.some(({ unit }) => (gap.isNamed ? isSomebody(unit) : isThing(unit)));
    }
    case 'object': {
      if (!pair || !verb) return false;
      const last = claim.words.at(-1)?.folded ?? '';
      const isTurned = verb.isPassive !== (pair.claim.verb?.isPassive ?? false);
      const near = isTurned ? verb.subject : verb.object;
      const behind = sentence.grammar.chunks.filter(
        (chunk) => chunk.start > verb.at && chunk.preposition === last,
      );
      const isTold = [verb.at + 1, verb.object?.end ?? -1].some((at) =>
        /^(?:that|to|not)$/.test(sentence.words[at]?.folded ?? ''),
      );
      const own = pairs
        .filter(({ claim: { index } }) => index > pair.claim.index)
        .flatMap(({ source: { chunk } }) => left(chunk));
      const of = pairs.flatMap(({ source: { chunk } }) => left(after(chunk, sentence)));
      return (
        isTold ||
        [...left(near), ...behind.flatMap(left), ...own, ...of].some(({ unit }) => isThing(unit))
      );
    }
    case 'count': {
      const chunk = claim.grammar.chunks.at(gap.of === 'first' ? 0 : -1);
      const counted = pairs.filter((one) => one.claim.chunk === chunk);
      const numberOf = (chunk: Chunk | null, noun: SentenceUnit) =>
        chunk !== null &&
        unitsOf(chunk, sentence).some(
          (unit) => !met.has(unit) && unit.unit.quantity !== null && unit.first < noun.first,
        );
      return counted.some(
        ({ source: noun }) =>
          numberOf(noun.chunk, noun) || numberOf(before(noun.chunk, sentence), noun),
      );
    }
    case 'age':
      return pairs.every(({ source: name }) => isName(name.unit) && hasAge(sentence, name));
    case 'amount':
      return sentence.units.some(
        (unit) => isNear(unit) && unit.unit.quantity !== null && !isTime(unit),
      );
    case 'duration':
      return sentence.units.some(
        (unit) =>
          isNear(unit) &&
          lasting.test(sentence.words[unit.chunk?.head ?? -1]?.folded ?? '') &&
          unit.unit.quantity !== null,
      );
    case 'time':
      return sentence.units.some((unit) => isNear(unit) && isTime(unit));
    case 'place':
      return sentence.units.some((unit) => isNear(unit) && isPlace(unit, sentence));
    case 'reason':
      return verb !== null && because.test(sentence.text.slice(sentence.words[verb.at]?.end));
  }
}

const because =
  /\b(?:because|due to|owing to|citing|in order to|so that|on the grounds|in protest|thanks to|as a result of)\b/i;
const lasting = /^(?:second|minute|hour|day|night|week|month|year|decade)s?$/;

/** "Who is the chair of the board": the one whom the source calls so, where the sentence says it. */
function hasHolder({ claim, source }: Alignment, met: ReadonlySet<SentenceUnit>): boolean {
  const [chunk] = claim.grammar.chunks;
  const asked = chunk ? readOffice(chunk, claim) : null;
  const holder = asked && source.offices.holderOf(asked);
  return (
    holder !== null &&
    officesIn(source.sentence).some(
      (office) =>
        office.holder !== null &&
        !met.has(office.holder) &&
        isSamePerson(office.holder, holder) &&
        office.words.some((word) => met.has(word)),
    )
  );
}

/** "Who is Ann Reed": what the sentence calls her. */
function hasDescription({ source: { sentence }, pairs }: Alignment): boolean {
  return pairs.every(
    ({ source: name }) =>
      isName(name.unit) &&
      (isInApposition(name, sentence) ||
        officesIn(sentence).some(({ holder }) => isSamePerson(holder, name))),
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

/** "Who leads the trial", where the sentence has its leader's name. */
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

/** "2.3 tonnes" before "of timber" */
function before(chunk: Chunk | null, { grammar }: ReadSentence): Chunk | null {
  if (chunk?.preposition !== 'of') return null;
  return grammar.chunks[grammar.chunks.indexOf(chunk) - 1] ?? null;
}

/** "Of 20 months" behind "a sentence" */
function after(chunk: Chunk | null, { grammar }: ReadSentence): Chunk | null {
  const next = chunk && grammar.chunks[grammar.chunks.indexOf(chunk) + 1];
  return next?.preposition === 'of' ? next : null;
}

/** "Ann Reed, 57, left", "the 57-year-old Ann Reed", "Ann Reed, aged 57" */
function hasAge(
  { words }: ReadSentence,
  { first, last }: Pick<SentenceUnit, 'first' | 'last'>,
): boolean {
  const behind = words.slice(last + 1, last + 5).map(({ folded }) => folded);
  const ahead = words
    .slice(Math.max(0, first - 6), first)
    .map(({ folded }) => folded)
    .join(' ');
  const isPlain =
    behind[0] === ',' && /^\d{1,3}$/.test(behind[1] ?? '') && /^[,.)]?$/.test(behind[2] ?? '');
  return (
    isPlain ||
    /^, (?:who )?(?:is |was )?aged \d/.test(behind.join(' ')) ||
    /\byear.?.?old\b/.test(ahead)
  );
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

function isThing({ kind }: SentenceUnit['unit']): boolean {
  return kind !== 'time';
}

function isSomebody(unit: SentenceUnit['unit']): boolean {
  return isName(unit) || (unit.kind === 'word' && unit.quantity === null);
}
