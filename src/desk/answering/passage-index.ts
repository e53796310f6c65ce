import { LRUCache } from 'lru-cache';
import type { English } from '../../language/english.ts';
import type { QuestionKind } from '../../language/question-kind.ts';
import { outsideBudget, spend } from '../../language/work-budget.ts';
import type { Passage } from '../../reading/read-passages.ts';
import type { Lexicon, Term } from '../matching/create-lexicon.ts';
import {
  createPairCounter,
  lengthAt,
  type PassageList,
  type SentenceIndex,
} from '../matching/index-sentences.ts';
import { keysAt, mostRarity, rangeOf, rarityOf } from '../matching/key-index.ts';
import {
  all,
  createKeyReader,
  type Keys,
  nearStrength,
  strengthIn,
  type WeightedKeys,
} from '../matching/passage-keys.ts';
import { shortlistSize } from '../matching/weights.ts';
import { measurePassage, type PlacedPassage, type ReadPassage } from './measure-passage.ts';
import type { PassageFeatures } from './passage-features.ts';
import { createRankBounds } from './rank-bounds.ts';
import { type Asked, type AskedWord, createAskedReader } from './read-asked.ts';
import { createPassageReader } from './read-passage.ts';
import { createScores, type Scores } from './scores.ts';
import type { Candidate } from './subject-reading.ts';

/** A passage with what speaks for it. */
export interface PassageHit {
  readonly passage: Passage;
  readonly features: PassageFeatures;
  readonly candidate: Candidate;
  /** Words of the question that neither it nor its paragraph has, as they were written. */
  readonly missing: readonly string[];
}

export interface PassageIndex {
  /** The passages nearest to a question, best first. Empty where none shares a word with it. */
  find(terms: readonly Term[], kind: QuestionKind | null): PassageHit[];
  /** The sources of the paragraphs nearest to a text, nearest first. */
  nearSources(terms: readonly Term[]): string[];
}

