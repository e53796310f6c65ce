import type { QuestionKind } from '../../language/question-kind.ts';
import type { PassageFeatures } from './passage-features.ts';
import { passageWeights } from './passage-weights.ts';

/** Estimates from its features how likely a sentence is to answer a question, from 0 to 1: a logistic regression. */
export function scorePassage(features: PassageFeatures, kind: QuestionKind | null): number {
  const { constant, weights } = passageWeights;
  const sum = Object.entries(toSigns(features, kind)).reduce(
    (total, [name, value]) => total + (weights[name] ?? 0) * value,
    constant,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** What is fitted: the features, some of them together, and what sort of question it is. */
export function toSigns(
  features: PassageFeatures,
  kind: QuestionKind | null,
): Readonly<Record<string, number>> {
  return {
    ...features,
    rankPerWord: features.rank / Math.max(1, features.words),
    coverageSquared: features.coverage ** 2,
    coveredNames: features.coverage * features.namesHere,
    ...(kind === null ? {} : { [kind]: 1 }),
  };
}

/**
 * From which score on a sentence is shown as the answer. Strict: of other texts than those that were fitted on, one in
 * twenty of the questions that look answerable and are not scores higher.
 */
export const passageThreshold = 0.45;

/** How sure a sentence is that says what is asked as it would say a claim, with what the question leaves open in its place. */
export const statedScore = 0.9;
