import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { placeOf, type StringTable, stringAt, toStringTable } from '../../language/string-table.ts';
import type { Thesaurus } from '../../language/thesaurus.ts';
import { type Passage, readPassages } from '../../reading/read-passages.ts';
import type { Lexicon } from './create-lexicon.ts';
import { createKeyIndex, type KeyIndex } from './key-index.ts';
import { createKeyReader, type Keys } from './passage-keys.ts';

/** All sentences of a base, and what they are found by, in flat arrays. Plain data, to be kept. */
export interface SentenceIndex {
  readonly passages: PassageTable;
  /** Of each paragraph the place of its first sentence. */
  readonly firsts: Int32Array;
  readonly sentences: KeyIndex;
  /** Each by all its sentences together. */
  readonly paragraphs: KeyIndex;
  /** By the numbers of `sentences`, the stems of all words that say something, one sentence after the other. */
  readonly stems: Int32Array;
  /** Where those of each sentence begin; one more than there are sentences. */
  readonly starts: Int32Array;
  /** Of a sentence, in words that say something. */
  readonly averageLength: number;
}

/** Passages without their texts, which the sources have. */
export interface PassageTable {
  readonly sources: readonly string[];
  readonly speakers: StringTable;
  /** Of each passage its source's place, paragraph, sentence, start, end and, from 1, its speaker's place. */
  readonly rows: Int32Array;
}

/** Passages by their places. An array of them is one. */
export type PassageList = Pick<readonly Passage[], 'length' | 'at'>;

export interface IndexSentencesOptions {
  readonly passages: readonly Passage[];
  readonly lexicon: Lexicon;
  readonly thesaurus: Thesaurus;
}

/** Indexes the sentences of all sources of a base. */
export function indexSentencesOf(
  { sources }: Pick<KnowledgeBase, 'sources'>,
  how: Omit<IndexSentencesOptions, 'passages'>,
): SentenceIndex {
  return indexSentences({ passages: Object.values(sources).flatMap(readPassages), ...how });
}

/** Indexes sentences, those of a paragraph one after the other, so that a question costs what it shares with them. */
export function indexSentences({
  passages,
  lexicon,
  thesaurus,
}: IndexSentencesOptions): SentenceIndex {
  const reader = createKeyReader(thesaurus);
  const starts = new Int32Array(passages.length + 1);
  const stems: string[] = [];
  const joined: Map<string, number>[] = [];
  const firsts: number[] = [];
  const sentences = createKeyIndex(readKeys());
  return {
    passages: toPassageTable(passages),
    firsts: Int32Array.from(firsts),
    ...{ sentences, paragraphs: createKeyIndex(joined), starts },
    stems: Int32Array.from(stems, (stem) => placeOf(sentences.numbers, stem) ?? -1),
    averageLength: stems.length / Math.max(1, passages.length),
  };

  function* readKeys(): Generator<Keys, void, void> {
    for (const [at, passage] of passages.entries()) {
      const terms = lexicon.read(passage.text);
      const keys = reader.keysOf(terms);
      for (const { stem, isFunction } of terms) if (!isFunction) stems.push(stem);
      starts[at + 1] = stems.length;
      if (isFirst(passage, passages[at - 1])) {
        firsts.push(at);
        joined.push(new Map());
      }
      const whole = joined.at(-1);
      for (const [key, strength] of keys) whole?.set(key, (whole.get(key) ?? 0) + strength);
      yield keys;
    }
  }
}

/** How many words that say something a sentence has. */
export function lengthAt({ starts }: SentenceIndex, at: number): number {
  return (starts[at + 1] ?? 0) - (starts[at] ?? 0);
}

/** Makes what counts the pairs of neighbours (`pairsOf`) that a sentence has. */
export function createPairCounter(
  { sentences, stems, starts }: SentenceIndex,
  pairs: Iterable<string>,
): (at: number) => number {
  const wanted = Array.from(pairs, (pair) =>
    pair.split(' ').map((stem) => placeOf(sentences.numbers, stem) ?? -1),
  ).filter((pair) => !pair.includes(-1));
  const hasPair = (at: number, [left, right]: readonly number[]) => {
    const last = (starts[at + 1] ?? 0) - 1;
    for (let n = starts[at] ?? 0; n < last; n += 1) {
      if (stems[n] === left && stems[n + 1] === right) return true;
    }
    return false;
  };
  return (at) => wanted.filter((pair) => hasPair(at, pair)).length;
}

/** The passages of sources, each made when it is first asked for. */
export function createPassageList(
  { sources, speakers, rows }: PassageTable,
  texts: KnowledgeBase['sources'],
): PassageList {
  const made: Passage[] = [];
  const length = rows.length / rowLength;
  return {
    length,
    at(place) {
      if (place < 0 || place >= length) return undefined;
      made[place] ??= read(place);
      return made[place];
    },
  };

  function read(place: number): Passage {
    const first = place * rowLength;
    const [of = 0, paragraph = 0, sentence = 0, start = 0, end = 0, speaker = 0] = rows.subarray(
      first,
      first + rowLength,
    );
    const source = sources[of] ?? '';
    const text = texts[source]?.paragraphs[paragraph - 1]?.slice(start, end) ?? '';
    return {
      ...{ source, paragraph, sentence, start, end, text },
      speaker: speaker === 0 ? null : stringAt(speakers, speaker - 1),
    };
  }
}

const rowLength = 6;

function toPassageTable(passages: readonly Passage[]): PassageTable {
  const sources = new Map<string, number>();
  const speakers = new Map<string, number>();
  const rows = new Int32Array(passages.length * rowLength);
  for (const [at, { source, paragraph, sentence, start, end, speaker }] of passages.entries()) {
    if (!sources.has(source)) sources.set(source, sources.size);
    if (speaker !== null && !speakers.has(speaker)) speakers.set(speaker, speakers.size + 1);
    const saidBy = speaker === null ? 0 : (speakers.get(speaker) ?? 0);
    rows.set([sources.get(source) ?? 0, paragraph, sentence, start, end, saidBy], at * rowLength);
  }
  return { sources: [...sources.keys()], speakers: toStringTable(speakers.keys()), rows };
}

function isFirst({ source, paragraph }: Passage, before: Passage | undefined): boolean {
  return before?.source !== source || before.paragraph !== paragraph;
}
