import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { spellOut } from '../../language/spell-out.ts';
import { splitWords } from '../../language/split-words.ts';
import type { Thesaurus } from '../../language/thesaurus.ts';
import type { Spellings } from '../matching/create-lexicon.ts';
import { createSpelling, wordsOfNames } from '../matching/create-spelling.ts';
import type { ClauseCheck } from './check-clause.ts';
import { checkParts, type PartsOptions } from './check-parts.ts';
import { type KeptReading, readForClaims } from './claim-reading.ts';
import {
  type Decision,
  ofAlignment,
  ofFact,
  ofNothing,
  ofPassage,
  toConsidered,
} from './decision.ts';
import { createKnows, isAboutSource } from './is-about-source.ts';
import { createPassageChecker, type PassageCheck } from './passages/check-passages.ts';
import { createVerbatimFinder } from './passages/find-verbatim.ts';
import { isChangedRepeat } from './passages/is-changed-repeat.ts';
import { isWidened } from './passages/is-widened.ts';
import { type ReadSentence, readSentence } from './passages/read-sentence.ts';
import { createUnitReader } from './read-units.ts';
import { fillIn, splitStrongly, stripFraming } from './split-claim.ts';
import { isContent } from './unit.ts';

export interface DeciderOptions {
  readonly knowledge: KnowledgeBase;
  readonly dictionary: Dictionary;
  readonly thesaurus: Thesaurus;
  /** Keeps what is read of the base from one start to the next. */
  readonly kept?: KeptReading | null;
}

/** Decides the texts of one claim, it and its parts: by typed values, else by the sentences of the sources. */
export type Decide = (text: string) => Decision;

/** What decides one claim. It keeps what it has read of it. */
export interface ClaimDecider {
  readonly decide: Decide;
  /** Whether a curated value says anything of a text: known long before it is decided. */
  readonly hasValue: (text: string) => boolean;
}

/** Gives what decides a claim, anew for each claim. */
export type Decider = () => ClaimDecider;

/**
 * Makes what decides claims, in steps, as it reads the whole base. Curated values come first; where the two disagree,
 * nothing is decided.
 */
export function* createDecider({
  knowledge,
  dictionary,
  thesaurus,
  kept = null,
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
  const readerOf = (base: KnowledgeBase, spellings: Spellings) =>
    createUnitReader({ knowledge: base, dictionary, thesaurus, correct, spellings });
  const reading = yield* readForClaims(knowledge, { dictionary, readerOf, kept });
  yield;
  const { facts, readValues, passages, named } = reading;
  const verbatim = createVerbatimFinder(passages);
  yield;
  const sentences = createPassageChecker(passages, reading);
  yield;
  const reader = readerOf(knowledge, reading.spellings);
  const namedReader = readerOf({ ...knowledge, ...named }, reading.namedSpellings);
  const knows = createKnows(reading.known);

  return () => {
    corrected.clear();
    const byValues = { reader, facts, known: new Map() };
    const byReadValues = { reader: namedReader, facts: readValues, known: new Map() };
    return {
      decide: (text) => decide(text, byValues, byReadValues),
      hasValue: (text) => checkValues(text, byValues).kind !== 'not_covered',
    };
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
