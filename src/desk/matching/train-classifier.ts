import type { SparseVector } from './feature-space.ts';
import { nthLargest } from './nth-largest.ts';
import type { SharingColumns } from './vector-table.ts';
import { cost, negativesPerExample, rounds, smallestWeight } from './weights.ts';

/** A text and what it belongs to. */
export interface Example {
  readonly vector: SparseVector;
  readonly label: number;
}

/** A linear model: the higher its sum over a text's features, the likelier the text belongs to its label. */
export interface LinearModel {
  readonly vector: SparseVector;
  readonly bias: number;
}

export interface ClassifierOptions {
  readonly examples: readonly Example[];
  /** Labels run from 0 up. Those from `labelCount` on get no model, and only serve the others as negatives. */
  readonly labelCount: number;
  readonly featureCount: number;
  /**
   * How similar the examples that share anything with a label are to it, by their places. The most similar of other
   * labels teach most: hard negatives.
   */
  readonly similarityTo: (label: number) => SharingColumns;
}

/**
 * Trains one linear classifier for each label, to tell its examples from those of the others: a support vector machine
 * with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008), against hard negatives only, so that the cost
 * grows with the labels and not with their square. Deterministic.
 */
export function trainClassifier(options: ClassifierOptions): LinearModel[] {
  const { examples, labelCount, featureCount } = options;
  const squares = Float64Array.from(examples, ({ vector }) => {
    let sum = 1 + 1 / (2 * cost);
    for (let n = 0; n < vector.weights.length; n += 1) sum += (vector.weights[n] ?? 0) ** 2;
    return sum;
  });
  const weights = new Float64Array(featureCount);
  const labels = Int32Array.from(examples, ({ label }) => label);
  const own: number[][] = Array.from({ length: labelCount }, () => []);
  for (const [index, { label }] of examples.entries()) own[label]?.push(index);

  return own.map((positives, label) => {
    const chosen = [
      ...positives,
      ...findHardNegatives(label, positives.length, { ...options, labels }),
    ];
    return trainModel({ label, chosen, examples, squares, weights });
  });
}

/** The examples of other labels that are most similar to a label's own. */
function findHardNegatives(
  label: number,
  ownCount: number,
  {
    labels,
    similarityTo,
  }: Pick<ClassifierOptions, 'similarityTo'> & { readonly labels: Int32Array },
): number[] {
  const { places, products } = similarityTo(label);
  const others = new Int32Array(places.length);
  const likeness = new Float64Array(places.length);
  let count = 0;
  for (let n = 0; n < places.length; n += 1) {
    if (labels[places[n] ?? 0] === label) continue;
    others[count] = places[n] ?? 0;
    likeness[count] = products[n] ?? 0;
    count += 1;
  }
  const wanted = negativesPerExample * ownCount;
  const least = nthLargest(likeness.slice(0, count), wanted);
  const negatives: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const like = likeness[n] ?? 0;
    if (like > 0 && like >= least) negatives.push(others[n] ?? 0);
  }
  return negatives.sort((a, b) => a - b).slice(0, wanted);
}

interface ModelOptions {
  readonly label: number;
  readonly chosen: number[];
  readonly examples: readonly Example[];
  readonly squares: Float64Array;
  /** Scratch space, all zero, and left so. */
  readonly weights: Float64Array;
}

function trainModel({ label, chosen, examples, squares, weights }: ModelOptions): LinearModel {
  const duals = new Float64Array(chosen.length);
  const order = Int32Array.from(chosen, (_, at) => at);
  const random = createRandom(label + 1);
  let bias = 0;

  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    for (const at of order) {
      const index = chosen[at] ?? 0;
      const example = examples[index];
      if (!example) continue;
      const { features, weights: values } = example.vector;
      const sign = example.label === label ? 1 : -1;

      let sum = bias;
      for (let n = 0; n < features.length; n += 1) {
        sum += (weights[features[n] ?? 0] ?? 0) * (values[n] ?? 0);
      }
      const before = duals[at] ?? 0;
      const gradient = sign * sum - 1 + before / (2 * cost);
      if (before === 0 && gradient >= 0) continue;
      const after = Math.max(0, before - gradient / (squares[index] ?? 1));
      duals[at] = after;
      const step = (after - before) * sign;
      bias += step;
      for (let n = 0; n < features.length; n += 1) {
        const feature = features[n] ?? 0;
        weights[feature] = (weights[feature] ?? 0) + step * (values[n] ?? 0);
      }
    }
  }

  return { vector: takeWeights(chosen, examples, weights), bias };
}

/** Reads the weights that were touched out of the scratch space, and clears it. */
function takeWeights(
  chosen: readonly number[],
  examples: readonly Example[],
  weights: Float64Array,
): SparseVector {
  const features: number[] = [];
  const values: number[] = [];
  for (const index of chosen) {
    for (const feature of examples[index]?.vector.features ?? []) {
      const weight = weights[feature] ?? 0;
      weights[feature] = 0;
      if (Math.abs(weight) < smallestWeight) continue;
      features.push(feature);
      values.push(weight);
    }
  }
  return { features: Int32Array.from(features), weights: Float32Array.from(values) };
}

/** Numbers from 0 to 1 that look random and are the same each time (a linear congruential generator). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
