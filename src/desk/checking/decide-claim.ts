import type { ActValue } from '../../knowledge/fact-value.ts';
import type { Citation, Fact } from '../../knowledge/knowledge-base.ts';
import { spellOut } from '../../language/spell-out.ts';
import type { Gap } from '../to-gapped.ts';
import type { ClauseCheck } from './check-clause.ts';
import { checkParts, type PartsOptions } from './check-parts.ts';
import { type ReadForClaimsOptions, readForClaims } from './claim-reading.ts';
import {
  type Decision,
  ofAlignment,
  ofFact,
  ofNothing,
  ofPassage,
  toCitation,
  toConsidered,
} from './decision.ts';
import { createKnows, isAboutSource } from './is-about-source.ts';
import { createPassageChecker, type PassageCheck } from './passages/check-passages.ts';
import { createVerbatimFinder } from './passages/find-verbatim.ts';
import { isChangedRepeat } from './passages/is-changed-repeat.ts';
import { isWidened } from './passages/is-widened.ts';
import { type ReadSentence, readSentence } from './passages/read-sentence.ts';
import { traps } from './passages/traps.ts';
import { fillIn, splitStrongly, stripFraming } from './split-claim.ts';
import { isContent } from './unit.ts';

/** Decides the texts of one claim, it and its parts: by typed values, else by the sentences of the sources. */
export type Decide = (text: string) => Decision;

/** What decides one claim. It keeps what it has read of it. */
export interface ClaimDecider {
  readonly decide: Decide;
  /** The sentences that say a text and have, in its place, what it leaves open. */
  readonly fill: (text: string, gap: Gap) => readonly Citation[];
  /** Whether a curated value says anything of a text: known long before it is decided. */
  readonly hasValue: (text: string) => boolean;
}

/** Gives what decides a claim, anew for each claim. */
export type Decider = () => ClaimDecider;

/**
 * Makes what decides claims, in steps, as it reads the whole base. Curated values come first; where the two disagree,
 * nothing is decided.
 */
export function* createDecider(options: ReadForClaimsOptions): Generator<void, Decider, void> {
  const reading = yield* readForClaims(options);
  yield;
  const { facts, readValues, reader, namedReader } = reading;
  const verbatim = createVerbatimFinder(reading.passages);
  yield;
  const sentences = createPassageChecker(reading.passages, reading, reading.reader);
  yield;
  const knows = createKnows(reading.known);

  return () => {
    reading.forget();
    const byValues = { reader, facts, known: new Map() };
    const byReadValues = { reader: namedReader, facts: readValues, known: new Map() };
    return {
      decide: (text) => decide(text, byValues, byReadValues),
      fill: (text, gap) =>
        sentences.fill(readSentence(spellOut(text), reader), gap).map(toCitation),
      hasValue: (text) => checkValues(text, byValues).kind !== 'not_covered',
    };
  };

  function decide(text: string, byValues: PartsOptions, byReadValues: PartsOptions): Decision {
    const plain = spellOut(stripFraming(text));
    const checked = checkValues(text, byValues);
    // What a value only repeats, its sentence decides by itself, with all that stands around it.
    const check = isOnlyRepeated(checked) ? { ...checked, kind: 'not_covered' as const } : checked;
    // What the source says in these very words, no value that was typed speaks against.
    const said =
      check.kind === 'supported'
        ? null
        : (verbatim.find(text) ?? verbatim.find(stripFraming(text)));
    if (said) return ofPassage(text, said, 'verbatim');

    const claim = readSentence(plain, reader);
    const read = sentences.check(claim);
    const considered = read.looks.map(toConsidered);
    const unexplained = claim.units
      .filter(({ unit, isNeeded }) => isNeeded && !knows(unit))
      .map(({ unit }) => unit.text);
    if (check.kind !== 'not_covered') {
      const rule = findDoubt(check, read, claim);
      if (rule === null) return { ...ofFact(text, check), considered };
      return { ...ofNothing(check, read, unexplained), rule, considered };
    }
    if (read.kind === 'not_covered' || !read.alignment) {
      const derived = checkValues(text, byReadValues);
      const isSure =
        isAboutSource(derived, claim, knows) &&
        !(derived.kind === 'supported' && (isWidened(derived, claim) || isTrap(derived, read)));
      if (derived.kind !== 'not_covered' && isSure) {
        return { ...ofFact(text, derived), fact: null, considered };
      }
      return { ...ofNothing(check, read, unexplained), considered };
    }
    return { ...ofAlignment(text, read.alignment, read), considered };
  }

  /** Why what values say of a claim is held back; `null` where nothing speaks against it. */
  function findDoubt(
    check: ClauseCheck,
    read: PassageCheck,
    claim: ReadSentence,
  ): (typeof doubts)[number] | null {
    if (!isAboutSource(check, claim, knows)) return 'about-the-source';
    if (read.kind !== 'not_covered' && read.kind !== check.kind)
      return 'values-and-sentences-agree';
    if (check.kind !== 'supported') return null;
    if (isWidened(check, claim)) return 'of-as-many';
    if (isTrap(check, read)) return 'turned-beside-it';
    const isRepeated = read.looks.some(({ alignment }) =>
      isChangedRepeat(claim, alignment.source.sentence),
    );
    return isRepeated ? 'repeated-unchanged' : null;
  }

  function checkValues(text: string, by: PartsOptions): ClauseCheck {
    const parts = splitStrongly(fillIn(writeSpeakerOut(stripFraming(spellOut(text)))));
    return checkParts(parts, by);
  }

  /** Writes a headline's speaker out: "Ann Reed: pier must close" is "Ann Reed said pier must close". */
  function writeSpeakerOut(text: string): string {
    const { who = '', said = '' } = /^(?<who>[^:,]{2,40}): (?<said>.+)$/.exec(text)?.groups ?? {};
    const content = reader.read(who).filter(isContent);
    const isSpeaker = content.some(({ kind }) => kind === 'person' || kind === 'organisation');
    return isSpeaker && content.length <= 4 ? `${who} said ${said}` : text;
  }
}

