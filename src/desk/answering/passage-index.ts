import { LRUCache } from 'lru-cache';
import type { English } from '../../language/english.ts';
import type { QuestionKind } from '../../language/question-kind.ts';
import { outsideBudget, spend } from '../../language/work-budget.ts';
import type { Passage } from '../../reading/read-passages.ts';
import type { Lexicon, Term } from '../matching/create-lexicon.ts';
import { shortlistSize } from '../matching/weights.ts';
import { createKeyIndex, mean, mostRarity, rangeOf, rarityOf } from './key-index.ts';
import { measurePassage, type PlacedPassage, type ReadPassage } from './measure-passage.ts';
import type { PassageFeatures } from './passage-features.ts';
import {
  all,
  createKeyReader,
  type Keys,
  nearStrength,
  strengthIn,
  type WeightedKeys,
} from './passage-keys.ts';
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
  readonly passages: readonly Passage[];
  /** By the source's id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly lexicon: Lexicon;
  readonly english: English;
}

/** Indexes the sentences of sources, so that a question costs what it shares with them. */
export function createPassageIndex({
  passages,
  titles,
  lexicon,
  english: { thesaurus, dictionary },
}: PassageIndexOptions): PassageIndex {
  const reader = createKeyReader(thesaurus);
  const readPassage = createPassageReader({ lexicon, reader });
  const kept = new LRUCache<number, ReadPassage>({ max: mostPassagesKept });
  const firsts = firstOfParagraphs(passages);
  const { sentences, paragraphs, averageLength } = indexAll();
  const readAsked = createAskedReader({ reader, dictionary, sentences });
  const keptParagraphs = new LRUCache<number, Keys>({ max: mostPassagesKept });
  const keptTitles = new LRUCache<string, Keys>({ max: mostPassagesKept });
  const [near, paragraphScores] = [createScores(passages.length), createScores(firsts.length)];

  return {
    find(terms, kind) {
      const asked = readAsked(terms);
      if (asked.total === 0) return [];
      const scores = scoreParagraphs(asked.words);
      const sharing = findSharing(asked.words, scores);
      spend(asked.words.length * sharing.length);
      const how = { asked, kind, reader, averageLength, mostRarity: mostRarity(sentences) };
      return sharing
        .flatMap((at) => {
          const placed = place(at, scores);
          const features = placed && measurePassage(placed, how);
          return features ? [{ placed, features }] : [];
        })
        .sort((a, b) => b.features.rank - a.features.rank)
        .slice(0, shortlistSize)
        .map(({ placed, features }) => toHit(placed, features, asked));
    },
    nearSources(terms) {
      const scores = scoreParagraphs(readAsked(terms).words);
      const best = scores.best(mostParagraphsNear);
      return [...new Set(best.flatMap((at) => passages[firsts[at] ?? -1]?.source ?? []))];
    },
  };

  /** Reads all once. What is found by them is kept, and of themselves only those that are read last. */
  function indexAll() {
    const lengths: number[] = [];
    const joined: Map<string, number>[] = [];
    const sentences = createKeyIndex(readKeys());
    return { sentences, paragraphs: createKeyIndex(joined), averageLength: mean(lengths) };

    function* readKeys(): Generator<Keys, void, void> {
      for (const [at] of passages.entries()) {
        const one = read(at);
        if (!one) continue;
        lengths.push(one.length);
        joined[one.paragraph] = addKeys(joined[one.paragraph], one.keys);
        yield one.keys;
      }
    }
  }

  function read(at: number): ReadPassage | null {
    const known = kept.get(at);
    const passage = passages[at];
    if (known || !passage) return known ?? null;
    // What the base says is read again when it is needed again: that is not the question's work.
    const one = outsideBudget(() => readPassage(passage, paragraphAt(firsts, at)));
    kept.set(at, one);
    return one;
  }

  /** The keys of a paragraph: of all its sentences. */
  function keysOfParagraph(paragraph: number): Keys {
    const known = keptParagraphs.get(paragraph);
    if (known) return known;
    let keys: Map<string, number> | undefined;
    for (let at = firsts[paragraph] ?? 0; at < (firsts[paragraph + 1] ?? passages.length); at += 1)
      keys = addKeys(keys, read(at)?.keys ?? new Map());
    const joined = keys ?? new Map();
    keptParagraphs.set(paragraph, joined);
    return joined;
  }

  function keysOfTitle(source: string): Keys | null {
    const title = titles.get(source);
    if (title === undefined) return null;
    const keys = keptTitles.get(source) ?? outsideBudget(() => reader.keysOf(lexicon.read(title)));
    keptTitles.set(source, keys);
    return keys;
  }

  /**
   * The places of the sentences that share a word with a question, and of those right after them, ascending. Of very many
   * those that share most by a quick look.
   */
  function findSharing(words: readonly AskedWord[], scores: Scores): number[] {
    near.clear();
    for (const { keys, rarity } of words) {
      for (const [key, strength] of keys) {
        const [first, end] = rangeOf(sentences, key);
        for (let n = first; n < end; n += 1) {
          const at = sentences.places[n] ?? 0;
          const weight = rarity * Math.min(strength, sentences.strengths[n] ?? 0);
          near.add(at, weight);
          if (at + 1 < passages.length) near.add(at + 1, weight * nextShare);
        }
      }
    }
    if (near.places.length > mostSentencesNear) {
      for (const at of near.places) near.add(at, scores.get(paragraphAt(firsts, at)));
    }
    return near.best(mostSentencesNear).sort((a, b) => a - b);
  }

  function scoreParagraphs(words: readonly AskedWord[]): Scores {
    paragraphScores.clear();
    const best = new Map<number, number>();
    for (const { keys } of words) {
      best.clear();
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
          best.set(at, Math.max(best.get(at) ?? 0, weight));
        }
      }
      for (const [at, weight] of best) paragraphScores.add(at, weight);
    }
    return paragraphScores;
  }

  function place(at: number, scores: Scores): PlacedPassage | null {
    const one = read(at);
    if (!one) return null;
    const before = at === firsts[one.paragraph] ? null : read(at - 1);
    const title = keysOfTitle(one.passage.source);
    return {
      one,
      before,
      around: [
        { keys: keysOfParagraph(one.paragraph), strength: paragraphStrength },
        ...(title ? [{ keys: title, strength: titleStrength }] : []),
      ],
      paragraphScore: scores.get(one.paragraph),
    };
  }

  function toHit(
    { one, before, around }: PlacedPassage,
    features: PassageFeatures,
    { words }: Asked,
  ): PassageHit {
    const texts = [one.keys, ...(before ? [before.keys] : []), ...around.map(({ keys }) => keys)];
    const has = (asked: WeightedKeys) => Math.max(...texts.map((keys) => strengthIn(keys, asked)));
    return {
      passage: one.passage,
      candidate: {
        has: (term) => has(ownKeysOf(term)) > nearStrength,
        hasNear: (term) => has(reader.nearKeysOf(term)) > 0,
        isSaidBy: (term) => strengthIn(one.saidBy, ownKeysOf(term)) > 0,
        kinds: noKinds,
        list: null,
      },
      missing: words
        .filter(({ keys, term }) => has(keys) === 0 && !counting.has(term.word.folded))
        .map(({ term }) => term.word.text),
      features,
    };
  }
}

/** How many sentences are held against a question closely, and how many paragraphs say which sources are near to a claim. */
const mostSentencesNear = 400;
const mostParagraphsNear = 12;
/** What the sentence after one that shares a word has of it, at a quick look. */
const nextShare = 0.3;
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

function addKeys(to: Map<string, number> | undefined, keys: Keys): Map<string, number> {
  const whole = to ?? new Map<string, number>();
  for (const [key, strength] of keys) whole.set(key, (whole.get(key) ?? 0) + strength);
  return whole;
}

/** Of each paragraph the place of its first sentence. */
function firstOfParagraphs(passages: readonly Passage[]): Int32Array {
  const isFirst = ({ source, paragraph }: Passage, before: Passage | undefined) =>
    before?.source !== source || before.paragraph !== paragraph;
  return Int32Array.from(
    passages.flatMap((passage, at) => (isFirst(passage, passages[at - 1]) ? [at] : [])),
  );
}

/** The paragraph that a sentence stands in. */
function paragraphAt(firsts: Int32Array, at: number): number {
  let [low, high] = [0, firsts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((firsts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
