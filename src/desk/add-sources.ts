import { hashPart } from '../knowledge/hash-part.ts';
import type { KnowledgeBase, Source } from '../knowledge/knowledge-base.ts';
import type { Dictionary } from '../language/dictionary.ts';
import { splitWords } from '../language/split-words.ts';
import { toStringSet, toStringTable } from '../language/string-table.ts';
import { mergeNames, readNames } from '../reading/read-names.ts';
import { createLexicon } from './matching/create-lexicon.ts';
import { wordsOfNames } from './matching/create-spelling.ts';
import type { PreparedKnowledge } from './matching/prepare-knowledge.ts';
import {
  collectSubjectGround,
  joinGrounds,
  type SubjectGround,
  toSubjectGround,
} from './matching/subject-ground.ts';

/** A base with texts that nobody curated. Its hash tells it from the base and from any other addition. */
export function addSources(knowledge: KnowledgeBase, added: readonly Source[]): KnowledgeBase {
  const { hash, wholeHash = hash, factsHash = hash, sources } = knowledge;
  const more = Object.fromEntries(added.map((source) => [source.id, source]));
  return {
    ...knowledge,
    sources: { ...sources, ...more },
    hash: hashPart(hash, JSON.stringify(added)),
    wholeHash,
    factsHash,
  };
}

/** What is prepared of such a base. */
export interface PreparedAddition {
  /** As without the texts, but that their words are no misspellings, and their names are known. */
  readonly prepared: PreparedKnowledge;
  /** What all texts speak of, those that were added among them. */
  readonly ground: SubjectGround;
}

/**
 * Prepares what was added, and nothing of the base anew: facts are matched as they were, so that a text that somebody
 * puts in takes no answer away, and makes none of the curated ones wrong.
 */
export function prepareAddition(
  before: PreparedKnowledge,
  added: readonly Source[],
  dictionary: Dictionary,
): PreparedAddition {
  const namesOfAdded = readNames(added, dictionary);
  const names = mergeNames(before.names, namesOfAdded);
  const texts = added.flatMap(({ title, paragraphs }) => [title, ...paragraphs]);
  const words = texts.flatMap((text) => splitWords(text).map(({ folded }) => folded));
  const ground = collectSubjectGround({
    knowledge: {
      sources: Object.fromEntries(added.map((one) => [one.id, one])),
      names: namesOfAdded,
      facts: [],
    },
    readings: [],
    lexicon: createLexicon(before.spellings),
  });
  return {
    prepared: {
      ...before,
      names,
      vocabulary: toStringTable(new Set([...toStringSet(before.vocabulary), ...words])),
      nameWords: toStringTable(wordsOfNames(names)),
    },
    ground: joinGrounds(toSubjectGround(before.ground), ground),
  };
}
