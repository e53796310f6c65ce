import type { English } from '../../language/english.ts';
import type { QuestionKind } from '../../language/question-kind.ts';
import { spend } from '../../language/work-budget.ts';
import type { Passage } from '../../reading/read-passages.ts';
import type { Lexicon, Term } from '../matching/create-lexicon.ts';
import { shortlistSize } from '../matching/weights.ts';
import { createKeyIndex, mean } from './key-index.ts';
import { measurePassage, type PlacedPassage, type ReadPassage } from './measure-passage.ts';
import type { PassageFeatures } from './passage-features.ts';
import {
  all,
  createKeyReader,
  isNegated,
  nearStrength,
  pairsOf,
  strengthIn,
  type WeightedKeys,
} from './passage-keys.ts';
import { type Asked, type AskedWord, createAskedReader } from './read-asked.ts';
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
  const read = readAll();
  const sentences = createKeyIndex(read.map(({ keys }) => keys));
  const paragraphs = createKeyIndex(joinParagraphs(read));
  const averageLength = mean(read.map(({ length }) => length));
  const readAsked = createAskedReader({ reader, dictionary, sentences });
  const titleKeys = new Map(
    [...titles].map(([source, title]) => [source, reader.keysOf(lexicon.read(title))]),
  );

  return {
    find(terms, kind) {
      const asked = readAsked(terms);
      if (asked.total === 0) return [];
      const near = findSharing(asked.words);
      spend(asked.words.length * near.length);
      const scores = scoreParagraphs(asked.words);
      const how = { asked, kind, reader, averageLength, mostRarity: sentences.most };
      return near
        .flatMap((at) => {
          const placed = place(at, scores);
          const features = placed && measurePassage(placed, how);
          return features ? [{ placed, features }] : [];
        })
        .sort((a, b) => b.features.rank - a.features.rank)
        .slice(0, shortlistSize)
        .map(({ placed, features }) => toHit(placed, features, asked));
    },
  };

  function readAll(): ReadPassage[] {
    const places = new Map<string, number>();
    return passages.map((passage) => {
      const place = `${passage.source} ${passage.paragraph}`;
      if (!places.has(place)) places.set(place, places.size);
      const terms = lexicon.read(passage.text);
      return {
        ...{ passage, terms, keys: reader.keysOf(terms), pairs: pairsOf(terms) },
        saidBy: reader.keysOf(passage.speaker === null ? terms : lexicon.read(passage.speaker)),
        folded: new Set(terms.map(({ word }) => word.folded)),
        length: terms.filter(({ isFunction }) => !isFunction).length,
        paragraph: places.get(place) ?? 0,
        isNegated: isNegated(terms),
      };
    });
  }

  /** The places of the sentences that share a word with a question, and of those right after them, ascending. */
  function findSharing(words: readonly AskedWord[]): number[] {
    const found = new Set<number>();
    for (const { keys } of words) {
      for (const [key] of keys) {
        for (const [at] of sentences.postings.get(key) ?? []) found.add(at).add(at + 1);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  function scoreParagraphs(words: readonly AskedWord[]): ReadonlyMap<number, number> {
    const scores = new Map<number, number>();
    for (const { keys } of words) {
      const best = new Map<number, number>();
      for (const [key, strength] of keys) {
        const rarity = paragraphs.rarity.get(key) ?? 0;
        for (const [at, count] of paragraphs.postings.get(key) ?? []) {
          const norm =
            1 - paragraphB + paragraphB * ((paragraphs.lengths[at] ?? 0) / paragraphs.average);
          const weight =
            (rarity * strength * count * (paragraphK + 1)) / (count + paragraphK * norm);
          best.set(at, Math.max(best.get(at) ?? 0, weight));
        }
      }
      for (const [at, weight] of best) scores.set(at, (scores.get(at) ?? 0) + weight);
    }
    return scores;
  }

  function place(at: number, scores: ReadonlyMap<number, number>): PlacedPassage | null {
    const [one, before] = [read[at], read[at - 1]];
    if (!one) return null;
    const paragraph = paragraphs.keys[one.paragraph];
    const title = titleKeys.get(one.passage.source);
    return {
      one,
      before: before?.paragraph === one.paragraph ? before : null,
      around: [
        ...(paragraph ? [{ keys: paragraph, strength: paragraphStrength }] : []),
        ...(title ? [{ keys: title, strength: titleStrength }] : []),
      ],
      paragraphScore: scores.get(one.paragraph) ?? 0,
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

function joinParagraphs(read: readonly ReadPassage[]): Map<string, number>[] {
  const joined: Map<string, number>[] = [];
  for (const { paragraph, keys } of read) {
    const whole = joined[paragraph] ?? new Map<string, number>();
    for (const [key, strength] of keys) whole.set(key, (whole.get(key) ?? 0) + strength);
    joined[paragraph] = whole;
  }
  return joined;
}
