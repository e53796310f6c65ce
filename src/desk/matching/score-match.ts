import type { QuestionKind } from '../../language/question-kind.ts';
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
  /** Share of the question's words, by weight, that the fact explains. */
  readonly coverage: number;
  /** Whether the question names somebody or something that the fact does not. */
  readonly missingName: number;
  /** Whether the question asks for a sort of answer that the fact is not curated to give. */
  readonly wrongKind: boolean;
  /** How much nearer a question is that the source does not answer, than one that it does. */
  readonly nearerNotInSource: number;
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
  const missing = words.map(({ weight, explained }) => weight * (1 - explained));
  const unexplained = missing.reduce((sum, weight) => sum + weight, 0);

  return {
    nearest: like.nearest,
    whole: like.whole,
    told: like.told,
    coverage: total === 0 ? 0 : 1 - unexplained / total,
    missingName: words.some(({ isName, explained }) => isName && explained === 0) ? 1 : 0,
    wrongKind: isWrongKind(kind, profile),
    nearerNotInSource: Math.max(0, like.notInSource - like.nearest),
  };
}

/** Orders facts for one question: the higher, the nearer. Says nothing about whether the nearest is an answer. */
export function rankSigns(signs: MatchSigns): number {
  const lack = 0.05 * (signs.missingName + Number(signs.wrongKind));
  return signs.nearest + 2 * signs.whole + 0.6 * signs.coverage - lack;
}

/**
 * Estimates from the signs how likely a fact is to answer a question, from 0 to 1. A logistic regression; its
 * weights were fitted on questions about the first article that stand in no evaluation set.
 */
export function scoreSigns(signs: MatchSigns): number {
  const evidence =
    -1.75 -
    3.1 * signs.nearest +
    2.9 * signs.whole +
    4.2 * signs.coverage +
    3.1 * signs.nearest * signs.coverage -
    1.75 * Number(signs.wrongKind) -
    32 * Math.min(0.1, signs.nearerNotInSource);
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
