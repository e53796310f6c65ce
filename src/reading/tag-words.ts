import { createRequire } from 'node:module';
import type { Model, WinkMethods } from 'wink-nlp';
import { splitWords, type Word } from '../language/split-words.ts';
import { outsideBudget, spend } from '../language/work-budget.ts';
import { mostTagged } from '../limits.ts';

const partsOfSpeech = [
  ...(['ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM'] as const),
  ...(['PART', 'PRON', 'PROPN', 'PUNCT', 'SCONJ', 'SYM', 'VERB', 'X'] as const),
] as const;

/** What a word does in its sentence, as Universal Dependencies names it. `X` is not English, or not known. */
export type PartOfSpeech = (typeof partsOfSpeech)[number];

/** A word, or a mark between words, with what it does in its sentence. */
export interface TaggedWord extends Word {
  readonly tag: PartOfSpeech;
}

/** Splits an English sentence into words and marks, and tags them. */
export function tagText(text: string): TaggedWord[] {
  const words: Word[] = [];
  let from = 0;
  for (const word of splitWords(text)) {
    words.push(...readMarks(text, from, word.start), word);
    from = word.end;
  }
  words.push(...readMarks(text, from, text.length));
  const tags = tagWords(words.map((word) => word.text));
  return words.map((word, at) => ({ ...word, tag: tags[at] ?? 'X' }));
}

/** The marks between two words. Quotation marks and brackets too: an editor's as much as a tagger's. */
function readMarks(text: string, from: number, to: number): Word[] {
  return [...text.slice(from, to).matchAll(/[^\s\p{L}\p{N}]/gu)].map(({ 0: mark, index }) => ({
    text: mark,
    folded: mark,
    start: from + index,
    end: from + index + mark.length,
  }));
}

/** Steps that a word takes. */
const stepsPerWord = 5;

/** How many words the tagger is given at a time: more than nearly all sentences have. */
const windowSize = 80;

/** Tags English words and marks in the order of their sentence. */
export type Tagger = (words: readonly string[]) => PartOfSpeech[];

export interface TaggerOptions {
  /** Loads the model, which keeps every unknown word that it is ever shown. */
  readonly load: () => Wink;
  /** After how many words it is let go, with all that it kept, and loaded anew. */
  readonly mostWords: number;
}

/** Makes a tagger that loads its model on first use. */
export function createTagger({ load, mostWords }: TaggerOptions): Tagger {
  let wink: Wink | null = null;
  let shown = 0;

  return (words) => {
    spend(words.length * stepsPerWord);
    if (shown > mostWords) [wink, shown] = [null, 0];
    wink ??= outsideBudget(load);
    shown += words.length;
    const tags: PartOfSpeech[] = [];
    for (let at = 0; at < words.length; at += windowSize) {
      tags.push(...tagWindow(words.slice(at, at + windowSize).map(toPlain), wink));
    }
    return tags;
  };
}

/** The one tagger of a thread: a model takes a tenth of a second to load, and some 12 MB. */
export const tagWords = createTagger({ load: loadWink, mostWords: mostTagged });

const longestWord = 40;
const plainMark = /^[,.;:!?()"%$&-]$/;

/**
 * What the tagger is shown of a word: plain letters and digits only. Its own tokenizer takes minutes over texts that are
 * made to hurt it.
 */
function toPlain(word: string): string {
  if (plainMark.test(word)) return word;
  const plain = word
    .slice(0, longestWord)
    .normalize('NFD')
    .replace(/[’‘]/g, "'")
    .replace(/[^A-Za-z0-9'.,]/g, '')
    .replace(/^[^A-Za-z0-9]+|(?<=[^A-Za-z0-9])[^A-Za-z0-9]+/g, '');
  return plain === '' ? unknown : plain;
}

/** Stands for what is no English word, so that its neighbours keep their distance. */
const unknown = 'Xx';

function tagWindow(words: readonly string[], { nlp, its }: Wink): PartOfSpeech[] {
  const tokens = nlp.readDoc(words.join(' ')).tokens();
  const values = tokens.out(its.value);
  const tags = tokens.out(its.pos);
  let token = 0;
  return words.map((word) => {
    // The tagger parts "didn't" and "Ann's": what comes first tells what the word is.
    let tag: PartOfSpeech = 'X';
    for (let read = 0; read < word.length && token < values.length; token += 1) {
      if (read === 0) tag = partsOfSpeech.find((own) => own === tags[token]) ?? 'X';
      read += values[token]?.length ?? word.length;
    }
    return word === unknown ? 'X' : tag;
  });
}

/** The library with its model. */
export interface Wink {
  readonly nlp: WinkMethods;
  readonly its: WinkMethods['its'];
}

/**
 * Loads the library and a model of its own. The model's files, which are unpacked as it is made, would take half as much again:
 * whatever holds them is let go of, the loaders in the model and the modules, which know each other as parents and children.
 */
export function loadWink(): Wink {
  const create: typeof import('wink-nlp').default = createRequire(import.meta.url)('wink-nlp');
  const require = createRequire(import.meta.url);
  const read: Model = require('wink-eng-lite-web-model');
  const model = { ...read };
  const nlp = create(model, ['pos']);
  for (const name of Object.keys(model)) {
    if (name !== 'addons' && name !== 'featureFn') Reflect.deleteProperty(model, name);
  }
  for (const path of Object.keys(require.cache)) {
    if (path.includes('wink-eng-lite-web-model')) delete require.cache[path];
  }
  return { nlp, its: nlp.its };
}
