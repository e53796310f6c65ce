import type { English } from '../../language/english.ts';
import { isFramingWord } from '../../language/framing-words.ts';
import { isLimitingWord } from '../../language/function-words.ts';
import { stripInflection } from '../../language/inflect-word.ts';
import type { QuestionKind } from '../../language/question-kind.ts';
import { readNumber } from '../../language/read-number.ts';
import { isShellWord } from '../../language/shell-words.ts';
import { spend } from '../../language/work-budget.ts';
import type { Passage } from '../../reading/read-passages.ts';
import type { Lexicon, Term } from '../matching/create-lexicon.ts';
import { isCapital } from '../matching/subject-ground.ts';
import { shortlistSize } from '../matching/weights.ts';
import { givesKind } from './answer-kinds.ts';
import type { Candidate } from './subject-rules.ts';

/** What speaks for and against a passage as the answer to a question. Shares are from 0 to 1. */
export interface PassageFeatures {
  /** By what passages are ordered: higher is nearer. */
  readonly rank: number;
  /** Share of the question's words, by rarity, that the sentence has, or a word that means the same. */
  readonly coverage: number;
  /** The same with the paragraph that it stands in, and what the text is called. */
  readonly around: number;
  /** Share of the question's neighbouring words that are neighbours in the sentence too. */
  readonly neighbours: number;
  /** The rarest word of the question that the sentence does not have: how rare it is. */
  readonly rarestMissing: number;
  /** 1 where the question names somebody that the sentence does not. */
  readonly missingName: number;
  /** 1 where the question asks for a date, a number, a person … and the sentence has none of its own. */
  readonly wrongKind: number;
  /** 1 where one of the two says not what the other says, or the contrary. */
  readonly turned: number;
  /** How many words of the question say something. */
  readonly words: number;
  /** 1 where the question has a number that the sentence does not. */
  readonly numberMissing: number;
  /** Share of the question's names, by rarity, that the sentence has; 1 where it has none. */
  readonly namesHere: number;
  /** 1 where the sentence has the contrary of a word of the question, and not the word. */
  readonly contrary: number;
  /** 1 where a word that narrows (*first*, *before*, *only*) stands in the question alone. */
  readonly narrowed: number;
  /** 1 where a number of things is asked for and the sentence has no number beside such a thing. */
  readonly uncounted: number;
}

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

/** The place of a passage, with its features. */
interface Measured {
  readonly at: number;
  readonly features: PassageFeatures;
}

interface ReadPassage {
  readonly passage: Passage;
  readonly terms: readonly Term[];
  /** How surely the passage has each key. */
  readonly keys: ReadonlyMap<string, number>;
  /** The keys of whoever says it; of the sentence itself, where that is the source. */
  readonly saidBy: ReadonlyMap<string, number>;
  readonly pairs: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
  readonly length: number;
  /** Place of its paragraph. */
  readonly paragraph: number;
  readonly isNegated: boolean;
}

