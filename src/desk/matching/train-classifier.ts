import type { SparseVector } from './feature-space.ts';
import { nthLargest } from './nth-largest.ts';
import {
  createTableBuilder,
  rowAt,
  type SharingColumns,
  type VectorTable,
} from './vector-table.ts';
import { cost, negativesPerExample, rounds, smallestWeight } from './weights.ts';

/** Linear models: the higher the sum of one over a text's features, the likelier the text belongs to its label. */
export interface LinearModels {
  /** A row for each label. */
  readonly table: VectorTable;
  readonly biases: Float64Array;
}

export interface ClassifierOptions {
  /** Texts, a row each. */
  readonly examples: VectorTable;
  /** What each text belongs to. Labels run from 0 up. Those from `labelCount` on get no model, and only serve the others as negatives. */
  readonly labels: Int32Array;
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
export function trainClassifier(options: ClassifierOptions): LinearModels {
  const { examples, labels, labelCount, featureCount } = options;
  const squares = Float64Array.from(labels, (_, index) => {
    let sum = 1 + 1 / (2 * cost);
    for (const weight of rowAt(examples, index).weights) sum += weight ** 2;
    return sum;
  });
  const own: number[][] = Array.from({ length: labelCount }, () => []);
  for (const [index, label] of labels.entries()) own[label]?.push(index);
  const layOut = createLayout(examples, featureCount);

  const models = createTableBuilder();
  const biases = own.map((positives, label) => {
    const chosen = [...positives, ...findHardNegatives(label, positives.length, options)];
    const signs = chosen.map((index) => (labels[index] === label ? 1 : -1));
    const steps = chosen.map((index) => squares[index] ?? 1);
    const layout = layOut(chosen);
    const model = trainModel(layout, { signs, squares: steps, seed: label + 1 });
    models.add(takeWeights(layout.features, model.weights));
    return model.bias;
  });
  return { table: models.finish(), biases: Float64Array.from(biases) };
}

/** The examples of other labels that are most similar to a label's own. */
function findHardNegatives(
  label: number,
  ownCount: number,
  { labels, similarityTo }: Pick<ClassifierOptions, 'labels' | 'similarityTo'>,
): number[] {
  const { places, products } = similarityTo(label);
  const wanted = negativesPerExample * ownCount;
  const isOther = (n: number) => labels[places[n] ?? 0] !== label;
  const { bucketOf, from } = findBucket(products, isOther, wanted);
  const others: number[] = [];
  const likeness: number[] = [];
  for (let n = 0; n < places.length; n += 1) {
    const like = products[n] ?? 0;
    if (like <= 0 || bucketOf(like) < from || !isOther(n)) continue;
    others.push(places[n] ?? 0);
    likeness.push(like);
  }
  const least = nthLargest(Float64Array.from(likeness), wanted);
  return others
    .filter((_, n) => (likeness[n] ?? 0) >= least)
    .sort((a, b) => a - b)
    .slice(0, wanted);
}

/**
 * Parts numbers above 0 into buckets, and finds the one from which on there are as many as are wanted: in one look at each
 * of very many, so that few need be compared with each other.
 */
function findBucket(
  values: Float64Array,
  isCounted: (n: number) => boolean,
  wanted: number,
): { readonly bucketOf: (value: number) => number; readonly from: number } {
  const bucketOf = (value: number) => Math.min(bucketCount - 1, Math.floor(value * bucketCount));
  const counts = new Int32Array(bucketCount);
  for (let n = 0; n < values.length; n += 1) {
    const value = values[n] ?? 0;
    if (value <= 0 || !isCounted(n)) continue;
    const bucket = bucketOf(value);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  let from = bucketCount;
  let count = 0;
  while (from > 0 && count < wanted) {
    from -= 1;
    count += counts[from] ?? 0;
  }
  return { bucketOf, from };
}

const bucketCount = 1_024;

/** Some examples in one piece of memory, their features numbered anew from 0: what a model is trained on stays near. */
interface Layout {
  /** Where each example begins; one more than there are. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
  /** By column: the feature's own number. */
  readonly features: readonly number[];
}

/** Makes what lays examples out. What it gives holds until it is asked again. */
function createLayout(examples: VectorTable, featureCount: number) {
  /** By feature, from 1; 0 for those that are not of this layout. */
  const numbers = new Int32Array(featureCount);
  let columns = new Int32Array();
  let values = new Float32Array();

  return function layOut(chosen: readonly number[]): Layout {
    const starts = new Int32Array(chosen.length + 1);
    for (const [n, index] of chosen.entries()) {
      const length = (examples.starts[index + 1] ?? 0) - (examples.starts[index] ?? 0);
      starts[n + 1] = (starts[n] ?? 0) + length;
    }
    const size = starts[chosen.length] ?? 0;
    if (size > columns.length) {
      columns = new Int32Array(size * 2);
      values = new Float32Array(size * 2);
    }
    const features: number[] = [];
    let at = 0;
    for (const index of chosen) {
      const end = examples.starts[index + 1] ?? 0;
      for (let n = examples.starts[index] ?? 0; n < end; n += 1) {
        const feature = examples.columns[n] ?? 0;
        if (numbers[feature] === 0) numbers[feature] = features.push(feature);
        columns[at] = (numbers[feature] ?? 0) - 1;
        values[at] = examples.weights[n] ?? 0;
        at += 1;
      }
    }
    for (const feature of features) numbers[feature] = 0;
    return { starts, columns, values, features };
  };
}

interface ModelOptions {
  /** By example: 1 for the label's own, -1 for others. */
  readonly signs: readonly number[];
  /** By example: what its step is divided by. */
  readonly squares: readonly number[];
  readonly seed: number;
}

function trainModel(
  { starts, columns, values, features }: Layout,
  { signs, squares, seed }: ModelOptions,
): { readonly weights: Float64Array; readonly bias: number } {
  const weights = new Float64Array(features.length);
  const duals = new Float64Array(signs.length);
  const order = Int32Array.from(signs, (_, at) => at);
  const random = createRandom(seed);
  let bias = 0;

  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    for (let turn = 0; turn < order.length; turn += 1) {
      const at = order[turn] ?? 0;
      const sign = signs[at] ?? 1;
      const start = starts[at] ?? 0;
      const end = starts[at + 1] ?? 0;

      let sum = bias;
      for (let n = start; n < end; n += 1) {
        sum += (weights[columns[n] ?? 0] ?? 0) * (values[n] ?? 0);
      }
      const before = duals[at] ?? 0;
      const gradient = sign * sum - 1 + before / (2 * cost);
      if (before === 0 && gradient >= 0) continue;
      const after = Math.max(0, before - gradient / (squares[at] ?? 1));
      duals[at] = after;
      const step = (after - before) * sign;
      bias += step;
      for (let n = start; n < end; n += 1) {
        const column = columns[n] ?? 0;
        weights[column] = (weights[column] ?? 0) + step * (values[n] ?? 0);
      }
    }
  }

  return { weights, bias };
}

/** The features that weigh something. */
function takeWeights(features: readonly number[], weights: Float64Array): SparseVector {
  const found: number[] = [];
  const values: number[] = [];
  for (let column = 0; column < features.length; column += 1) {
    const weight = weights[column] ?? 0;
    if (Math.abs(weight) < smallestWeight) continue;
    found.push(features[column] ?? 0);
    values.push(weight);
  }
  return { features: Int32Array.from(found), weights: Float32Array.from(values) };
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
