import { type MatchFeatureName, matchFeatureNames } from '../../knowledge/knowledge-base.ts';
import type { QuestionKind } from '../../language/question-kind.ts';
import type { Calibration } from './calibration.ts';
import type { Similarity } from './create-fact-index.ts';
import type { FactProfile } from './create-fact-profile.ts';
import type { WeighedWord } from './weigh-words.ts';
import { rankWeights } from './weights.ts';

/** The features of a match: numbers that speak for and against a fact as the answer to a question. */
export interface MatchFeatures extends Readonly<Record<MatchFeatureName, number>> {
  /** Cosine with the nearest phrasing. */
  readonly nearest: number;
  /** Cosine with the whole fact. */
  readonly whole: number;
  /** What the classifier that tells the fact from the others says: about 1 for it, about -1 against. */
  readonly classifier: number;
  /** How much more that is than what the classifiers say for the next fact. */
  readonly margin: number;
  /** Share of the question's words, by weight, that the fact explains. */
  readonly coverage: number;
  /** `nearest` times `coverage`: the words are there, and as in a phrasing. */
  readonly agreement: number;
  /** 1 where the question names somebody or something that the fact does not. */
  readonly missingName: number;
  /** 1 where the question asks for a sort of answer that the fact is not curated to give. */
  readonly wrongKind: number;
  /** Cosine with the nearest question that the source is known not to answer. */
  readonly notInSource: number;
  /** What the classifier of answered and unanswered questions says: above 0 for an answered one. */
  readonly answerable: number;
  /** How sure the nearest of the sentences that it cites is to answer; 0 where sentences are not asked. */
  readonly sentence: number;
  /** 1 where it cites the sentence that of all comes nearest. */
  readonly foremost: number;
}

/** How near the sentences that facts cite come to a question. */
export interface SentenceScores {
  /** By the fact's id, from 0 to 1. A fact whose sentences share nothing with the question is not in it. */
  readonly scores: ReadonlyMap<string, number>;
  /** Ids of the facts that cite the nearest sentence of all. */
  readonly foremost: ReadonlySet<string>;
}

/** For bases whose calibration does not ask the sentences. */
export const noSentences: SentenceScores = { scores: new Map(), foremost: new Set() };

export interface MatchFeaturesOptions {
  readonly similarity: Similarity;
  readonly kind: QuestionKind | null;
  readonly profile: FactProfile;
  readonly words: readonly WeighedWord[];
  readonly sentence: number;
  readonly isForemost: boolean;
}

/** Reads the features of a match off what was found. */
export function readMatchFeatures({
  similarity,
  kind,
  profile,
  words,
  sentence,
  isForemost,
}: MatchFeaturesOptions): MatchFeatures {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const explained = words.reduce((sum, { weight, explained }) => sum + weight * explained, 0);
  const coverage = total === 0 ? 0 : explained / total;

  return {
    nearest: similarity.nearest,
    whole: similarity.whole,
    classifier: similarity.classifier,
    margin: similarity.margin,
    coverage,
    agreement: similarity.nearest * coverage,
    missingName: words.some(({ isName, explained }) => isName && explained === 0) ? 1 : 0,
    wrongKind: isWrongKind(kind, profile) ? 1 : 0,
    notInSource: similarity.notInSource,
    answerable: similarity.answerable,
    sentence,
    foremost: isForemost ? 1 : 0,
  };
}

/** Orders facts for one question: the higher, the nearer. Says nothing about whether the nearest is an answer. */
export function rankMatch(features: MatchFeatures): number {
  return addWeighted(0, features, rankWeights);
}

/**
 * Estimates from the features of a match how likely the fact is to answer the question, from 0 to 1: a logistic
 * regression, whose weights a calibration holds.
 */
export function scoreMatch(features: MatchFeatures, { constant, weights }: Calibration): number {
  return 1 / (1 + Math.exp(-addWeighted(constant, features, weights)));
}

function addWeighted(
  start: number,
  features: MatchFeatures,
  weights: Calibration['weights'],
): number {
  return matchFeatureNames.reduce(
    (sum, name) => sum + (weights[name] ?? 0) * features[name],
    start,
  );
}

/** Sorts of answer that a question asks for outright, so that a fact without it is no answer. */
const definite: ReadonlySet<QuestionKind> = new Set([
  'who',
  'when',
  'where',
  'how-many',
  'how-much',
  'how-long',
  'how-old',
  'why',
]);

function isWrongKind(kind: QuestionKind | null, { kinds }: FactProfile): boolean {
  return kind !== null && definite.has(kind) && !kinds.has(kind);
}
