import type { QuestionKind } from '../../language/question-kind.ts';
import type { Calibration } from './calibration.ts';
import type { Likeness } from './create-fact-index.ts';
import type { FactProfile } from './create-fact-profile.ts';
import type { WeighedWord } from './weigh-words.ts';

/** What speaks for and against a fact as the answer to a question. */
export interface MatchSigns {
  /** Cosine with the nearest phrasing. */
  readonly nearest: number;
  /** Cosine with the whole fact. */
  readonly whole: number;
  /** What the model that tells the fact from the others says. */
  readonly told: number;
  /** How much more that is than what it says for the next fact. */
  readonly margin: number;
  /** Share of the question's words, by weight, that the fact explains. */
  readonly coverage: number;
  /** Likeness to a phrasing and coverage together: the words are there, and in that order. */
  readonly agreement: number;
  /** 1 where the question names somebody or something that the fact does not. */
  readonly missingName: number;
  /** 1 where the question asks for a sort of answer that the fact is not curated to give. */
  readonly wrongKind: number;
  /** Cosine with the nearest question that the source is known not to answer. */
  readonly notInSource: number;
  /** What the model that tells answered questions from unanswered ones says: above 0 for an answered one. */
  readonly answerable: number;
}

export interface SignsOptions {
  readonly like: Likeness;
  readonly kind: QuestionKind | null;
  readonly profile: FactProfile;
  readonly words: readonly WeighedWord[];
}

/** Reads off what speaks for and against a fact as the answer to a question. */
export function readSigns({ like, kind, profile, words }: SignsOptions): MatchSigns {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const explained = words.reduce((sum, { weight, explained }) => sum + weight * explained, 0);
  const coverage = total === 0 ? 0 : explained / total;

  return {
    nearest: like.nearest,
    whole: like.whole,
    told: like.told,
    margin: like.margin,
    coverage,
    agreement: like.nearest * coverage,
    missingName: words.some(({ isName, explained }) => isName && explained === 0) ? 1 : 0,
    wrongKind: isWrongKind(kind, profile) ? 1 : 0,
    notInSource: like.notInSource,
    answerable: like.answerable,
  };
}

/** Orders facts for one question: the higher, the nearer. Says nothing about whether the nearest is an answer. */
export function rankSigns({ nearest, whole, told, coverage, missingName, wrongKind }: MatchSigns) {
  return nearest + 2 * whole + 0.2 * told + 0.6 * coverage - 0.05 * missingName - 0.05 * wrongKind;
}

/**
 * Estimates from the signs how likely a fact is to answer a question, from 0 to 1: a logistic regression, whose
 * weights a calibration holds.
 */
export function scoreSigns(signs: MatchSigns, { constant, weights }: Calibration): number {
  let evidence = constant;
  for (const [sign, value] of Object.entries(signs)) evidence += (weights[sign] ?? 0) * value;
  return 1 / (1 + Math.exp(-evidence));
}

/** Sorts of answer that a question asks for outright, so that a fact without it is no answer. */
const definite: ReadonlySet<QuestionKind> = new Set([
  'who',
  'when',
  'where',
  'how-many',
  'how-much',
  'how-long',
  'why',
]);

function isWrongKind(kind: QuestionKind | null, { kinds }: FactProfile): boolean {
  return kind !== null && definite.has(kind) && !kinds.has(kind);
}