/** Indexes the sentences of sources, so that a question costs what it shares with them. */
export function createPassageIndex({
  passages,
  titles,
  lexicon,
  english: { thesaurus, dictionary },
}: PassageIndexOptions): PassageIndex {
  const read = readAll();
  const sentences = index(read.map(({ keys }) => keys));
  const paragraphs = index(joinParagraphs(read));
  const averageLength = mean(read.map(({ length }) => length));
  const titleKeys = new Map(
    [...titles].map(([source, title]) => [source, keysOf(lexicon.read(title))]),
  );

  return {
    find(terms, kind) {
      const asked = readAsked(terms);
      spend(asked.words.length * read.length);
      if (asked.total === 0) return [];
      const byParagraph = scoreParagraphs(asked.words);
      const hits = read.flatMap((one, at) => {
        const hit = measure(one, at, asked, kind, byParagraph);
        return hit ? [hit] : [];
      });
      hits.sort((a, b) => b.features.rank - a.features.rank);
      return hits.slice(0, shortlistSize).flatMap((one) => toHit(one, asked));
    },
  };

  function readAll(): ReadPassage[] {
    const places = new Map<string, number>();
    return passages.map((passage) => {
      const place = `${passage.source} ${passage.paragraph}`;
      if (!places.has(place)) places.set(place, places.size);
      const terms = lexicon.read(passage.text);
      return {
        ...{ passage, terms, keys: keysOf(terms), pairs: pairsOf(terms) },
        saidBy: keysOf(passage.speaker === null ? terms : lexicon.read(passage.speaker)),
        folded: new Set(terms.map(({ word }) => word.folded)),
        length: terms.filter(({ isFunction }) => !isFunction).length,
        paragraph: places.get(place) ?? 0,
        isNegated: terms.some(({ word }) => negators.has(word.folded)),
      };
    });
  }

  /** What a text can be found by: stems, names and word groups, and the synonym sets of its words. */
  function keysOf(terms: readonly Term[]): Map<string, number> {
    const keys = new Map<string, number>();
    const stems = terms.map(({ word }) => stripInflection(word.folded));
    const add = (key: string, strength: number) => {
      if ((keys.get(key) ?? 0) < strength) keys.set(key, strength);
    };
    for (const [at, term] of terms.entries()) {
      const number = readNumber(term.word.folded);
      if (number !== null) add(`number:${number}`, 1);
      if (term.isFunction) continue;
      add(term.stem, 1);
      for (const { id } of term.concepts) add(id, 1);
      for (const { id } of term.related) add(id, nearStrength);
      if (isCapital(term) && at > 0) continue;
      for (const { set } of thesaurus.findSets(stems, at)) add(`${setMark}${set}`, synonymStrength);
    }
    return keys;
  }

  function contrariesOf(sets: readonly (readonly [string, number])[]): [string, number][] {
    return sets.flatMap(([key]) =>
      [...thesaurus.contrariesOf(key.slice(setMark.length))].map((set): [string, number] => [
        `${setMark}${set}`,
        1,
      ]),
    );
  }

  function nearKeysOf({ word, related }: Term): [string, number][] {
    const sets = thesaurus
      .findSets([stripInflection(word.folded)], 0)
      .map(({ set }) => `${setMark}${set}`);
    return [...related.map(({ id }) => id), ...sets].map((key) => [key, 1]);
  }

  interface AskedWord {
    readonly term: Term;
    readonly keys: readonly (readonly [string, number])[];
    /** Sets that say the contrary. */
    readonly contraries: readonly (readonly [string, number])[];
    readonly rarity: number;
    readonly isName: boolean;
  }
  interface Asked {
    readonly words: readonly AskedWord[];
    readonly total: number;
    readonly counted: AskedWord | null;
    readonly stems: ReadonlySet<string>;
    readonly pairs: ReadonlySet<string>;
    readonly isNegated: boolean;
    readonly narrowing: readonly string[];
  }

  function readAsked(terms: readonly Term[]): Asked {
    const stems = terms.map(({ word }) => stripInflection(word.folded));
    const words = terms.flatMap((term, at): AskedWord[] => {
      const { folded } = term.word;
      const number = readNumber(folded);
      if (
        (term.isFunction && number === null) ||
        (isFramingWord(folded) && !sentences.rarity.has(term.stem))
      )
        return [];
      const own = (number === null ? [term.stem] : [`number:${number}`, term.stem]).map(
        (key): [string, number] => [key, 1],
      );
      const names = term.concepts.map(({ id }): [string, number] => [id, 1]);
      const isProper = isCapital(term) && at > 0;
      const sets = isProper
        ? []
        : thesaurus
            .findSets(stems, at)
            .map(({ set }): [string, number] => [`${setMark}${set}`, synonymStrength]);
      const keys = [...own, ...names, ...sets];
      const rarity = Math.min(
        ...keys.map(
          ([key, strength]) => (sentences.rarity.get(key) ?? unseen(folded)) * (2 - strength),
        ),
      );
      const framing = isFramingWord(folded)
        ? framingShare
        : shaping.has(folded)
          ? framingShare
          : isShellWord(folded)
            ? shellShare
            : 1;
      return [
        {
          term,
          keys,
          contraries: contrariesOf(sets),
          rarity: rarity * framing,
          isName: isProper || dictionary.commonness(folded) === 0,
        },
      ];
    });
    const many = terms.findIndex(({ word }) => /^(?:many|number|few)$/.test(word.folded));
    const counted =
      many < 0 ? null : (words.find(({ term }) => terms.indexOf(term) > many) ?? null);
    return {
      counted,
      words,
      total: words.reduce((sum, { rarity }) => sum + rarity, 0),
      stems: new Set(terms.map(({ stem }) => stem)),
      pairs: pairsOf(terms),
      isNegated: terms.some(({ word }) => negators.has(word.folded)),
      narrowing: terms
        .map(({ word }) => word.folded)
        .filter((word) => isLimitingWord(word) && !negators.has(word)),
    };
  }

  /** A word that no sentence has is the rarest of all, less so if it is everybody's English. */
  function unseen(folded: string): number {
    return sentences.most * (1 - commonDiscount * dictionary.commonness(folded));
  }

  function scoreParagraphs(words: readonly AskedWord[]): Float64Array {
    const scores = new Float64Array(paragraphs.lengths.length);
    for (const { keys } of words) {
      const best = new Float64Array(scores.length);
      for (const [key, strength] of keys) {
        for (const [at, count] of paragraphs.postings.get(key) ?? []) {
          const norm =
            1 - paragraphB + paragraphB * ((paragraphs.lengths[at] ?? 0) / paragraphs.average);
          const weight =
            ((paragraphs.rarity.get(key) ?? 0) * strength * count * (paragraphK + 1)) /
            (count + paragraphK * norm);
          best[at] = Math.max(best[at] ?? 0, weight);
        }
      }
      for (let at = 0; at < scores.length; at += 1)
        scores[at] = (scores[at] ?? 0) + (best[at] ?? 0);
    }
    return scores;
  }

  function measure(
    one: ReadPassage,
    at: number,
    asked: Asked,
    kind: QuestionKind | null,
    byParagraph: Float64Array,
  ): Measured | null {
    const before = read[at - 1];
    const isNext = before && before.paragraph === one.paragraph;
    const carries = isNext && pronoun.test(one.passage.text);
    const paragraph = paragraphs.keys[one.paragraph];
    const title = titleKeys.get(one.passage.source);
    let own = 0;
    let all = 0;
    let rarestMissing = 0;
    let missingName = 0;
    let ranked = 0;
    let contrary = 0;
    let numberMissing = 0;
    let names = 0;
    let namesHere = 0;
    const norm = 1 - sentenceB + sentenceB * (one.length / averageLength);
    for (const { term, keys, contraries, rarity, isName } of asked.words) {
      const here = strengthIn(one.keys, keys);
      const carried = isNext
        ? strengthIn(before.keys, keys) * (carries ? carriedStrength : previousStrength)
        : 0;
      const around = Math.max(
        here,
        carried,
        paragraph ? strengthIn(paragraph, keys) * paragraphStrength : 0,
        title ? strengthIn(title, keys) * titleStrength : 0,
      );
      own += rarity * Math.max(here, carries ? carried : 0);
      all += rarity * around;
      ranked +=
        (rarity * (Math.max(here, carried) * (sentenceK + 1))) /
        (Math.max(here, carried) + sentenceK * norm);
      if (here === 0 && strengthIn(one.keys, contraries) > 0) contrary = 1;
      if (here === 0 && rarity > rarestMissing) rarestMissing = rarity;
      if (isName && around < synonymStrength) missingName = 1;
      if (isName) {
        names += rarity;
        if (Math.max(here, carried) >= carriedStrength) namesHere += rarity;
      }
      if (readNumber(term.word.folded) !== null && here === 0) numberMissing = 1;
    }
    if (ranked === 0) return null;
    const shared = [...asked.pairs].filter((pair) => one.pairs.has(pair)).length;
    const neighbours = asked.pairs.size === 0 ? 0 : shared / asked.pairs.size;
    const wrongKind = givesKind({ terms: one.terms, text: one.passage.text }, kind, asked.stems)
      ? 0
      : 1;
    const rank =
      (ranked + neighbourWeight * shared + paragraphWeight * (byParagraph[one.paragraph] ?? 0)) *
      (wrongKind ? wrongKindFactor : 1);
    const counted = kind === 'how-many' ? asked.counted : null;
    const isCounted =
      counted === null ||
      one.terms.some(
        (term, at) =>
          (readNumber(term.word.folded) !== null ||
            /^(?:many|several|all|both|few|no|half|most)$/.test(term.word.folded)) &&
          one.terms
            .slice(at, at + countedWithin)
            .some((next) => strengthIn(keysOf([next]), counted.keys) > 0),
      );
    return {
      at,
      features: {
        rank,
        coverage: own / asked.total,
        around: all / asked.total,
        neighbours,
        rarestMissing: rarestMissing / sentences.most,
        missingName,
        wrongKind,
        turned: one.isNegated !== asked.isNegated ? 1 : 0,
        words: asked.words.length,
        numberMissing,
        namesHere: names === 0 ? 1 : namesHere / names,
        contrary,
        narrowed: asked.narrowing.some((word) => !one.folded.has(word)) ? 1 : 0,
        uncounted: isCounted ? 0 : 1,
      },
    };
  }

  function toHit({ at, features }: Measured, asked: Asked): PassageHit[] {
    const [one, before] = [read[at], read[at - 1]];
    if (!one) return [];
    const paragraph = paragraphs.keys[one.paragraph];
    const title = titleKeys.get(one.passage.source);
    const isNext = before?.paragraph === one.paragraph;
    const has = (keys: AskedWord['keys']) =>
      Math.max(
        strengthIn(one.keys, keys),
        isNext && before ? strengthIn(before.keys, keys) : 0,
        paragraph ? strengthIn(paragraph, keys) : 0,
        title ? strengthIn(title, keys) : 0,
      );
    return [
      {
        passage: one.passage,
        candidate: {
          has: ({ stem, concepts }) =>
            has([stem, ...concepts.map(({ id }) => id)].map((key) => [key, 1])) > nearStrength,
          hasNear: (term) => has(nearKeysOf(term)) > 0,
          isSaidBy: ({ stem, concepts }) =>
            strengthIn(
              one.saidBy,
              [stem, ...concepts.map(({ id }) => id)].map((key) => [key, 1]),
            ) > 0,
          kinds: noKinds,
          list: null,
        },
        missing: asked.words
          .filter(({ keys, term }) => has(keys) === 0 && !counting.has(term.word.folded))
          .map(({ term }) => term.word.text),
        features,
      },
    ];
  }
}