/** Why what values say of a claim is held back. What is held back as a whole is not said part by part either. */
const doubts = [
  'about-the-source',
  'values-and-sentences-agree',
  'of-as-many',
  'turned-beside-it',
  'repeated-unchanged',
] as const;

/**
 * Whether a claim is decided by values that say no more than their quote: who, what is done and to whom, as they stand there.
 * Such a one still tells of another number, or of the contrary.
 */
function isOnlyRepeated({ kind, findings: [first] }: ClauseCheck): boolean {
  if (!first) return false;
  const { reason, evidence, units, fact } = first;
  const acts = fact.values.filter((value) => value.kind === 'act');
  if (kind === 'supported') {
    const said = acts.filter((act) => toWords(act) === reason.source?.toLowerCase());
    return (
      reason.what === 'statement' &&
      evidence.every(({ met }) => met !== 'opposite') &&
      said.some((act) => isRepeat(act, fact))
    );
  }
  const isOfNumber = units.some(({ text, quantity }) => quantity !== null && text === reason.claim);
  return (
    /^(actor|detail)$/.test(reason.what) &&
    !isOfNumber &&
    acts.length > 0 &&
    acts.every((act) => isRepeat(act, fact))
  );
}

function isRepeat(act: ActValue, { citations }: Fact): boolean {
  return (
    Object.keys(act.also).length === 0 &&
    citations.some(({ quote }) => quote.toLowerCase().includes(toWords(act)))
  );
}

function toWords({ who, act, what }: ActValue): string {
  return [who, act, what].join(' ').toLowerCase();
}

/** Whether the sentence that a value was read from has something beside it that turns what a claim says. */
function isTrap({ findings }: ClauseCheck, { looks }: PassageCheck): boolean {
  const cited = findings.flatMap(({ fact }) => fact.citations);
  // The first has most of the claim.
  const own = looks.find(({ alignment }) =>
    cited.some(({ quote }) => quote.includes(alignment.source.passage.text)),
  );
  return own !== undefined && traps.some(({ look }) => look(own.alignment) !== 'pass');
}

/** Whether values decide a claim, and something else speaks against them. */
export function isHeldBack({ rule }: Decision): boolean {
  return doubts.some((doubt) => doubt === rule);
}
