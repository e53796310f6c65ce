import type { QuestionKind } from '../../language/question-kind.ts';
import { readNumber } from '../../language/read-number.ts';
import type { Passage } from '../../reading/read-passages.ts';
import type { Term } from '../matching/create-lexicon.ts';
import { givesKind } from './answer-kinds.ts';
import type { PassageFeatures } from './passage-features.ts';
import {
  type KeyReader,
  type KeyStrengths,
  type Keys,
  strengthIn,
  synonymStrength,
  type WeightedKeys,
} from './passage-keys.ts';
import type { Asked } from './read-asked.ts';

/** A sentence as questions are held against it. */
export interface ReadPassage {
  readonly passage: Passage;
  readonly terms: readonly Term[];
  readonly pairs: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
  readonly isNegated: boolean;
  /** The keys of whoever says it; `null` where that is the source. */
  readonly saidBy: () => Keys | null;
}

/** A sentence with what stands around it. */
export interface PlacedPassage {
  readonly one: ReadPassage;
  readonly keys: KeyStrengths;
  /** In words that say something. */
  readonly length: number;
  /** The keys of the sentence before it in its paragraph; `null` for the first. */
  readonly before: KeyStrengths | null;
  /** Of its paragraph, and of what its source is called. */
  readonly around: readonly { readonly keys: KeyStrengths; readonly strength: number }[];
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
}

/** Says what speaks for and against a sentence as the answer; `null` where it shares no word with the question. */
export function measurePassage(
  placed: PlacedPassage,
  { asked, kind, reader, averageLength, mostRarity }: MeasureOptions,
): PassageFeatures | null {
  const { one } = placed;
  const met = meetWords(placed, asked, averageLength);
  if (met.ranked === 0) return null;

  const shared = [...asked.pairs].filter((pair) => one.pairs.has(pair)).length;
  const isOfKind = givesKind({ terms: one.terms, text: one.passage.text }, kind, asked.stems);
  return {
    rank: addUpRank(met.ranked, shared, placed.paragraphScore) * (isOfKind ? 1 : wrongKindFactor),
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

/** How the words of a question are met: by the sentence, the one before it, and what is around. Sums of rarities. */
function meetWords(
  { one, keys: own, length, before, around }: PlacedPassage,
  asked: Asked,
  averageLength: number,
) {
  const met = {
    ...{ own: 0, around: 0, ranked: 0, rarestMissing: 0, names: 0, namesHere: 0 },
    ...{ isNameMissing: false, isContrary: false, isNumberMissing: false },
  };
  const goesOn = before !== null && pronoun.test(one.passage.text);
  const carriedShare = goesOn ? carriedStrength : previousStrength;
  const norm = lengthNorm(length, averageLength);

  for (const { term, keys, contraries, rarity, isName } of asked.words) {
    const here = strengthIn(own, keys);
    const carried = before ? strengthIn(before, keys) * carriedShare : 0;
    const near = Math.max(here, carried);
    const anywhere = Math.max(near, strengthAround(around, keys));
    met.own += rarity * Math.max(here, goesOn ? carried : 0);
    met.around += rarity * anywhere;
    met.ranked += rankOfWord(rarity, near, norm);
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

function strengthAround(around: PlacedPassage['around'], asked: WeightedKeys): number {
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