/** Before the name of a synonym set, among keys. */
const setMark = 'set:';
const noKinds: ReadonlySet<QuestionKind> = new Set();
const counting = new Set(['many', 'much', 'few', 'number']);
// How surely a passage has a word of a question: 1 where it has the word itself

/** By a word group that only lists it as near. */
const nearStrength = 0.5;
/** By a synonym of general English: more would let common words outweigh names. */
const synonymStrength = 0.3;
/** By the sentence before, where the sentence goes on about it ("It …"), and where it does not. */
const carriedStrength = 0.5;
const previousStrength = 0.3;
/** By its paragraph, and by what the source is called. */
const paragraphStrength = 0.5;
const titleStrength = 0.4;

// BM25 (Robertson and Zaragoza 2009): how soon a word that is repeated adds no more, and how far length is held against
// a text. For sentences and for paragraphs; set by what they do to the sets of `npm run eval -- --foreign`.

const sentenceK = 0.9;
const sentenceB = 0.3;
const paragraphK = 2;
const paragraphB = 0.6;

/** What two neighbours of the question that are neighbours here add, and the paragraph's own score. */
const neighbourWeight = 2;
const paragraphWeight = 1.2;
/** What is left of the rank of a sentence that has nothing of the kind that is asked for. */
const wrongKindFactor = 0.8;
/** What words that only frame or shape a question count of what others do. */
const framingShare = 0.2;
const shellShare = 0.7;
/** What a word that no sentence has loses of its rarity, if it is everybody's English. */
const commonDiscount = 0.3;
/** How many words after a number what it counts may stand. */
const countedWithin = 6;

