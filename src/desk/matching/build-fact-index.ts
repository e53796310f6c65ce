import {
  createFeatureSpace,
  type NumberedFeatures,
  numberFeatures,
  type SparseVector,
} from './feature-space.ts';
import type { ReadFact } from './read-fact.ts';
import { type LinearModel, trainClassifier } from './train-classifier.ts';
import { createSharingFinder, toVectorTable, transpose, type VectorTable } from './vector-table.ts';
import { mostSharing } from './weights.ts';

/** Phrasings in one table; and the row at which each fact's begin, with one more for the end. */
export interface PhrasingTable {
  readonly table: VectorTable;
  readonly starts: Int32Array;
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

  const questions = readings.map(({ phrasings }) => phrasings.map(space.weigh));
  const unanswered = readings.map(({ notInSource }) => notInSource.map(space.weigh));
  const wholes = readings.map(({ statements }, fact) =>
    addUp([...(questions[fact] ?? []), ...statements.map(space.weigh)]),
  );
  const models = trainFactModels({ questions, wholes, featureCount: space.size });

  return {
    factCount: readings.length,
    features,
    whole: transpose(toVectorTable(wholes), space.size),
    classifier: transpose(toVectorTable(models.map(({ vector }) => vector)), space.size),
    biases: Float32Array.from(models, ({ bias }) => bias),
    questions: toPhrasingTable(questions),
    unanswered: toPhrasingTable(unanswered),
    answerable: trainAnswerable({ questions, unanswered, featureCount: space.size }),
  };
}

function toPhrasingTable(phrasings: readonly (readonly SparseVector[])[]): PhrasingTable {
  const starts = new Int32Array(phrasings.length + 1);
  for (const [fact, list] of phrasings.entries()) {
    starts[fact + 1] = (starts[fact] ?? 0) + list.length;
  }
  return { table: toVectorTable(phrasings.flat()), starts };
}

interface FactModelOptions {
  readonly questions: readonly (readonly SparseVector[])[];
  readonly wholes: readonly SparseVector[];
  readonly featureCount: number;
}

/** Trains a classifier for each fact, to tell its questions from those of the facts most similar to it. */
function trainFactModels({ questions, wholes, featureCount }: FactModelOptions): LinearModel[] {
  const examples = questions.flatMap((vectors, label) =>
    vectors.map((vector) => ({ vector, label })),
  );
  const byFeature = transpose(toVectorTable(examples.map(({ vector }) => vector)), featureCount);
  const findSharing = createSharingFinder(byFeature, {
    columnCount: examples.length,
    most: mostSharing,
  });

  return trainClassifier({
    examples,
    labelCount: questions.length,
    featureCount,
    similarityTo(fact) {
      const whole = wholes[fact] ?? { features: new Int32Array(), weights: new Float32Array() };
      return findSharing(whole);
    },
  });
}

interface AnswerableOptions {
  readonly questions: readonly (readonly SparseVector[])[];
  readonly unanswered: readonly (readonly SparseVector[])[];
  readonly featureCount: number;
}

/** Trains a classifier on the form of questions that the source does not answer: *when will*, *how much*, *which company*. */
function trainAnswerable({ questions, unanswered, featureCount }: AnswerableOptions) {
  const examples = [
    ...questions.flat().map((vector) => ({ vector, label: 0 })),
    ...unanswered.flat().map((vector) => ({ vector, label: 1 })),
  ];
  if (!examples.some(({ label }) => label === 1)) return null;

  const all = {
    places: Int32Array.from(examples.keys()),
    products: new Float64Array(examples.length).fill(1),
  };
  const similarityTo = () => all;
  const [model = null] = trainClassifier({ examples, labelCount: 1, featureCount, similarityTo });
  return model;
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
