/** A made-up base and questions to it, the same each time for the same seed. */
export interface GeneratedBase {
  readonly phrasings: Map<string, string[]>;
  /** All of its words are in the base. */
  readonly known: readonly string[];
  /** One of its words is in no base. */
  readonly oneUnknown: readonly string[];
  /** Hardly any of its words is in the base. */
  readonly outOfScope: readonly string[];
}

export interface GenerateOptions {
  readonly facts: number;
  readonly phrasingsPerFact: number;
  readonly questions: number;
  readonly seed?: number;
}

const vocabularySize = 20_000;
const wordsPerFact = 12;

/**
 * Makes facts that share a vocabulary with Zipf's distribution, each with a few words of its own that most of its
 * phrasings draw on, as people's do.
 */
export function generateBase({
  facts,
  phrasingsPerFact,
  questions,
  seed = 1,
}: GenerateOptions): GeneratedBase {
  const random = createRandom(seed);
  const vocabulary = createVocabulary(random, vocabularySize);
  const strangers = createVocabulary(random, 2_000).map((word) => `${word}xo`);
  const cumulated = cumulateZipf(vocabularySize);
  const draw = () => vocabulary[drawZipf(cumulated, random())] ?? '';
  const topics = Array.from({ length: facts }, () => Array.from({ length: wordsPerFact }, draw));

  const ask = (fact: number) => {
    const topic = topics[fact] ?? [];
    const length = 4 + Math.floor(random() * 6);
    return Array.from({ length }, () => (random() < 0.5 ? pick(topic, random) : draw())).join(' ');
  };
  const phrasings = new Map(
    topics.map((_, fact) => [
      `fact-${fact}`,
      Array.from({ length: phrasingsPerFact }, () => ask(fact)),
    ]),
  );

  const used = new Set([...phrasings.values()].flat().flatMap((text) => text.split(' ')));
  const askKnown = () => {
    const words = ask(Math.floor(random() * facts)).split(' ');
    return words.filter((word) => used.has(word));
  };
  const known = Array.from({ length: questions }, () => askKnown().join(' '));
  const oneUnknown = Array.from({ length: questions }, () =>
    [...askKnown(), pick(strangers, random)].join(' '),
  );
  const outOfScope = Array.from({ length: questions }, () =>
    [draw(), ...Array.from({ length: 5 }, () => pick(strangers, random))].join(' '),
  );
  return { phrasings, known, oneUnknown, outOfScope };
}

function createVocabulary(random: () => number, size: number): string[] {
  const syllables = [...'bdfgklmnprstvz'].flatMap((onset) =>
    ['a', 'e', 'i', 'o', 'u', 'an', 'er', 'ol'].map((rime) => onset + rime),
  );
  const words = new Set<string>();
  while (words.size < size) {
    const length = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () => pick(syllables, random)).join(''));
  }
  return [...words];
}

/** Chances of the ranks up to each, by Zipf's law. */
function cumulateZipf(size: number): Float64Array {
  const cumulated = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank += 1) {
    sum += 1 / (rank + 1);
    cumulated[rank] = sum;
  }
  return cumulated.map((chance) => chance / sum);
}

function drawZipf(cumulated: Float64Array, chance: number): number {
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulated[middle] ?? 1) < chance) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pick(words: readonly string[], random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? '';
}

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
