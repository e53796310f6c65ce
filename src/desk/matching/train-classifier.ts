/** A text as numbered features with their weights, of length 1 all together. */
export interface SparseVector {
  readonly features: Int32Array;
  readonly weights: Float32Array;
}

/** A text and the fact that it asks for. */
export interface Example {
  readonly vector: SparseVector;
  readonly fact: number;
}

/** A linear model for one fact: the higher its sum over a question's features, the likelier the fact. */
export interface LinearModel {
  readonly weights: ReadonlyMap<number, number>;
  readonly bias: number;
}

export interface ClassifierOptions {
  readonly examples: readonly Example[];
  readonly factCount: number;
  readonly featureCount: number;
  /** For each fact, how like it each example is; what is most like it and is not it teaches most. */
  readonly likenessTo: (fact: number) => Float64Array;
  /** How many examples of other facts a fact is told from, for each of its own. */
  readonly rivalsPerExample?: number;
}

/** Trade-off between a simple model and a faithful one. */
const cost = 1;
const rounds = 8;
/** Weights nearer to nothing than this are left out. */
const leastWeight = 0.005;

/**
 * Teaches one linear model a fact to tell its phrasings from those of the others: a support vector machine with
 * squared hinge loss, by dual coordinate descent (Hsieh et al. 2008), against its nearest rivals only, so that the
 * cost grows with the facts and not with their square. Deterministic.
 */
export function trainClassifier(options: ClassifierOptions): LinearModel[] {
  const { examples, factCount, featureCount } = options;
  const squares = Float64Array.from(examples, ({ vector }) => {
    let sum = 1 + 1 / (2 * cost);
    for (const weight of vector.weights) sum += weight * weight;
    return sum;
  });
  const weights = new Float64Array(featureCount);
  const own: number[][] = Array.from({ length: factCount }, () => []);
  for (const [index, { fact }] of examples.entries()) own[fact]?.push(index);

  return own.map((positives, fact) => {
    const chosen = [...positives, ...findRivals(fact, positives.length, options)];
    return trainModel({ fact, chosen, examples, squares, weights });
  });
}

/** The examples of other facts that are most like a fact. */
function findRivals(
  fact: number,
  ownCount: number,
  { examples, likenessTo, rivalsPerExample = 15 }: ClassifierOptions,
): number[] {
  const likeness = likenessTo(fact);
  const others: number[] = [];
  for (const [index, example] of examples.entries()) {
    if (example.fact !== fact && (likeness[index] ?? 0) > 0) others.push(index);
  }
  others.sort((a, b) => (likeness[b] ?? 0) - (likeness[a] ?? 0) || a - b);
  return others.slice(0, rivalsPerExample * ownCount);
}

interface ModelOptions {
  readonly fact: number;
  readonly chosen: number[];
  readonly examples: readonly Example[];
  readonly squares: Float64Array;
  /** Scratch space, all zero, and left so. */
  readonly weights: Float64Array;
}

function trainModel({ fact, chosen, examples, squares, weights }: ModelOptions): LinearModel {
  const duals = new Float64Array(chosen.length);
  const order = Int32Array.from(chosen, (_, at) => at);
  const random = createRandom(fact + 1);
  let bias = 0;

  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    for (const at of order) {
      const index = chosen[at];
      const example = index === undefined ? undefined : examples[index];
      if (index === undefined || !example) continue;
      const { features, weights: values } = example.vector;
      const sign = example.fact === fact ? 1 : -1;

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

  return { weights: takeWeights(chosen, examples, weights), bias };
}

/** Reads the weights that were touched out of the scratch space, and clears it. */
function takeWeights(
  chosen: readonly number[],
  examples: readonly Example[],
  weights: Float64Array,
): Map<number, number> {
  const taken = new Map<number, number>();
  for (const index of chosen) {
    for (const feature of examples[index]?.vector.features ?? []) {
      const weight = weights[feature] ?? 0;
      if (Math.abs(weight) >= leastWeight) taken.set(feature, weight);
      weights[feature] = 0;
    }
  }
  return taken;
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
