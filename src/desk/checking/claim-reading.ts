import type { Fact, KnowledgeBase, Name } from '../../knowledge/knowledge-base.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import type { Thesaurus } from '../../language/thesaurus.ts';
import { readFacts } from '../../reading/read-facts.ts';
import { mergeNames, readNames } from '../../reading/read-names.ts';
import { type Passage, readPassages } from '../../reading/read-passages.ts';
import type { Spellings } from '../matching/create-lexicon.ts';
import { type ClaimFacts, collectClaimFacts, withFacts } from './claim-facts.ts';
import { createWordCorrecter, vocabularyOf } from './correct-words.ts';
import { collectKnown } from './is-about-source.ts';
import { type ReadSentences, readSentences } from './passages/check-passages.ts';
import { createUnitReader, type UnitReader } from './read-units.ts';

/**
 * A base as it is read to hold claims against: plain data, which is slow to make and can be kept. Where it is kept, a fact
 * is its id.
 */
export interface ClaimReading<F = Fact> extends ReadSentences {
  readonly facts: ClaimFacts<F>;
  readonly passages: readonly Passage[];
  /** The words that mistyped ones are corrected to. */
  readonly vocabulary: ReadonlySet<string>;
  /** Names that the reader finds in the sources by itself, and the base has not. */
  readonly addedNames: readonly Name[];
  /** The values of the sources' sentences, in the form of facts. */
  readonly readFacts: readonly Fact[];
  readonly readValues: ClaimFacts<F>;
  /** The keys of all that stands in the base. */
  readonly known: ReadonlySet<string>;
}

/** Keeps the reading of one base. */
export interface KeptReading {
  /** `null` where it was not kept. */
  read(): ClaimReading<string> | null;
  keep(reading: ClaimReading<string>): void;
}

/** What texts are read with. */
export interface ClaimReaders {
  readonly reader: UnitReader;
  /** With the names, too, that were found in the sources. */
  readonly namedReader: UnitReader;
  /** Forgets the words of the last claim. */
  forget(): void;
}

export interface ReadForClaimsOptions {
  readonly knowledge: KnowledgeBase;
  /** The spellings of the base's names, where they were collected before. */
  readonly spellings?: Spellings | null;
  readonly dictionary: Dictionary;
  readonly thesaurus: Thesaurus;
  readonly kept?: KeptReading | null;
}

/** Reads a base to hold claims against, in steps; where it was kept, in few. */
export function* readForClaims({
  kept = null,
  ...options
}: ReadForClaimsOptions): Generator<void, ClaimReading & ClaimReaders, void> {
  const { knowledge, dictionary } = options;
  const before = kept?.read() ?? null;
  yield;
  if (before) {
    const reading = unpack(before, knowledge);
    return { ...reading, ...createReaders(reading, options) };
  }

  const sources = Object.values(knowledge.sources);
  const vocabulary = vocabularyOf(knowledge);
  const names = mergeNames(knowledge.names, readNames(sources, dictionary));
  const addedNames = names.slice(knowledge.names.length);
  const readers = createReaders({ vocabulary, addedNames }, options);
  const { reader, namedReader } = readers;
  yield;
  const facts = yield* collectClaimFacts(knowledge, reader);
  const passages = sources.flatMap(readPassages);
  yield;
  const sentences = yield* readSentences(passages, reader);
  const found = readFacts(passages);
  yield;
  const readValues = yield* collectClaimFacts({ ...knowledge, names, facts: found }, namedReader);
  const reading = {
    ...{ facts, passages, vocabulary, addedNames, readFacts: found, readValues, ...sentences },
    known: yield* collectKnown(knowledge, sentences.sentences),
  };
  kept?.keep(pack(reading));
  return { ...reading, ...readers };
}

function createReaders(
  { vocabulary, addedNames }: Pick<ClaimReading, 'vocabulary' | 'addedNames'>,
  { knowledge, spellings, dictionary, thesaurus }: Omit<ReadForClaimsOptions, 'kept'>,
): ClaimReaders {
  const { correct, forget } = createWordCorrecter(vocabulary, dictionary);
  const english = { dictionary, thesaurus, correct };
  const reader = createUnitReader({ ...english, knowledge, ...(spellings && { spellings }) });
  const names = [...knowledge.names, ...addedNames];
  const namedReader =
    addedNames.length === 0
      ? reader
      : createUnitReader({ ...english, knowledge: { ...knowledge, names } });
  return { reader, namedReader, forget };
}

function pack(reading: ClaimReading): ClaimReading<string> {
  const idOf = ({ id }: Fact) => id;
  return {
    ...reading,
    facts: withFacts(reading.facts, idOf),
    readValues: withFacts(reading.readValues, idOf),
  };
}

function unpack(kept: ClaimReading<string>, knowledge: KnowledgeBase): ClaimReading {
  return {
    ...kept,
    facts: withFacts(kept.facts, finderIn(knowledge.facts)),
    readValues: withFacts(kept.readValues, finderIn(kept.readFacts)),
  };
}

function finderIn(facts: readonly Fact[]): (id: string) => Fact {
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  return (id) => {
    const fact = known.get(id);
    if (!fact)
      throw new Error(`What was kept of the base has a fact "${id}", which the base has not.`);
    return fact;
  };
}
