import type { Fact } from '../../knowledge/knowledge-base.ts';
import { type Feature, toFeatures } from './question-features.ts';
import type { ReadFact } from './read-fact.ts';
import { type SparseVector, trainClassifier } from './train-classifier.ts';

/** How like a question a fact is, by what is curated for it. */
export interface Likeness {
  readonly fact: Fact;
  /** Cosine with the nearest of its questions, from 0 to 1. */
  readonly nearest: number;
  /** Cosine with all of its questions and its text together, from 0 to 1. */
  readonly whole: number;
  /** What the model that tells it from the other facts says: about 1 for it, about -1 against. */
  readonly told: number;
  /** Cosine with the nearest question that it, or a fact near it, is known not to answer, from 0 to 1. */
  readonly notInSource: number;
}

export interface FactIndex {
  /**
   * The facts most like a question, in no order. Empty where nothing is shared.
   *
   * @param alsoFacts  Facts to look at however little they share.
   */
  findLike(features: readonly Feature[], alsoFacts?: readonly Fact[]): Likeness[];
}

export interface FactIndexOptions {
  readonly readings: readonly ReadFact[];
  /** How many facts are looked at closely. */
  readonly shortlist?: number;
}

/** What a feature says for a fact. */
interface Posting {
  readonly fact: number;
  readonly whole: number;
  readonly told: number;
}

/**
 * Indexes facts by weighted features (TF-IDF and cosine; Salton and Buckley 1988). A question is first held
 * against whole facts through an inverted index, then against each phrasing of the best of these, so that its
 * cost grows with the question and not with the base.
 */
export function createFactIndex({ readings, shortlist = 24 }: FactIndexOptions): FactIndex {
  const facts = readings.map(({ fact }) => fact);
  const asked = readings.map(({ phrasings }) => phrasings.map(toFeatures));
  const unanswered = readings.map(({ notInSource }) => notInSource.map(toFeatures));
  const space = createFeatureSpace(asked.flat(), unanswered.flat());

  const questions = asked.map((phrasings) => phrasings.map(space.weigh));
  const notInSource = unanswered.map((phrasings) => phrasings.map(space.weigh));
  const wholes = readings.map(({ statements }, index) => {
    const texts = statements.map((statement) => space.weigh(toFeatures(statement)));
    return sumOf([...(questions[index] ?? []), ...texts]);
  });
  const models = trainClassifier({
    examples: questions.flatMap((vectors, fact) => vectors.map((vector) => ({ vector, fact }))),
    factCount: facts.length,
    featureCount: space.size,
    likenessTo: createLikeness(questions, wholes),
  });

  const postings: Posting[][] = Array.from({ length: space.size }, () => []);
  for (const [fact, whole] of wholes.entries()) {
    const told = models[fact]?.weights ?? new Map<number, number>();
    for (const feature of new Set([...whole.keys(), ...told.keys()])) {
      postings[feature]?.push({
        fact,
        whole: whole.get(feature) ?? 0,
        told: told.get(feature) ?? 0,
      });
    }
  }

  return {
    findLike(features, alsoFacts = []) {
      const question = space.weigh(features);
      const whole = new Float64Array(facts.length);
      const told = Float64Array.from(models, ({ bias }) => bias);
      for (const [n, feature] of question.features.entries()) {
        const weight = question.weights[n] ?? 0;
        for (const posting of postings[feature] ?? []) {
          whole[posting.fact] = (whole[posting.fact] ?? 0) + weight * posting.whole;
          told[posting.fact] = (told[posting.fact] ?? 0) + weight * posting.told;
        }
      }

      const dense = toMap(question);
      const chosen = [...whole.keys()]
        .filter((fact) => (whole[fact] ?? 0) > 0)
        .sort((a, b) => nearness(b) - nearness(a) || a - b)
        .slice(0, shortlist);
      const also = alsoFacts.map((fact) => facts.indexOf(fact)).filter((fact) => fact !== -1);
      const near = [...new Set([...chosen, ...also])].flatMap((index) => {
        const fact = facts[index];
        if (!fact) return [];
        return {
          fact,
          nearest: nearestOf(dense, questions[index] ?? []),
          whole: whole[index] ?? 0,
          told: told[index] ?? 0,
          notInSource: nearestOf(dense, notInSource[index] ?? []),
        };
      });

      // What one fact is known not to answer, another does not answer either.
      const nearestMiss = Math.max(0, ...near.map((like) => like.notInSource));
      return near.map((like) => ({ ...like, notInSource: nearestMiss }));

      function nearness(fact: number): number {
        return (whole[fact] ?? 0) + 0.3 * (told[fact] ?? 0);
      }
    },
  };
}

