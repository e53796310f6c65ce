import type { Fact, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { isCountryName } from '../../language/countries.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { noEnglish } from '../../language/english.ts';
import { detectQuestionKind } from '../../language/question-kind.ts';
import { toStringSet } from '../../language/string-table.ts';
import { readWriting } from '../../language/written-as-name.ts';
import type { Match } from '../answer.ts';
import type { ReadText } from '../understand.ts';
import { findCalibration } from './calibration.ts';
import { createFactIndex } from './create-fact-index.ts';
import type { FactProfile } from './create-fact-profile.ts';
import { createLexicon, type Term } from './create-lexicon.ts';
import { createSpelling } from './create-spelling.ts';
import { findCountries, mayAskForList } from './find-countries.ts';
import { matchedFacts, type PreparedKnowledge, prepareKnowledge } from './prepare-knowledge.ts';
import { createProfileReader } from './profile-table.ts';
import {
  type MatchFeatures,
  noSentences,
  rankMatch,
  readMatchFeatures,
  type SentenceScores,
  scoreMatch,
} from './score-match.ts';
import {
  createWordWeights,
  readQuestionWords,
  type WeighedWord,
  weighWords,
} from './weigh-words.ts';
import { framingWeight } from './weights.ts';

/** A match with the features that it was scored by. */
export interface ScoredMatch extends Match {
  readonly evidence: readonly WeighedWord[];
  readonly features: MatchFeatures;
}

export interface Matcher {
  /**
   * The facts nearest to a question, best first. Empty where none shares a word with it.
   *
   * @param sentences  How near the facts' own sentences come, for a calibration that weighs it.
   */
  findMatches(
    question: Pick<ReadText, 'normalised' | 'language'>,
    terms?: readonly Term[],
    sentences?: SentenceScores,
  ): ScoredMatch[];
  /** What a fact explains. */
  profileOf(fact: Fact): FactProfile | undefined;
  /** Reads a question as it is matched: its words with their stems, meanings and corrections. */
  read(normalised: string): Term[];
  /** Whether the knowledge base uses a folded word. */
  knows(word: string): boolean;
}

export interface MatcherOptions {
  readonly knowledge: KnowledgeBase;
  readonly dictionary: Dictionary;
  /** The same base, prepared. Without it, it is prepared now. */
  readonly prepared?: PreparedKnowledge;
}

/** Makes what finds facts for questions. Withdrawn facts are never matched. */
export function createMatcher({
  knowledge,
  dictionary,
  prepared = prepareKnowledge(knowledge, { ...noEnglish, dictionary }),
}: MatcherOptions): Matcher {
  const vocabulary = toStringSet(prepared.vocabulary);
  const profileAt = createProfileReader(prepared.profiles);
  const facts = matchedFacts(knowledge);
  const lexicon = createLexicon(prepared.spellings);
  const index = createFactIndex(prepared.index);
  const { commonness } = dictionary;
  const weights = createWordWeights({ counts: prepared.counts, commonness });
  const spelling = createSpelling({
    vocabulary,
    nameWords: toStringSet(prepared.nameWords),
    isRealWord: (word) => commonness(word) > 0,
  });
  const places = new Map(facts.map(({ id }, place) => [id, place]));
  const countryLists = new Set(
    facts.flatMap(({ list }, place) =>
      list?.complete && list.items.some(isCountryName) ? place : [],
    ),
  );

  const read = (normalised: string) => {
    const writingOf = readWriting(normalised);
    return lexicon.read(normalised, (word) => spelling.correct(word.folded, writingOf(word)));
  };

  return {
    knows: (word) => vocabulary.has(word),

    profileOf: ({ id }) => profileAt(places.get(id) ?? -1),
    read,

    findMatches({ normalised, language }, terms = read(normalised), sentences = noSentences) {
      const kind = detectQuestionKind(normalised);
      const calibration = findCalibration(knowledge.calibrations, language);
      const slug = terms.map(({ word }) => word.folded).join('-');

      // A complete list also answers for a country that it leaves out, though the two share no word.
      const named = countryLists.size > 0 ? findCountries(terms) : [];
      const countries = mayAskForList(terms, named) ? named : [];
      const also = [
        ...(countries.length > 0 ? countryLists : []),
        ...[...sentences.foremost].flatMap((id) => places.get(id) ?? []),
      ];
      const asked = readQuestionWords(terms, weights);

      const found: { readonly rank: number; readonly match: ScoredMatch }[] = [];
      for (const similarity of index.findSimilar(terms, also)) {
        const fact = facts[similarity.fact];
        const profile = profileAt(similarity.fact);
        if (!fact || !profile) continue;
        const words = weighWords({
          asked,
          kind,
          profile,
          list: fact.list,
          countries: countryLists.has(similarity.fact) ? countries : [],
        });
        const features = readMatchFeatures({
          similarity,
          kind,
          profile,
          words,
          sentence: sentences.scores.get(fact.id) ?? 0,
          isForemost: sentences.foremost.has(fact.id),
        });
        const isSlug = fact.id === slug;
        const score = isSlug ? 1 : scoreMatch(features, calibration);
        found.push({
          rank: isSlug ? Number.POSITIVE_INFINITY : rankMatch(features),
          match: { fact, score, evidence: words.filter(isTelling), features },
        });
      }
      return found.sort((a, b) => b.rank - a.rank).map(({ match }) => match);
    },
  };
}

/** Grammar, and words that only frame a question, speak neither for a fact nor against it. */
function isTelling({ weight }: WeighedWord): boolean {
  return weight > framingWeight;
}