export interface PassageIndexOptions {
  readonly passages: PassageList;
  /** The same, indexed. */
  readonly index: SentenceIndex;
  /** By the source's id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly lexicon: Lexicon;
  readonly english: English;
}

/** Makes what finds sentences in an index, so that a question costs what it shares with them. */
export function createPassageIndex({
  passages,
  index,
  titles,
  lexicon,
  english: { thesaurus, dictionary },
}: PassageIndexOptions): PassageIndex {
  const { sentences, paragraphs, firsts, averageLength } = index;
  const reader = createKeyReader(thesaurus);
  const readPassage = createPassageReader({ lexicon, reader });
  const kept = new LRUCache<number, ReadPassage>({ max: mostPassagesKept });
  const paragraphAt = paragraphsOf(index);
  const readAsked = createAskedReader({ reader, dictionary, sentences });
  const keptTitles = new LRUCache<string, Keys>({ max: mostPassagesKept });
  const paragraphScores = createScores(firsts.length);
  const bestOfWord = createScores(firsts.length);
  const boundRanks = createRankBounds({ index, paragraphAt });

  return {
    find(terms, kind) {
      const asked = readAsked(terms);
      if (asked.total === 0) return [];
      const scores = scoreParagraphs(asked.words);
      const bounds = boundRanks(asked, scores);
      spend(asked.words.length * Math.min(bounds.places.length, mostSentencesNear));
      const how = { asked, kind, reader, averageLength, mostRarity: mostRarity(sentences) };
      const sharedBy = createPairCounter(index, asked.pairs);
      return findBest(bounds, (at, leastRank) => {
        const placed = place(at, scores, sharedBy(at));
        const features = placed && measurePassage(placed, { ...how, leastRank });
        return features ? { at, placed, features } : null;
      }).map(({ placed, features }) => toHit(placed, features, asked));
    },
    nearSources(terms) {
      const scores = scoreParagraphs(readAsked(terms).words);
      const best = scores.best(mostParagraphsNear);
      return [...new Set(best.flatMap((at) => passages.at(firsts[at] ?? 0)?.source ?? []))];
    },
  };

  function read(at: number, passage: Passage): ReadPassage {
    const known = kept.get(at);
    if (known) return known;
    // What the base says is read again when it is needed again: that is not the question's work.
    const one = outsideBudget(() => readPassage(passage));
    kept.set(at, one);
    return one;
  }

  function keysOfTitle(source: string): Keys | null {
    const title = titles.get(source);
    if (title === undefined) return null;
    const keys = keptTitles.get(source) ?? outsideBudget(() => reader.keysOf(lexicon.read(title)));
    keptTitles.set(source, keys);
    return keys;
  }

  function scoreParagraphs(words: readonly AskedWord[]): Scores {
    paragraphScores.clear();
    for (const { keys } of words) {
      bestOfWord.clear();
      for (const [key, strength] of keys) {
        const rarity = rarityOf(paragraphs, key) ?? 0;
        const [first, end] = rangeOf(paragraphs, key);
        for (let n = first; n < end; n += 1) {
          const at = paragraphs.places[n] ?? 0;
          const count = paragraphs.strengths[n] ?? 0;
          const norm =
            1 - paragraphB + paragraphB * ((paragraphs.lengths[at] ?? 0) / paragraphs.average);
          const weight =
            (rarity * strength * count * (paragraphK + 1)) / (count + paragraphK * norm);
          bestOfWord.raise(at, weight);
        }
      }
      for (const at of bestOfWord.places) paragraphScores.add(at, bestOfWord.get(at));
    }
    return paragraphScores;
  }

  function place(at: number, scores: Scores, shared: number): PlacedPassage | null {
    const passage = passages.at(at);
    if (!passage) return null;
    const paragraph = paragraphAt[at] ?? 0;
    return {
      ...{ passage, shared, read: () => read(at, passage) },
      ...{ keys: keysAt(sentences, at), length: lengthAt(index, at) },
      before: at === firsts[paragraph] ? null : keysAt(sentences, at - 1),
      around() {
        const title = keysOfTitle(passage.source);
        return [
          { keys: keysAt(paragraphs, paragraph), strength: paragraphStrength },
          ...(title ? [{ keys: title, strength: titleStrength }] : []),
        ];
      },
      paragraphScore: scores.get(paragraph),
    };
  }

  function toHit(
    { passage, read, keys: own, before, around }: PlacedPassage,
    features: PassageFeatures,
    { words }: Asked,
  ): PassageHit {
    const texts = [own, ...(before ? [before] : []), ...around().map(({ keys }) => keys)];
    const has = (asked: WeightedKeys) => Math.max(...texts.map((keys) => strengthIn(keys, asked)));
    return {
      passage,
      candidate: {
        has: (term) => has(ownKeysOf(term)) > nearStrength,
        hasNear: (term) => has(reader.nearKeysOf(term)) > 0,
        isBeside: () => true,
        isSaidBy: (term) => strengthIn(read().saidBy() ?? own, ownKeysOf(term)) > 0,
        // Looked at where its rank is made.
        gives: () => true,
        kinds: noKinds,
        list: null,
        // No fact: nobody has put it to a question, and it is measured by more than its words.
        bareSentence: null,
      },
      missing: words
        .filter(({ keys, term }) => has(keys) === 0 && !counting.has(term.word.folded))
        .map(({ term }) => term.word.text),
      features,
    };
  }
}

/** How many sentences are held against a question closely at most, and how many paragraphs say which sources are near to a claim. */
const mostSentencesNear = 400;
const fewSentencesNear = 40;
const mostParagraphsNear = 12;
/** How many sentences, read, are kept: all those of a base as most are. */
const mostPassagesKept = 2_000;

const noKinds: ReadonlySet<QuestionKind> = new Set();
const counting = new Set(['many', 'much', 'few', 'number']);

/** How surely a passage has a word by its paragraph, and by what the source is called. */
const paragraphStrength = 0.5;
const titleStrength = 0.4;

/**
 * How soon a word that is repeated adds no more, and how far length is held against a paragraph: BM25 (Robertson and
 * Zaragoza 2009). Set, as those of sentences, by what they do to the sets of `npm run eval -- --foreign`.
 */
const paragraphK = 2;
const paragraphB = 0.6;

/** A word itself, and the names and groups that it is of. */
function ownKeysOf({ stem, concepts }: Term): WeightedKeys {
  return all([stem, ...concepts.map(({ id }) => id)]);
}

/** A sentence that was held against a question. */
interface Measured {
  readonly at: number;
  readonly placed: PlacedPassage;
  readonly features: PassageFeatures;
}

/**
 * The sentences of the highest ranks, the highest first. They are measured from the highest bound down, until no other can
 * come among them.
 */
function findBest(
  bounds: Scores,
  measure: (at: number, leastRank: number) => Measured | null,
): Measured[] {
  const best: Measured[] = [];
  let looked = 0;
  for (const most of [fewSentencesNear, mostSentencesNear]) {
    for (const at of bounds.best(most).slice(looked)) {
      const least = best[shortlistSize - 1]?.features.rank ?? 0;
      // A bound is a sum in another order than the rank.
      if (bounds.get(at) * (1 + 1e-9) < least) return best;
      looked += 1;
      const one = measure(at, least);
      if (!one) continue;
      const before = best.findIndex((other) => isBefore(one, other));
      best.splice(before < 0 ? best.length : before, 0, one);
      if (best.length > shortlistSize) best.pop();
    }
  }
  return best;
}

function isBefore(one: Measured, other: Measured): boolean {
  return one.features.rank === other.features.rank
    ? one.at < other.at
    : one.features.rank > other.features.rank;
}

/** Of each sentence the place of its paragraph. */
function paragraphsOf({ firsts, sentences: { count } }: SentenceIndex): Int32Array {
  const paragraphs = new Int32Array(count);
  for (const [paragraph, first] of firsts.entries()) {
    paragraphs.fill(paragraph, first, firsts[paragraph + 1] ?? count);
  }
  return paragraphs;
}