const negators = new Set(
  'not no never none nor neither without cannot cant wont didnt doesnt isnt wasnt arent werent'.split(
    ' ',
  ),
);
const shaping = new Set(
  'name names full number year list type kind sort term called known date time place person people thing things'.split(
    ' ',
  ),
);
const pronoun = /^["“]?(?:He|She|It|They|His|Her|Its|Their|This|These|That|Those|Such)\b/u;

function strengthIn(
  keys: ReadonlyMap<string, number>,
  asked: readonly (readonly [string, number])[],
): number {
  let most = 0;
  for (const [key, strength] of asked) {
    const found = keys.get(key);
    if (found !== undefined) most = Math.max(most, Math.min(found, strength));
  }
  return most;
}

interface KeyIndex {
  readonly keys: readonly ReadonlyMap<string, number>[];
  readonly postings: ReadonlyMap<string, readonly (readonly [number, number])[]>;
  readonly rarity: ReadonlyMap<string, number>;
  /** Of what a single text has. */
  readonly most: number;
  readonly lengths: readonly number[];
  readonly average: number;
}

function index(texts: readonly ReadonlyMap<string, number>[]): KeyIndex {
  const postings = new Map<string, [number, number][]>();
  for (const [at, keys] of texts.entries()) {
    for (const [key, count] of keys) {
      const list = postings.get(key);
      if (list) list.push([at, count]);
      else postings.set(key, [[at, count]]);
    }
  }
  const rarityOf = (count: number) => Math.log(1 + (texts.length - count + 0.5) / (count + 0.5));
  const lengths = texts.map(
    (keys) => [...keys.keys()].filter((key) => !key.startsWith(setMark)).length,
  );
  return {
    keys: texts,
    postings,
    rarity: new Map([...postings].map(([key, list]) => [key, rarityOf(list.length)])),
    most: rarityOf(0.5),
    lengths,
    average: mean(lengths),
  };
}

function joinParagraphs(read: readonly ReadPassage[]): Map<string, number>[] {
  const joined: Map<string, number>[] = [];
  for (const { paragraph, keys } of read) {
    const all = joined[paragraph] ?? new Map<string, number>();
    for (const [key, strength] of keys) all.set(key, (all.get(key) ?? 0) + strength);
    joined[paragraph] = all;
  }
  return joined;
}

function pairsOf(terms: readonly Term[]): Set<string> {
  const stems = terms.filter(({ isFunction }) => !isFunction).map(({ stem }) => stem);
  return new Set(stems.slice(1).map((stem, at) => `${stems[at]} ${stem}`));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
