import type { FactList, NameKind } from '../../knowledge/knowledge-base.ts';
import { isFramingWord } from '../../language/framing-words.ts';
import { isLimitingWord } from '../../language/function-words.ts';
import type { QuestionKind } from '../../language/question-kind.ts';
import { readNumber } from '../../language/read-number.ts';
import { placeOf, type StringTable, toStringTable } from '../../language/string-table.ts';
import { spend } from '../../language/work-budget.ts';
import type { WordEvidence } from '../answer.ts';
import { countryKey, type FactProfile, keysOf, narrowing } from './create-fact-profile.ts';
import type { Concept, Term } from './create-lexicon.ts';
import type { CountrySpan } from './find-countries.ts';
import { kindsOfWord } from './kind-words.ts';
import { characterPairsOf } from './text-features.ts';
import {
  commonWordDiscount,
  correctedExplains,
  framingWeight,
  givenNumberExplains,
  leastKnownWeight,
  limitingWeight,
  nameKindExplains,
  rarityWeight,
  relatedExplains,
} from './weights.ts';

/** A word of a question, how much it says about what is asked, and how far a fact explains it. */
export interface WeighedWord extends WordEvidence {
  /** From 0, for grammar, to 1, for a rare word that the knowledge base does not know. */
  readonly weight: number;
  /** How far the fact explains the word, from 0 to 1. */
  readonly explained: number;
  /** Whether the word is a name, or part of one. */
  readonly isName: boolean;
}

export interface WordWeights {
  /** How much a word says about what is asked, from 0 to 1. */
  weightOf(term: Term): number;
}

/** In how many facts each stem and concept is found, and how many facts there are. Plain data, to be kept. */
export interface WordCounts {
  readonly keys: StringTable;
  /** By the key's place. */
  readonly facts: Int32Array;
  readonly total: number;
}

export interface WordWeightsOptions {
  readonly counts: WordCounts;
  /** How common an English word is, from 0, rare or unknown, to 1. */
  readonly commonness: (word: string) => number;
}

/** Counts in how many facts each word and meaning is found. */
export function countWords(profiles: readonly FactProfile[]): WordCounts {
  const facts = new Map<string, number>();
  for (const { stems, concepts } of profiles) {
    for (const key of stems.keys()) facts.set(key, (facts.get(key) ?? 0) + 1);
    for (const key of concepts.keys()) facts.set(key, (facts.get(key) ?? 0) + 1);
  }
  return {
    keys: toStringTable(facts.keys()),
    facts: Int32Array.from(facts.values()),
    total: profiles.length,
  };
}

/** Weighs words by how few facts they are found in, and those that no fact has by how rare they are in English. */
export function createWordWeights({ counts, commonness }: WordWeightsOptions): WordWeights {
  const { keys, facts, total } = counts;
  const seenOf = (key: string) => facts[placeOf(keys, key) ?? -1] ?? 0;

  return {
    weightOf({ stem, isFunction, word, concepts }) {
      if (isLimitingWord(word.folded)) return limitingWeight;
      if (isFunction) return 0;
      if (isFramingWord(word.folded)) return framingWeight;
      const seen = Math.max(seenOf(stem), ...concepts.map(({ id }) => seenOf(id)));
      if (seen === 0) return 1 - commonWordDiscount * commonness(word.folded);
      const rarity = Math.log((total + 1) / (seen + 0.5)) / Math.log(total + 1);
      return leastKnownWeight + rarityWeight * Math.max(0, Math.min(1, rarity));
    },
  };
}

/** A word of a question, read once to be compared with every fact. */
export interface QuestionWord {
  readonly term: Term;
  /** How much it says about what is asked, from 0 to 1. */
  readonly weight: number;
  /** Of a word that narrows, what it narrows ("last month"); else `null`. */
  readonly narrows: string | null;
  /** The number that it is; else `null`. */
  readonly number: number | null;
  readonly isName: boolean;
  /** The kinds of names that it is a general word for: "organisation". */
  readonly kinds: readonly NameKind[];
  /** The character pairs of a word in Korean or Japanese; of others none. */
  readonly pairs: readonly string[];
}

/** Reads the words of a question, once for all facts. */
export function readQuestionWords(
  terms: readonly Term[],
  { weightOf }: WordWeights,
): QuestionWord[] {
  return terms.map((term, at) => ({
    term,
    weight: weightOf(term),
    narrows: isLimitingWord(term.word.folded) ? narrowing(terms, at) : null,
    number: readNumber(term.word.folded),
    isName: term.concepts.some((concept) => concept.kind === 'name'),
    kinds: kindsOfWord(term.stem),
    pairs: term.isEastAsian ? characterPairsOf(term) : [],
  }));
}

