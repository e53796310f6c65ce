import type { Citation, Fact, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { spellOut } from '../../language/spell-out.ts';
import { splitWords } from '../../language/split-words.ts';
import type { Thesaurus } from '../../language/thesaurus.ts';
import { readFacts } from '../../reading/read-facts.ts';
import { mergeNames, readNames } from '../../reading/read-names.ts';
import { type Passage, readPassages } from '../../reading/read-passages.ts';
import { createSpelling, wordsOfNames } from '../matching/create-spelling.ts';
import type { ClaimEvidence, Considered, Reason, VerdictKind } from '../verdict.ts';
import type { ClauseCheck } from './check-clause.ts';
import { checkParts, type PartsOptions } from './check-parts.ts';
import { collectClaimFacts } from './claim-facts.ts';
import { createKnows, isAboutSource } from './is-about-source.ts';
import type { Alignment, Pair } from './passages/align-sentence.ts';
import { createPassageChecker, type PassageCheck } from './passages/check-passages.ts';
import { createVerbatimFinder } from './passages/find-verbatim.ts';
import { isChangedRepeat } from './passages/is-changed-repeat.ts';
import { isWidened } from './passages/is-widened.ts';
import { type ReadSentence, readSentence } from './passages/read-sentence.ts';
import { isNamedIn, readFrame } from './read-frame.ts';
import { createUnitReader } from './read-units.ts';
import { fillIn, splitStrongly, stripFraming } from './split-claim.ts';
import { isContent } from './unit.ts';

/** What the base says about a claim, or a part of one, and what decided it. */
export interface Decision {
  readonly kind: VerdictKind;
  readonly rule: string;
  readonly because: readonly Reason[];
  readonly citations: readonly Citation[];
  readonly attributedTo: string | null;
  readonly fact: Fact | null;
  readonly nearest: Fact | null;
  /** Words that stand nowhere in the base. */
  readonly unexplained: readonly string[];
  readonly evidence: readonly ClaimEvidence[];
  readonly considered: readonly Considered[];
}

export interface DeciderOptions {
  readonly knowledge: KnowledgeBase;
  readonly dictionary: Dictionary;
  readonly thesaurus: Thesaurus;
}

/** Decides the texts of one claim, it and its parts: by typed values, else by the sentences of the sources. */
export type Decide = (text: string) => Decision;

/** Gives what decides a claim, anew for each claim: it keeps what it has read of it. */
export type Decider = () => Decide;

/**
 * Makes what decides claims, in steps, as it reads the whole base. Curated values come first; where the two disagree,
 * nothing is decided.
 */
export function* createDecider({
  knowledge,
  dictionary,
  thesaurus,
}: DeciderOptions): Generator<void, Decider, void> {
  const spelling = createSpelling({
    vocabulary: vocabularyOf(knowledge),
    nameWords: wordsOfNames(knowledge.names),
    isRealWord: (word) => dictionary.commonness(word) > 0,
  });
  // The parts of a claim are read many times, and each of its unknown words is looked up once.
  const corrected = new Map<string, string | null>();
  const correct = (word: string) => {
    const known = corrected.get(word);
    if (known !== undefined) return known;
    const meant = spelling.correct(word, 'word');
    corrected.set(word, meant);
    return meant;
  };
  const reader = createUnitReader({ knowledge, dictionary, thesaurus, correct });
  yield;
  const facts = yield* collectClaimFacts(knowledge, reader);
  const passages = Object.values(knowledge.sources).flatMap(readPassages);
  yield;
  const verbatim = createVerbatimFinder(passages);
  yield;
  const sentences = yield* createPassageChecker(passages, reader);
  const named = nameAll(knowledge, dictionary, passages);
  yield;
  const namedReader = createUnitReader({ knowledge: named, dictionary, thesaurus, correct });
  yield;
  const readValues = yield* collectClaimFacts(named, namedReader);
  const knows = yield* createKnows(knowledge, sentences.sentences);

  return () => {
    corrected.clear();
    const byValues = { reader, facts, known: new Map() };
    const byReadValues = { reader: namedReader, facts: readValues, known: new Map() };
    return (text) => decide(text, byValues, byReadValues);
  };

  function decide(text: string, byValues: PartsOptions, byReadValues: PartsOptions): Decision {
    const plain = spellOut(stripFraming(text));
    const check = checkValues(text, byValues);
    // What the source says in these very words, no value that was typed speaks against.
    const said =
      check.kind === 'supported'
        ? null
        : (verbatim.find(text) ?? verbatim.find(stripFraming(text)));
    if (said) return ofPassage(text, said, 'verbatim');

    const claim = readSentence(plain, reader);
    const read = checkSpoken(plain) ?? sentences.check(claim);
    const considered = read.looks.map(toConsidered);
    const unexplained = claim.units
      .filter(({ unit, isNeeded }) => isNeeded && !knows(unit))
      .map(({ unit }) => unit.text);
    if (check.kind !== 'not_covered') {
      const rule = findDoubt(check, read, claim);
      if (rule === null) return { ...ofFact(text, check), considered };
      // Values never make a claim worse than its sentence alone.
      const isSaid = rule !== 'values-and-sentences-agree' && read.kind !== 'not_covered';
      if (isSaid && read.alignment)
        return { ...ofAlignment(text, read.alignment, read), considered };
      return { ...ofNothing(check, read, unexplained), rule, considered };
    }
    if (read.kind === 'not_covered' || !read.alignment) {
      const derived = checkValues(text, byReadValues);
      const isSure =
        isAboutSource(derived, claim, knows) &&
        !(derived.kind === 'supported' && isWidened(derived, claim));
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
    const isRepeated = read.looks.some(({ alignment }) =>
      isChangedRepeat(claim, alignment.source.sentence),
    );
    return isRepeated ? 'repeated-unchanged' : null;
  }

  /** "According to Ann Reed, the pier must close": what she says, if it is she. */
  function checkSpoken(text: string): PassageCheck | null {
    const frame = readFrame(text);
    if (frame === null) return null;
    const read = sentences.check(readSentence(frame.said, reader));
    const isSpeaker = read.passage !== null && isNamedIn(frame.who, read.passage.speaker);
    return read.kind !== 'not_covered' && isSpeaker ? read : null;
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
  'repeated-unchanged',
] as const;

/** Whether values decide a claim, and something else speaks against them. */
export function isHeldBack({ rule }: Decision): boolean {
  return doubts.some((doubt) => doubt === rule);
}

/** A base as the reader finds it by itself: its names, with the curated ones, and values of its sentences. */
function nameAll(
  knowledge: KnowledgeBase,
  dictionary: Dictionary,
  passages: readonly Passage[],
): KnowledgeBase {
  const read = readNames(Object.values(knowledge.sources), dictionary);
  return { ...knowledge, names: mergeNames(knowledge.names, read), facts: readFacts(passages) };
}

/** The words that typos of a claim are corrected to: those of the quotes, and the other names of things. */
function vocabularyOf({ facts, names, words, sources }: KnowledgeBase): Set<string> {
  const texts = [
    ...facts.flatMap(({ citations }) => citations.map(({ quote }) => quote)),
    // Nobody has chosen quotes yet: all words of the sources are there to be meant.
    ...(facts.length === 0 ? Object.values(sources).flatMap(({ paragraphs }) => paragraphs) : []),
    ...[...names, ...words].flatMap(({ same }) => same),
  ];
  return new Set(texts.flatMap(splitWords).map(({ folded }) => folded));
}

function ofFact(text: string, { kind, findings }: ClauseCheck): Decision {
  const fact = findings[0]?.fact ?? null;
  const isView = fact?.view ?? false;
  const because = findings.map(({ reason }) => reason);
  const rule = because[0]?.what ?? 'statement';
  if (isView && fact?.attribution && because[0]?.what !== 'speaker') {
    because.push({ what: 'speaker', claim: text.trim(), source: fact.attribution });
  }
  return {
    ...{ kind, rule, because, fact },
    citations: fact?.citations ?? [],
    attributedTo: isView ? (fact?.attribution?.replace(/^according to\s+/i, '') ?? null) : null,
    nearest: null,
    unexplained: [],
    evidence: findings.flatMap(({ evidence }) => evidence),
    considered: [],
  };
}

function ofPassage(text: string, passage: Passage, rule: string): Decision {
  return {
    ...{ kind: 'supported', rule, fact: null, nearest: null },
    because: [{ what: 'statement', claim: text.trim(), source: passage.text }],
    citations: [toCitation(passage)],
    attributedTo: isNamedIn(text, passage.speaker) ? null : passage.speaker,
    unexplained: [],
    evidence: [],
    considered: [],
  };
}

function ofAlignment(
  text: string,
  { pairs, source }: Alignment,
  { kind, rule }: PassageCheck,
): Decision {
  const turned = pairs.filter(({ how }) => how === 'contrary' || how === 'instead');
  const decision = ofPassage(text, source.passage, rule);
  return {
    ...decision,
    kind,
    because: kind === 'supported' ? decision.because : [reasonOf(text, turned, source.passage)],
    attributedTo: kind === 'supported' ? decision.attributedTo : null,
    evidence: pairs.map(({ claim, source: by, how }) => ({
      word: claim.unit.text,
      met: how === 'contrary' ? 'opposite' : how === 'instead' ? 'instead' : 'same',
      by: by.unit.text,
    })),
  };
}

function reasonOf(text: string, turned: readonly Pair[], { text: source }: Passage): Reason {
  const [first] = turned;
  if (!first) return { what: 'denied', claim: text.trim(), source };
  const isActor = first.claim.chunk !== null && first.claim.verb?.subject === first.claim.chunk;
  const join = (units: readonly { readonly unit: { readonly text: string } }[]) =>
    units.map(({ unit }) => unit.text).join(' ');
  return {
    what: first.how === 'contrary' ? 'opposite' : isActor ? 'actor' : 'detail',
    claim: join(turned.map(({ claim }) => claim)),
    source: join(turned.map((pair) => pair.source)),
  };
}

function ofNothing(
  check: ClauseCheck,
  read: PassageCheck,
  unexplained: readonly string[],
): Decision {
  return {
    kind: 'not_covered',
    rule: read.rule,
    because: [{ what: 'missing', claim: unexplained.join(', '), source: null }],
    citations: check.nearest?.fact.citations ?? (read.passage ? [toCitation(read.passage)] : []),
    attributedTo: null,
    fact: null,
    nearest: check.nearest?.fact ?? null,
    unexplained,
    evidence: unexplained.map((word) => ({ word, met: 'nothing', by: null })),
    considered: [],
  };
}

function toConsidered({
  alignment,
  rule: { name, says },
  look,
}: PassageCheck['looks'][number]): Considered {
  return { citation: toCitation(alignment.source.passage), rule: name, says, look };
}

function toCitation({ source, paragraph, start, end, text }: Passage): Citation {
  return { source, paragraph, start, end, quote: text };
}
