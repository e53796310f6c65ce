import type { Fact, KnowledgeBase, Name } from '../../knowledge/knowledge-base.ts';
import { type English, noEnglish } from '../../language/english.ts';
import { splitWords } from '../../language/split-words.ts';
import { type StringTable, toStringTable } from '../../language/string-table.ts';
import { mergeNames, readNames } from '../../reading/read-names.ts';
import { buildFactIndex, type FactIndexData } from './build-fact-index.ts';
import { createFactProfile } from './create-fact-profile.ts';
import {
  collectSpellings,
  createLexicon,
  type Lexicon,
  type Spellings,
  type Term,
} from './create-lexicon.ts';
import { wordsOfNames } from './create-spelling.ts';
import { indexSentencesOf, type SentenceIndex } from './index-sentences.ts';
import { type ProfileTable, toProfileTable } from './profile-table.ts';
import { type ReadFact, readFact } from './read-fact.ts';
import { collectSubjectGround, type GroundTables, toGroundTables } from './subject-ground.ts';
import { countWords, type WordCounts } from './weigh-words.ts';

/**
 * A knowledge base as what matches and answers needs it. Plain data that can be kept and read back: it depends on nothing but the
 * base and the engine.
 */
export interface PreparedKnowledge {
  /** Curated names, and those that were read in the sources. */
  readonly names: readonly Name[];
  readonly spellings: Spellings;
  /** By place among the facts that are matched. */
  readonly profiles: ProfileTable;
  readonly counts: WordCounts;
  /** Every word that the base itself uses, folded. */
  readonly vocabulary: StringTable;
  /** Those of them that stand in names. */
  readonly nameWords: StringTable;
  readonly index: FactIndexData;
  readonly ground: GroundTables;
  readonly sentences: SentenceIndex;
}

/** The facts that questions are matched to, in the places that a prepared base has them in. */
export function matchedFacts({ facts }: KnowledgeBase): Fact[] {
  return facts.filter(({ status }) => status !== 'withdrawn');
}

/** Reads and indexes a knowledge base for matching. Without English fewer names are told from words. */
export function prepareKnowledge(
  base: KnowledgeBase,
  { dictionary, thesaurus }: English = noEnglish,
): PreparedKnowledge {
  const names = mergeNames(base.names, readNames(Object.values(base.sources), dictionary));
  const knowledge = { ...base, names };
  const spellings = collectSpellings(knowledge);
  const lexicon = readingOnce(createLexicon(spellings));
  const readings = matchedFacts(knowledge).map((fact) => readFact(fact, lexicon));
  const namesById = new Map(names.map((name) => [name.id, name]));
  const profiles = readings.map((read) => createFactProfile({ read, lexicon, namesById }));

  return {
    names,
    spellings,
    profiles: toProfileTable(profiles),
    counts: countWords(profiles),
    vocabulary: toStringTable(collectVocabulary(readings, knowledge)),
    nameWords: toStringTable(wordsOfNames(names)),
    index: buildFactIndex(readings),
    ground: toGroundTables(collectSubjectGround({ knowledge, readings, lexicon })),
    sentences: indexSentencesOf(knowledge, { lexicon, thesaurus }),
  };
}

/** Quotes, answers and sentences are mostly the same texts. */
function readingOnce({ read }: Lexicon): Lexicon {
  const known = new Map<string, Term[]>();
  return {
    read(text) {
      const terms = known.get(text) ?? read(text);
      known.set(text, terms);
      return terms;
    },
  };
}

function collectVocabulary(
  readings: readonly ReadFact[],
  { names, words }: KnowledgeBase,
): Set<string> {
  const vocabulary = new Set<string>();
  for (const { phrasings, statements } of readings) {
    for (const terms of [...phrasings, ...statements]) {
      for (const { word } of terms) vocabulary.add(word.folded);
    }
  }
  for (const { same, related } of [...names, ...words]) {
    for (const spelling of [...same, ...related]) {
      for (const { folded } of splitWords(spelling)) vocabulary.add(folded);
    }
  }
  return vocabulary;
}
