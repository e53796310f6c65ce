import type { QuestionKind } from '../../language/question-kind.ts';
import type { Likeness } from './create-fact-index.ts';
import type { FactProfile } from './create-fact-profile.ts';
import type { WeighedWord } from './weigh-words.ts';

export interface MatchSigns {
  /** Cosine with the nearest phrasing. */
  readonly nearest: number;
  /** Cosine with the whole fact. */
  readonly whole: number;
  /** Share of the question's words, by weight, that the fact explains. */
  readonly coverage: number;
  /** Weight of the heaviest word that it does not explain. */
  readonly heaviestUnexplained: number;
  /** Weight of all words that it does not explain. */
  readonly unexplained: number;
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
    coverage: total === 0 ? 0 : 1 - unexplained / total,
    heaviestUnexplained: Math.max(0, ...missing),
    unexplained,
    wrongKind: isWrongKind(kind, profile),
    nearerNotInSource: Math.max(0, like.notInSource - like.nearest),
  };
}

/** Turns the signs into one number from 0 to 1. */
export function scoreSigns(signs: MatchSigns): number {
  const evidence =
    -3 +
    4 * signs.nearest +
    1 * signs.whole +
    4 * signs.coverage -
    3 * signs.heaviestUnexplained -
    0.7 * signs.unexplained -
    (signs.wrongKind ? 1.5 : 0) -
    4 * signs.nearerNotInSource;
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
