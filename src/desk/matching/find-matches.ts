import type { Fact, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { detectQuestionKind } from '../../language/question-kind.ts';
import { splitWords } from '../../language/split-words.ts';
import type { Match } from '../answer.ts';
import { createFactIndex, phrasingsOf } from './create-fact-index.ts';
import { createFactProfile } from './create-fact-profile.ts';
import { createLexicon } from './create-lexicon.ts';
import { createSpelling } from './create-spelling.ts';
import { toFeatures } from './question-features.ts';
import { type MatchSigns, readSigns, scoreSigns } from './score-match.ts';
import { createWordWeights, framingWeight, type WeighedWord, weighWords } from './weigh-words.ts';

/** A match with what it was scored by. */
export interface ScoredMatch extends Match {
  readonly evidence: readonly WeighedWord[];
  readonly signs: MatchSigns;
}

export interface Matcher {
  /** The facts nearest to a question, best first. Empty where none shares a word with it. */
  findMatches(question: string): ScoredMatch[];
}

export interface MatcherOptions {
  readonly knowledge: KnowledgeBase;
  /** Whether a folded English word is right as it stands, so that it is not taken for another. */
  readonly isRealWord?: (word: string) => boolean;
}

/** Prepares a knowledge base for matching. Withdrawn facts are never matched. */
export function createMatcher({ knowledge, isRealWord }: MatcherOptions): Matcher {
  const facts = knowledge.facts.filter(({ status }) => status !== 'withdrawn');
  const lexicon = createLexicon(knowledge);
  const index = createFactIndex({ facts, lexicon });
  const namesById = new Map(knowledge.names.map(({ id, same }) => [id, same[0] ?? id]));
  const profiles = new Map(
    facts.map((fact) => [fact, createFactProfile({ fact, lexicon, namesById })]),
  );
  const weights = createWordWeights([...profiles.values()]);
  const spelling = createSpelling({
    vocabulary: vocabularyOf(knowledge),
    ...(isRealWord && { isRealWord }),
  });
  const bySlug = new Map(facts.map((fact) => [fact.id, fact]));

  return {
    findMatches(question) {
      const terms = lexicon.read(question, spelling.correct);
      const kind = detectQuestionKind(question);
      const slug = terms.map(({ word }) => word.folded).join('-');

      return index
        .findLike(toFeatures(terms))
        .flatMap((like): ScoredMatch[] => {
          const profile = profiles.get(like.fact);
          if (!profile) return [];
          const evidence = weighWords({ terms, kind, profile, weights });
          const signs = readSigns({ like, kind, profile, words: evidence });
          const score = bySlug.get(slug) === like.fact ? 1 : scoreSigns(signs);
          return [{ fact: like.fact, score, evidence: evidence.filter(isTelling), signs }];
        })
        .sort((a, b) => b.score - a.score);
    },
  };
}

/** Grammar, and talk about asking, are neither for a fact nor against it. */
function isTelling({ weight }: WeighedWord): boolean {
  return weight > framingWeight;
}

/** Every word that the knowledge base itself uses. */
function vocabularyOf({ facts, names, words }: KnowledgeBase): string[] {
  const textsOf = (fact: Fact) => [
    ...phrasingsOf(fact),
    fact.answer,
    ...fact.citations.map(({ quote }) => quote),
  ];
  return [
    ...facts.flatMap(textsOf),
    ...[...names, ...words].flatMap(({ same, related }) => [...same, ...related]),
  ]
    .flatMap(splitWords)
    .map(({ folded }) => folded);
}