/** Numbers the features of texts, and weighs them by how rare they are in the first of these. */
function createFeatureSpace(
  texts: readonly (readonly Feature[])[],
  others: readonly (readonly Feature[])[],
) {
  const numbers = new Map<string, number>();
  const seen: number[] = [];
  for (const text of texts) {
    for (const key of new Set(text.map((feature) => feature.key))) {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      seen[number] = (seen[number] ?? 0) + 1;
    }
  }
  for (const { key } of others.flat()) {
    if (!numbers.has(key)) numbers.set(key, numbers.size);
  }
  const rarityOf = (count: number) => Math.log((texts.length + 1) / (count + 0.5));

  return {
    size: numbers.size,

    /** Weighs a text. What no text has makes it longer, and so less like all of them. */
    weigh(features: readonly Feature[]): SparseVector {
      const weights = new Map<string, number>();
      for (const { key, strength } of features) {
        const number = numbers.get(key);
        const weight = strength * rarityOf(number === undefined ? 0 : (seen[number] ?? 0));
        // A second mention adds nothing: people repeat themselves in a hurry.
        weights.set(key, Math.max(weights.get(key) ?? 0, weight));
      }

      const length = Math.hypot(...weights.values()) || 1;
      const known = [...weights].flatMap(([key, weight]) => {
        const number = numbers.get(key);
        return number === undefined ? [] : [{ number, weight: weight / length }];
      });
      return {
        features: Int32Array.from(known, ({ number }) => number),
        weights: Float32Array.from(known, ({ weight }) => weight),
      };
    },
  };
}

/** Adds texts up, to length 1. */
function sumOf(vectors: readonly SparseVector[]): Map<number, number> {
  const total = new Map<number, number>();
  for (const { features, weights } of vectors) {
    for (const [n, feature] of features.entries()) {
      total.set(feature, (total.get(feature) ?? 0) + (weights[n] ?? 0));
    }
  }
  const length = Math.hypot(...total.values()) || 1;
  for (const [feature, weight] of total) total.set(feature, weight / length);
  return total;
}

/** Tells how like a whole fact each phrasing of the base is. */
function createLikeness(
  questions: readonly (readonly SparseVector[])[],
  wholes: readonly ReadonlyMap<number, number>[],
) {
  const all = questions.flat();
  const postings = new Map<number, { readonly text: number; readonly weight: number }[]>();
  for (const [text, { features, weights }] of all.entries()) {
    for (const [n, feature] of features.entries()) {
      const posting = { text, weight: weights[n] ?? 0 };
      const list = postings.get(feature);
      if (list) list.push(posting);
      else postings.set(feature, [posting]);
    }
  }

  return function likenessTo(fact: number): Float64Array {
    const likeness = new Float64Array(all.length);
    for (const [feature, share] of wholes[fact] ?? []) {
      for (const { text, weight } of postings.get(feature) ?? []) {
        likeness[text] = (likeness[text] ?? 0) + weight * share;
      }
    }
    return likeness;
  };
}

function toMap({ features, weights }: SparseVector): Map<number, number> {
  return new Map([...features].map((feature, n) => [feature, weights[n] ?? 0]));
}

function nearestOf(
  question: ReadonlyMap<number, number>,
  phrasings: readonly SparseVector[],
): number {
  let best = 0;
  for (const { features, weights } of phrasings) {
    let product = 0;
    for (let n = 0; n < features.length; n += 1) {
      product += (question.get(features[n] ?? -1) ?? 0) * (weights[n] ?? 0);
    }
    if (product > best) best = product;
  }
  return best;
}
