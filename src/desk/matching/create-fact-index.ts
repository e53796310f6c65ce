import type { FactIndexData, PhrasingTable } from './build-fact-index.ts';
import type { Term } from './create-lexicon.ts';
import { createFeatureSpace, type SparseVector } from './feature-space.ts';
import { addRows, largestProduct } from './vector-table.ts';
import { shortlistClassifierWeight, shortlistSize } from './weights.ts';

/** How similar a fact is to a question, by what is curated for it. */
export interface Similarity {
  /** Place of the fact among those indexed. */
  readonly fact: number;
  /** Cosine with the nearest of its questions, from 0 to 1. */
  readonly nearest: number;
  /** Cosine with all of its questions and its text together, from 0 to 1. */
  readonly whole: number;
  /** What the classifier that tells it from the other facts says: about 1 for it, about -1 against. */
  readonly classifier: number;
  /** How much more that is than what the classifiers say for the next fact. */
  readonly margin: number;
  /** Cosine with the nearest question that it, or a fact near it, is known not to answer, from 0 to 1. */
  readonly notInSource: number;
  /** What the classifier of answered and unanswered questions says: above 0 for an answered one. */
  readonly answerable: number;
}

export interface FactIndex {
  /**
   * Finds the facts most similar to a question, most similar first. Empty where nothing is shared.
   *
   * @param alsoFacts  Places of facts to look at however little they share.
   */
  findSimilar(question: readonly Term[], alsoFacts?: readonly number[]): Similarity[];
}

/**
 * Makes what finds facts in an index. A question is first compared with whole facts, then with each phrasing of the best
 * of these, so that its cost grows with the question and not with the base.
 */
export function createFactIndex(index: FactIndexData): FactIndex {
  const space = createFeatureSpace(index.features);
  /** A question's features at full width: written before a search and cleared after it. */
  const dense = new Float64Array(space.size);
  const answerableWeights = new Float64Array(space.size);
  if (index.answerable) spread(index.answerable.vector, answerableWeights);

  return {
    findSimilar(terms, alsoFacts = []) {
      const question = space.weigh(terms);
      const whole = new Float64Array(index.factCount);
      const classifier = Float64Array.from(index.biases);
      addRows(index.whole, question, whole);
      addRows(index.classifier, question, classifier);

      spread(question, dense);
      const near = [...new Set([...chooseMostSimilar(whole, classifier), ...alsoFacts])].map(
        (fact) => ({
          fact,
          nearest: nearestOf(index.questions, fact, dense),
          whole: whole[fact] ?? 0,
          classifier: classifier[fact] ?? 0,
          notInSource: nearestOf(index.unanswered, fact, dense),
        }),
      );
      clear(question, dense);

      // What one fact is known not to answer, another does not answer either.
      const notInSource = near.reduce((most, like) => Math.max(most, like.notInSource), 0);
      const answerable = (index.answerable?.bias ?? 0) + product(question, answerableWeights);
      const [most = -1, next = -1] = near.map((like) => like.classifier).sort((a, b) => b - a);
      return near.map(({ fact, nearest, whole: likeness, classifier: said }) => ({
        fact,
        nearest,
        whole: likeness,
        classifier: said,
        margin: said - (said === most ? next : most),
        notInSource,
        answerable,
      }));
    },
  };
}

/** Places of the facts that share most with a question, the most similar first. */
function chooseMostSimilar(whole: Float64Array, classifier: Float64Array): number[] {
  const similarity = (fact: number) =>
    (whole[fact] ?? 0) + shortlistClassifierWeight * (classifier[fact] ?? 0);
  const chosen: number[] = [];
  let least = Number.NEGATIVE_INFINITY;

  for (let fact = 0; fact < whole.length; fact += 1) {
    if ((whole[fact] ?? 0) <= 0 || similarity(fact) <= least) continue;
    const place = chosen.findIndex((other) => similarity(other) < similarity(fact));
    chosen.splice(place === -1 ? chosen.length : place, 0, fact);
    if (chosen.length > shortlistSize) chosen.pop();
    if (chosen.length === shortlistSize) least = similarity(chosen.at(-1) ?? 0);
  }
  return chosen;
}

function nearestOf({ table, starts }: PhrasingTable, fact: number, dense: Float64Array): number {
  return largestProduct(table, dense, [starts[fact] ?? 0, starts[fact + 1] ?? 0]);
}

function spread({ features, weights }: SparseVector, dense: Float64Array): void {
  for (let n = 0; n < features.length; n += 1) dense[features[n] ?? 0] = weights[n] ?? 0;
}

function clear({ features }: SparseVector, dense: Float64Array): void {
  for (const feature of features) dense[feature] = 0;
}

function product({ features, weights }: SparseVector, dense: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < features.length; n += 1) {
    sum += (dense[features[n] ?? 0] ?? 0) * (weights[n] ?? 0);
  }
  return sum;
}
