import type { Fact, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { readFacts } from '../../reading/read-facts.ts';
import { mergeNames, readNames } from '../../reading/read-names.ts';
import { type Passage, readPassages } from '../../reading/read-passages.ts';
import { collectSpellings, type Spellings } from '../matching/create-lexicon.ts';
import { type ClaimFacts, collectClaimFacts, withFacts } from './claim-facts.ts';
import { collectKnown } from './is-about-source.ts';
import { type ReadSentences, readSentences } from './passages/check-passages.ts';
import type { UnitReader } from './read-units.ts';

/**
 * A base as it is read to hold claims against: plain data, which is slow to make and can be kept. Where it is kept, a fact
 * is its id.
 */
export interface ClaimReading<F = Fact> extends ReadSentences {
  readonly facts: ClaimFacts<F>;
  readonly passages: readonly Passage[];
  /** The spellings of the base's names. */
  readonly spellings: Spellings;
  /** What the reader finds by itself: its names, with the curated ones, and values of its sentences. */
  readonly named: Pick<KnowledgeBase, 'names' | 'facts'>;
  readonly namedSpellings: Spellings;
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

export interface ReadForClaimsOptions {
  readonly dictionary: Dictionary;
  /** Makes what reads texts with the names of a base. */
  readonly readerOf: (base: KnowledgeBase, spellings: Spellings) => UnitReader;
  readonly kept?: KeptReading | null;
}

/** Reads a base to hold claims against, in steps; where it was kept, in one. */
export function* readForClaims(
  knowledge: KnowledgeBase,
  { dictionary, readerOf, kept = null }: ReadForClaimsOptions,
): Generator<void, ClaimReading, void> {
  const before = kept?.read() ?? null;
  if (before) return unpack(before, knowledge);

  const spellings = collectSpellings(knowledge);
  const reader = readerOf(knowledge, spellings);
  yield;
  const facts = yield* collectClaimFacts(knowledge, reader);
  const sources = Object.values(knowledge.sources);
  const passages = sources.flatMap(readPassages);
  yield;
  const sentences = yield* readSentences(passages, reader);
  const names = mergeNames(knowledge.names, readNames(sources, dictionary));
  const named = { names, facts: readFacts(passages) };
  yield;
  const namedBase = { ...knowledge, ...named };
  const namedSpellings = collectSpellings(namedBase);
  const readValues = yield* collectClaimFacts(namedBase, readerOf(namedBase, namedSpellings));
  const reading = {
    ...{ facts, passages, spellings, named, namedSpellings, readValues, ...sentences },
    known: yield* collectKnown(knowledge, sentences.sentences),
  };
  kept?.keep(pack(reading));
  return reading;
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
    readValues: withFacts(kept.readValues, finderIn(kept.named.facts)),
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
