import type { Term } from './create-lexicon.ts';
import { createFeatureSpace, type SparseVector } from './feature-space.ts';
import type { ReadFact } from './read-fact.ts';
import { type LinearModel, trainClassifier } from './train-classifier.ts';
import { addRows, largestProduct, toVectorTable, transpose } from './vector-table.ts';

/** How like a question a fact is, by what is curated for it. */
export interface Likeness {
  /** Place of the fact among those indexed. */
  readonly fact: number;
  /** Cosine with the nearest of its questions, from 0 to 1. */
  readonly nearest: number;
  /** Cosine with all of its questions and its text together, from 0 to 1. */
  readonly whole: number;
  /** What the model that tells it from the other facts says: about 1 for it, about -1 against. */
  readonly told: number;
  /** How much more that is than what it says for the next fact. */
  readonly margin: number;
  /** Cosine with the nearest question that it, or a fact near it, is known not to answer, from 0 to 1. */
  readonly notInSource: number;
  /** What the model that tells answered questions from unanswered ones says: above 0 for an answered one. */
  readonly answerable: number;
}

export interface FactIndex {
  /**
   * The facts most like a question, likest first. Empty where nothing is shared.
   *
   * @param alsoFacts  Places of facts to look at however little they share.
   */
  findLike(question: readonly Term[], alsoFacts?: readonly number[]): Likeness[];
}

export interface FactIndexOptions {
  readonly readings: readonly ReadFact[];
  /** How many facts are looked at closely. */
  readonly shortlist?: number;
}

/**
 * Indexes facts by weighted features. A question is first held against whole facts through an inverted index, then
 * against each phrasing of the best of these, so that its cost grows with the question and not with the base.
 */
export function createFactIndex({ readings, shortlist = 16 }: FactIndexOptions): FactIndex {
  const space = createFeatureSpace({
    texts: readings.flatMap(({ phrasings }) => phrasings),
    alsoNumbered: readings.flatMap(({ notInSource }) => notInSource),
  });

  const questions = readings.map(({ phrasings }) => phrasings.map(space.weigh));
  const unanswered = readings.map(({ notInSource }) => notInSource.map(space.weigh));
  const wholes = readings.map(({ statements }, fact) =>
    addUp([...(questions[fact] ?? []), ...statements.map(space.weigh)]),
  );
  const models = trainFactModels({ questions, wholes, featureCount: space.size });
  const tellAnswerable = trainAnswerable({ questions, unanswered, featureCount: space.size });

  const wholeByFeature = transpose(toVectorTable(wholes), space.size);
  const toldByFeature = transpose(toVectorTable(models.map(({ vector }) => vector)), space.size);
  const questionTable = createPhrasingTable(questions);
  const unansweredTable = createPhrasingTable(unanswered);
  /** A question's features at full width: written before a search and cleared after it. */
  const dense = new Float64Array(space.size);

  return {
    findLike(terms, alsoFacts = []) {
      const question = space.weigh(terms);
      const whole = new Float64Array(readings.length);
      const told = Float64Array.from(models, ({ bias }) => bias);
      addRows(wholeByFeature, question, whole);
      addRows(toldByFeature, question, told);

      spread(question, dense);
      const chosen = chooseLikest({ whole, told, shortlist });
      const near = [...new Set([...chosen, ...alsoFacts])].map((fact) => ({
        fact,
        nearest: questionTable.nearest(fact, dense),
        whole: whole[fact] ?? 0,
        told: told[fact] ?? 0,
        notInSource: unansweredTable.nearest(fact, dense),
      }));
      clear(question, dense);

      // What one fact is known not to answer, another does not answer either.
      const notInSource = near.reduce((most, like) => Math.max(most, like.notInSource), 0);
      const answerable = tellAnswerable(question);
      const [most = -1, next = -1] = near.map((like) => like.told).sort((a, b) => b - a);
      return near.map((like) => {
        const margin = like.told - (like.told === most ? next : most);
        return { ...like, margin, notInSource, answerable };
      });
    },
  };
}

