import type { Fact } from '../../knowledge/knowledge-base.ts';
import type { Lexicon } from './create-lexicon.ts';
import { type Feature, toFeatures } from './question-features.ts';

/** How like a question a fact is, by what is curated for it. */
export interface Likeness {
  readonly fact: Fact;
  /** Cosine with the nearest of its questions, from 0 to 1. */
  readonly nearest: number;
  /** Cosine with all of its questions and its text together, from 0 to 1. */
  readonly whole: number;
  /** Cosine with the nearest question that it, or a fact near it, is known not to answer, from 0 to 1. */
  readonly notInSource: number;
}

export interface FactIndex {
  /** The facts most like a question, best first. Empty where nothing is shared. */
  findLike(features: readonly Feature[]): Likeness[];
}

export interface FactIndexOptions {
  readonly facts: readonly Fact[];
  readonly lexicon: Lexicon;
  /** How many facts are looked at closely. */
  readonly shortlist?: number;
}

type Vector = ReadonlyMap<string, number>;

interface IndexedFact {
  readonly fact: Fact;
  readonly questions: readonly Vector[];
  readonly notInSource: readonly Vector[];
}

/**
 * Indexes facts by weighted features (TF-IDF and cosine; Salton and Buckley 1988). A question is first held
 * against whole facts through an inverted index, then against each phrasing of the best of these, so that its
 * cost grows with the question and not with the base.
 */
export function createFactIndex({ facts, lexicon, shortlist = 24 }: FactIndexOptions): FactIndex {
  const read = (text: string) => toFeatures(lexicon.read(text));
  const asked = facts.map((fact) => phrasingsOf(fact).map(read));
  const weigh = createWeights(asked.flat());

  const postings = new Map<string, { readonly fact: number; readonly weight: number }[]>();
  const indexed = facts.map((fact, index): IndexedFact => {
    const questions = (asked[index] ?? []).map(weigh);
    const text = [fact.answer, ...fact.citations.map(({ quote }) => quote)].map(read).map(weigh);

    for (const [feature, weight] of normalise(sum([...questions, ...text]))) {
      const list = postings.get(feature);
      if (list) list.push({ fact: index, weight });
      else postings.set(feature, [{ fact: index, weight }]);
    }
    return { fact, questions, notInSource: fact.notInSource.map(read).map(weigh) };
  });

  return {
    findLike(features) {
      const question = weigh(features);
      const wholes = new Map<number, number>();
      for (const [feature, weight] of question) {
        for (const posting of postings.get(feature) ?? []) {
          const before = wholes.get(posting.fact) ?? 0;
          wholes.set(posting.fact, before + weight * posting.weight);
        }
      }

      const near = [...wholes]
        .sort(([a, left], [b, right]) => right - left || a - b)
        .slice(0, shortlist)
        .flatMap(([index, whole]) => {
          const entry = indexed[index];
          if (!entry) return [];
          const nearest = nearestOf(question, entry.questions);
          const notInSource = nearestOf(question, entry.notInSource);
          return { fact: entry.fact, nearest, whole, notInSource };
        });

      // What one fact is known not to answer, another does not answer either.
      const notInSource = Math.max(0, ...near.map((like) => like.notInSource));
      return near.map((like) => ({ ...like, notInSource }));
    },
  };
}

/** Everything that people may type to ask for a fact, its slug and its title among them. */
export function phrasingsOf({ id, title, questions, translations }: Fact): string[] {
  return [id, title, ...questions, ...Object.values(translations).flatMap((t) => t.questions)];
}

/** Weighs features by how rare they are among the phrasings, and scales each text to length 1. */
function createWeights(texts: readonly (readonly Feature[])[]) {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const key of new Set(text.map((feature) => feature.key))) {
      frequency.set(key, (frequency.get(key) ?? 0) + 1);
    }
  }

  return function weigh(features: readonly Feature[]): Vector {
    const vector = new Map<string, number>();
    for (const { key, strength } of features) {
      const rarity = Math.log((texts.length + 1) / ((frequency.get(key) ?? 0) + 0.5));
      // A second mention adds nothing: people repeat themselves in a hurry.
      vector.set(key, Math.max(vector.get(key) ?? 0, strength * rarity));
    }
    return normalise(vector);
  };
}

function normalise(vector: Vector): Vector {
  const length = Math.hypot(...vector.values());
  return length === 0
    ? vector
    : new Map([...vector].map(([key, weight]) => [key, weight / length]));
}

function sum(vectors: readonly Vector[]): Vector {
  const total = new Map<string, number>();
  for (const vector of vectors) {
    for (const [feature, weight] of vector) total.set(feature, (total.get(feature) ?? 0) + weight);
  }
  return total;
}

function nearestOf(question: Vector, phrasings: readonly Vector[]): number {
  return phrasings.reduce((best, phrasing) => Math.max(best, cosine(question, phrasing)), 0);
}

function cosine(a: Vector, b: Vector): number {
  const [short, long] = a.size < b.size ? [a, b] : [b, a];
  let product = 0;
  for (const [feature, weight] of short) product += weight * (long.get(feature) ?? 0);
  return product;
}
