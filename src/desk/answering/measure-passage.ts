import type { QuestionKind } from '../../language/question-kind.ts';
import { readNumber } from '../../language/read-number.ts';
import type { Passage } from '../../reading/read-passages.ts';
import type { Term } from '../matching/create-lexicon.ts';
import {
  type KeyReader,
  type KeyStrengths,
  type Keys,
  strengthIn,
  synonymStrength,
  type WeightedKeys,
} from '../matching/passage-keys.ts';
import { givesKind } from './answer-kinds.ts';
import type { PassageFeatures } from './passage-features.ts';
import type { Asked } from './read-asked.ts';

/** A sentence as questions are held against it. */
export interface ReadPassage {
  readonly terms: readonly Term[];
  readonly folded: ReadonlySet<string>;
  readonly isNegated: boolean;
  /** The keys of whoever says it; `null` where that is the source. */
  readonly saidBy: () => Keys | null;
}

/** What stands around a sentence, and how surely the sentence has a word by it. */
interface Around {
  readonly keys: KeyStrengths;
  readonly strength: number;
}

/** A sentence with what stands around it. */
export interface PlacedPassage {
  readonly passage: Passage;
  /** Reads it: what the index says of it does not need that. */
  readonly read: () => ReadPassage;
  readonly keys: KeyStrengths;
  /** In words that say something. */
  readonly length: number;
  /** The keys of the sentence before it in its paragraph; `null` for the first. */
  readonly before: KeyStrengths | null;
  /** Of its paragraph, and of what its source is called. */
  readonly around: () => readonly Around[];
  /** How many pairs of neighbours it shares with the question. */
  readonly shared: number;
  /** The paragraph's own score for the question. */
  readonly paragraphScore: number;
}

export interface MeasureOptions {
  readonly asked: Asked;
  readonly kind: QuestionKind | null;
  readonly reader: KeyReader;
  /** In words that say something. */
  readonly averageLength: number;
  /** The rarity of what no sentence has. */
  readonly mostRarity: number;
  /** The least rank that is of use. */
  readonly leastRank: number;
}

/**
 * Says what speaks for and against a sentence as the answer; `null` where it shares no word with the question, or cannot
 * come to the least rank.
 */
export function measurePassage(
  placed: PlacedPassage,
  { asked, kind, reader, averageLength, mostRarity, leastRank }: MeasureOptions,
): PassageFeatures | null {
  const { passage, shared, paragraphScore } = placed;
  const ranked = rankWords(placed, asked, averageLength);
  const most = addUpRank(ranked, shared, paragraphScore);
  if (ranked === 0 || most < leastRank) return null;

  const one = placed.read();
  const isOfKind = givesKind({ terms: one.terms, text: passage.text }, kind, asked.stems);
  const rank = most * (isOfKind ? 1 : wrongKindFactor);
  if (rank < leastRank) return null;
  const met = meetWords(placed, asked);
  return {
    rank,
    coverage: met.own / asked.total,
    around: met.around / asked.total,
    neighbours: asked.pairs.size === 0 ? 0 : shared / asked.pairs.size,
    rarestMissing: met.rarestMissing / mostRarity,
    missingName: met.isNameMissing ? 1 : 0,
    wrongKind: isOfKind ? 0 : 1,
    turned: one.isNegated === asked.isNegated ? 0 : 1,
    words: asked.words.length,
    numberMissing: met.isNumberMissing ? 1 : 0,
    namesHere: met.names === 0 ? 1 : met.namesHere / met.names,
    contrary: met.isContrary ? 1 : 0,
    narrowed: asked.narrowing.some((word) => !one.folded.has(word)) ? 1 : 0,
    uncounted: kind === 'how-many' && !isCounted(one, asked, reader) ? 1 : 0,
  };
}

/** The rank of a sentence that has what is asked for. No other has more. */
export function addUpRank(met: number, neighbours: number, paragraphScore: number): number {
  return met + neighbourWeight * neighbours + paragraphWeight * paragraphScore;
}