export interface WeighWordsOptions {
  readonly asked: readonly QuestionWord[];
  readonly kind: QuestionKind | null;
  readonly profile: FactProfile;
  /** The list in the fact, where it has one. */
  readonly list: FactList | null;
  /** The countries that the question names, where the list is of countries; else none. */
  readonly countries: readonly CountrySpan[];
}

/** Steps that it takes to compare a word with a fact. */
const stepsPerWord = 3;

/** Compares each word of a question with a fact: what it met there, and how far that explains it. */
export function weighWords({
  asked,
  kind,
  profile,
  list,
  countries,
}: WeighWordsOptions): WeighedWord[] {
  spend(asked.length * stepsPerWord);
  const words = asked.map((word): WeighedWord => {
    const { term, weight, narrows, isName } = word;
    const { met, by, explained } =
      narrows === null
        ? compareWord(word, profile, kind)
        : compareNarrowing(term, narrows, profile);
    return { word: term.word.text, weight, isName, met, by, explained };
  });

  if (!list?.complete || (kind !== 'whether' && kind !== null)) return words;

  // A complete list answers for those that it leaves out, but only for countries, in a list of countries.
  const outsiders = new Set(
    countries
      .filter(
        ({ country, terms }) =>
          ![countryKey(country), ...keysOf(terms)].some((key) => profile.listed.has(key)),
      )
      .flatMap(({ places }) => places),
  );
  // "Is Peru rich?" asks nothing of the list, whoever is on it.
  const asksMore = words.some(
    ({ met, weight }, place) =>
      met === 'nothing' && weight > framingWeight && !outsiders.has(place),
  );
  if (asksMore) return words;
  return words.map((word, place) =>
    outsiders.has(place) ? { ...word, met: 'outside', by: list.of, explained: 1 } : word,
  );
}

type WordComparison = Pick<WeighedWord, 'met' | 'by' | 'explained'>;

const nothing: WordComparison = { met: 'nothing', by: null, explained: 0 };

/** "The last country" is not explained by a "last month": it must narrow the same word. */
function compareNarrowing(
  { word }: Term,
  narrows: string,
  { narrowed }: FactProfile,
): WordComparison {
  return narrowed.has(narrows) ? { met: 'same', by: word.text, explained: 1 } : nothing;
}

function compareWord(
  { term, number, kinds, pairs }: QuestionWord,
  profile: FactProfile,
  kind: QuestionKind | null,
): WordComparison {
  const same = profile.stems.get(term.stem);
  if (same !== undefined) {
    return term.corrected === null
      ? { met: 'same', by: same, explained: 1 }
      : { met: 'corrected', by: term.corrected, explained: correctedExplains };
  }

  const synonym = findConcept(term.concepts, profile);
  if (synonym) return { met: 'synonym', by: synonym.by, explained: 1 };

  if (number !== null) {
    if (profile.numbers.has(number)) return { met: 'same', by: String(number), explained: 1 };
    // "Are there 11?" is answered by the number that the source does give.
    const [given] = profile.numbers;
    if (kind === 'whether' && given !== undefined) {
      return { met: 'related', by: String(given), explained: givenNumberExplains };
    }
    return nothing;
  }

  if (term.isEastAsian) {
    const shared = pairs.filter((pair) => profile.characterPairs.has(pair));
    if (shared.length > 0) {
      return { met: 'same', by: term.word.text, explained: shared.length / pairs.length };
    }
  }

  // "Which organisation" asks for a name of that kind, and the fact has one.
  const kindWord =
    kinds.length === 0
      ? undefined
      : [...profile.nameKinds].find((nameKind) => kinds.includes(nameKind));
  if (kindWord !== undefined) return { met: 'related', by: kindWord, explained: nameKindExplains };

  const related = findConcept(term.related, profile);
  return related ? { met: 'related', by: related.by, explained: relatedExplains } : nothing;
}

/** The first of some meanings that a fact has, as it stands there. */
function findConcept(concepts: readonly Concept[], profile: FactProfile) {
  for (const { id } of concepts) {
    const by = profile.concepts.get(id);
    if (by !== undefined) return { by };
  }
  return null;
}
