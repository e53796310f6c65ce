import type { Term } from './create-lexicon.ts';
import {
  createFeatureSpace,
  type FeatureSpace,
  type NumberedFeatures,
  numberFeatures,
  type SparseVector,
} from './feature-space.ts';
import type { ReadFact } from './read-fact.ts';
import { type LinearModels, trainClassifier } from './train-classifier.ts';
import {
  createSharingFinder,
  createTableBuilder,
  rowAt,
  toVectorTable,
  transpose,
  type VectorTable,
} from './vector-table.ts';
import { mostSharing } from './weights.ts';

/** Phrasings in one table; and the row at which each fact's begin, with one more for the end. */
export interface PhrasingTable {
  readonly table: VectorTable;
  readonly starts: Int32Array;
}

/** The model of one classifier: what each feature adds, from a bias on. */
export interface LinearModel {
  readonly vector: SparseVector;
  readonly bias: number;
}

/** All that questions are compared with, in flat arrays. Plain data, to be kept. */
export interface FactIndexData {
  readonly factCount: number;
  readonly features: NumberedFeatures;
  /** Rows are features, columns facts: how much each feature weighs in a whole fact. */
  readonly whole: VectorTable;
  /** The same for the classifiers, one for each fact, that tell facts apart. */
  readonly classifier: VectorTable;
  /** The biases of those classifiers, by fact. */
  readonly biases: Float32Array;
  readonly questions: PhrasingTable;
  readonly unanswered: PhrasingTable;
  /** The classifier of answered and unanswered questions; `null` where a base lists no unanswered ones. */
  readonly answerable: LinearModel | null;
}

/** Indexes facts by weighted features and trains the classifiers. The slow part of getting ready. */
export function buildFactIndex(readings: readonly ReadFact[]): FactIndexData {
  const features = numberFeatures({
    texts: readings.flatMap(({ phrasings }) => phrasings),
    alsoNumbered: readings.flatMap(({ notInSource }) => notInSource),
  });
  const space = createFeatureSpace(features);

  const questions = toPhrasingTable(
    readings.map(({ phrasings }) => phrasings),
    space,
  );
  const unanswered = toPhrasingTable(
    readings.map(({ notInSource }) => notInSource),
    space,
  );
  const wholes = readings.map(({ statements }, fact) =>
    addUp([...rowsOf(questions, fact), ...statements.map(space.weigh)]),
  );
  const models = trainFactModels({ questions, wholes, featureCount: space.size });

  return {
    factCount: readings.length,
    features,
    whole: transpose(toVectorTable(wholes), space.size),
    classifier: transpose(models.table, space.size),
    biases: Float32Array.from(models.biases),
    questions,
    unanswered,
    answerable: trainAnswerable({ questions, unanswered, featureCount: space.size }),
  };
}

function toPhrasingTable(
  phrasings: readonly (readonly (readonly Term[])[])[],
  { weigh }: FeatureSpace,
): PhrasingTable {
  const starts = new Int32Array(phrasings.length + 1);
  const rows = createTableBuilder();
  for (const [fact, list] of phrasings.entries()) {
    starts[fact + 1] = (starts[fact] ?? 0) + list.length;
    for (const terms of list) rows.add(weigh(terms));
  }
  return { table: rows.finish(), starts };
}

function rowsOf({ table, starts }: PhrasingTable, fact: number): SparseVector[] {
  const [start = 0, end = 0] = starts.subarray(fact, fact + 2);
  return Array.from({ length: end - start }, (_, n) => rowAt(table, start + n));
}

interface FactModelOptions {
  readonly questions: PhrasingTable;
  readonly wholes: readonly SparseVector[];
  readonly featureCount: number;
}

/** Trains a classifier for each fact, to tell its questions from those of the facts most similar to it. */
function trainFactModels({
  questions: { table, starts },
  wholes,
  featureCount,
}: FactModelOptions): LinearModels {
  const labels = new Int32Array(table.starts.length - 1);
  for (const fact of wholes.keys()) labels.fill(fact, starts[fact], starts[fact + 1]);
  const findSharing = createSharingFinder(transpose(table, featureCount), {
    columnCount: labels.length,
    most: mostSharing,
  });

  return trainClassifier({
    ...{ examples: table, labels, labelCount: wholes.length, featureCount },
    similarityTo(fact) {
      const whole = wholes[fact] ?? { features: new Int32Array(), weights: new Float32Array() };
      return findSharing(whole);
    },
  });
}

interface AnswerableOptions {
  readonly questions: PhrasingTable;
  readonly unanswered: PhrasingTable;
  readonly featureCount: number;
}

/** Trains a classifier on the form of questions that the source does not answer: *when will*, *how much*, *which company*. */
function trainAnswerable({
  questions,
  unanswered,
  featureCount,
}: AnswerableOptions): LinearModel | null {
  const examples = createTableBuilder();
  const labels: number[] = [];
  for (const [label, { table }] of [questions, unanswered].entries()) {
    for (let row = 0; row + 1 < table.starts.length; row += 1) {
      examples.add(rowAt(table, row));
      labels.push(label);
    }
  }
  if (!labels.includes(1)) return null;

  const all = {
    places: Int32Array.from(labels.keys()),
    products: new Float64Array(labels.length).fill(1),
  };
  const models = trainClassifier({
    examples: examples.finish(),
    labels: Int32Array.from(labels),
    ...{ labelCount: 1, featureCount, similarityTo: () => all },
  });
  return { vector: rowAt(models.table, 0), bias: models.biases[0] ?? 0 };
}

/** The sum of vectors, made as long as each of them. */
function addUp(vectors: readonly SparseVector[]): SparseVector {
  const total = new Map<number, number>();
  for (const { features, weights } of vectors) {
    for (let n = 0; n < features.length; n += 1) {
      const feature = features[n] ?? 0;
      total.set(feature, (total.get(feature) ?? 0) + (weights[n] ?? 0));
    }
  }

  let square = 0;
  for (const weight of total.values()) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  return {
    features: Int32Array.from(total.keys()),
    weights: Float32Array.from(total.values(), (weight) => weight / length),
  };
}