/** What a word that is met adds to the rank: the more, the more surely it is. */
export function rankOfWord(rarity: number, strength: number, norm: number): number {
  return (rarity * (strength * (sentenceK + 1))) / (strength + sentenceK * norm);
}

/** How far the length of a sentence, in words that say something, is held against it. */
export function lengthNorm(length: number, averageLength: number): number {
  return 1 - sentenceB + sentenceB * (length / averageLength);
}

/** What the words of a question that the sentence has, or the one before it, add to its rank. */
function rankWords(placed: PlacedPassage, asked: Asked, averageLength: number): number {
  const norm = lengthNorm(placed.length, averageLength);
  const { share } = carriedBy(placed);
  return asked.words.reduce((sum, { keys, rarity }) => {
    const here = strengthIn(placed.keys, keys);
    const carried = placed.before ? strengthIn(placed.before, keys) * share : 0;
    return sum + rankOfWord(rarity, Math.max(here, carried), norm);
  }, 0);
}

/** How the words of a question are met: by the sentence, the one before it, and what is around. Sums of rarities. */
function meetWords(placed: PlacedPassage, asked: Asked) {
  const { keys: own, before } = placed;
  const around = placed.around();
  const met = {
    ...{ own: 0, around: 0, rarestMissing: 0, names: 0, namesHere: 0 },
    ...{ isNameMissing: false, isContrary: false, isNumberMissing: false },
  };
  const { goesOn, share } = carriedBy(placed);

  for (const { term, keys, contraries, rarity, isName } of asked.words) {
    const here = strengthIn(own, keys);
    const carried = before ? strengthIn(before, keys) * share : 0;
    const near = Math.max(here, carried);
    const anywhere = Math.max(near, strengthAround(around, keys));
    met.own += rarity * Math.max(here, goesOn ? carried : 0);
    met.around += rarity * anywhere;
    if (isName) {
      met.names += rarity;
      if (near >= carriedStrength) met.namesHere += rarity;
      if (anywhere < synonymStrength) met.isNameMissing = true;
    }
    if (here > 0) continue;
    met.rarestMissing = Math.max(met.rarestMissing, rarity);
    if (strengthIn(own, contraries) > 0) met.isContrary = true;
    if (readNumber(term.word.folded) !== null) met.isNumberMissing = true;
  }
  return met;
}

/** Whether a sentence goes on about the one before it, and how much it has of that one's words. */
function carriedBy({ passage, before }: PlacedPassage) {
  const goesOn = before !== null && pronoun.test(passage.text);
  return { goesOn, share: goesOn ? carriedStrength : previousStrength };
}

function strengthAround(around: readonly Around[], asked: WeightedKeys): number {
  return Math.max(0, ...around.map(({ keys, strength }) => strengthIn(keys, asked) * strength));
}

/** Whether a number, or a word like one, stands before what is counted. */
function isCounted({ terms }: ReadPassage, { counted }: Asked, reader: KeyReader): boolean {
  if (counted === null) return true;
  return terms.some(
    ({ word }, at) =>
      (readNumber(word.folded) !== null || quantifier.test(word.folded)) &&
      terms
        .slice(at, at + countedWithin)
        .some((next) => strengthIn(reader.keysOf([next]), counted.keys) > 0),
  );
}

/** By the sentence before, where the sentence goes on about it ("It …"), and where it does not. */
export const carriedStrength = 0.5;
const previousStrength = 0.3;

/** How soon a word that is met adds no more, and how far length is held against a sentence: BM25. */
const sentenceK = 0.9;
const sentenceB = 0.3;

/** What two neighbours of the question that are neighbours here add, and the paragraph's own score. */
const neighbourWeight = 2;
const paragraphWeight = 1.2;
/** What is left of the rank of a sentence that has nothing of the kind that is asked for. */
const wrongKindFactor = 0.8;
/** How many words after a number what it counts may stand. */
const countedWithin = 6;

const pronoun = /^["“]?(?:He|She|It|They|His|Her|Its|Their|This|These|That|Those|Such)\b/u;
const quantifier = /^(?:many|several|all|both|few|no|half|most)$/;