interface ChooseOptions {
  readonly whole: Float64Array;
  readonly told: Float64Array;
  readonly shortlist: number;
}

/** Places of the facts that share most with a question, likest first. */
function chooseLikest({ whole, told, shortlist }: ChooseOptions): number[] {
  const likeness = (fact: number) => (whole[fact] ?? 0) + 0.3 * (told[fact] ?? 0);
  const chosen: number[] = [];
  let least = Number.NEGATIVE_INFINITY;

  for (let fact = 0; fact < whole.length; fact += 1) {
    if ((whole[fact] ?? 0) <= 0 || likeness(fact) <= least) continue;
    const place = chosen.findIndex((other) => likeness(other) < likeness(fact));
    chosen.splice(place === -1 ? chosen.length : place, 0, fact);
    if (chosen.length > shortlist) chosen.pop();
    if (chosen.length === shortlist) least = likeness(chosen.at(-1) ?? 0);
  }
  return chosen;
}

/** Phrasings by fact, to find the one nearest to a question. */
function createPhrasingTable(phrasings: readonly (readonly SparseVector[])[]) {
  const table = toVectorTable(phrasings.flat());
  const ends = new Int32Array(phrasings.length + 1);
  for (const [fact, list] of phrasings.entries()) ends[fact + 1] = (ends[fact] ?? 0) + list.length;

  return {
    nearest: (fact: number, dense: Float64Array) =>
      largestProduct(table, dense, [ends[fact] ?? 0, ends[fact + 1] ?? 0]),
  };
}

interface FactModelOptions {
  readonly questions: readonly (readonly SparseVector[])[];
  readonly wholes: readonly SparseVector[];
  readonly featureCount: number;
}

/** Teaches each fact to tell its questions from those of the facts most like it. */
function trainFactModels({ questions, wholes, featureCount }: FactModelOptions): LinearModel[] {
  const examples = questions.flatMap((vectors, label) =>
    vectors.map((vector) => ({ vector, label })),
  );
  const byFeature = transpose(toVectorTable(examples.map(({ vector }) => vector)), featureCount);

  return trainClassifier({
    examples,
    labelCount: questions.length,
    featureCount,
    likenessTo(fact) {
      const likeness = new Float64Array(examples.length);
      const whole = wholes[fact];
      if (whole) addRows(byFeature, whole, likeness);
      return likeness;
    },
  });
}

interface AnswerableOptions {
  readonly questions: readonly (readonly SparseVector[])[];
  readonly unanswered: readonly (readonly SparseVector[])[];
  readonly featureCount: number;
}

/**
 * Learns what questions ask that the source does not answer, whatever they are about: *when will*, *how much*,
 * *which company*. Says 0 of every question where a base lists none of them.
 */
function trainAnswerable({ questions, unanswered, featureCount }: AnswerableOptions) {
  const examples = [
    ...questions.flat().map((vector) => ({ vector, label: 0 })),
    ...unanswered.flat().map((vector) => ({ vector, label: 1 })),
  ];
  if (!examples.some(({ label }) => label === 1)) return () => 0;

  const likenessTo = () => new Float64Array(examples.length).fill(1);
  const [model] = trainClassifier({ examples, labelCount: 1, featureCount, likenessTo });
  const weights = new Float64Array(featureCount);
  if (model) spread(model.vector, weights);

  return function tellAnswerable({ features, weights: values }: SparseVector): number {
    let sum = model?.bias ?? 0;
    for (let n = 0; n < features.length; n += 1) {
      sum += (weights[features[n] ?? 0] ?? 0) * (values[n] ?? 0);
    }
    return sum;
  };
}

/** Adds texts up, to length 1. */
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

function spread({ features, weights }: SparseVector, dense: Float64Array): void {
  for (let n = 0; n < features.length; n += 1) dense[features[n] ?? 0] = weights[n] ?? 0;
}

function clear({ features }: SparseVector, dense: Float64Array): void {
  for (const feature of features) dense[feature] = 0;
}
