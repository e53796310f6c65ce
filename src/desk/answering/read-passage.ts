import type { Passage } from '../../reading/read-passages.ts';
import type { Lexicon } from '../matching/create-lexicon.ts';
import type { ReadPassage } from './measure-passage.ts';
import { isNegated, type KeyReader, pairsOf } from './passage-keys.ts';

export interface PassageReaderOptions {
  readonly lexicon: Lexicon;
  readonly reader: KeyReader;
}

/** Makes what reads a sentence as questions are held against it, of the paragraph at a place among all. */
export function createPassageReader({ lexicon, reader }: PassageReaderOptions) {
  return function readPassage(passage: Passage, paragraph: number): ReadPassage {
    const terms = lexicon.read(passage.text);
    return {
      ...{ passage, terms, keys: reader.keysOf(terms), pairs: pairsOf(terms) },
      saidBy: reader.keysOf(passage.speaker === null ? terms : lexicon.read(passage.speaker)),
      folded: new Set(terms.map(({ word }) => word.folded)),
      length: terms.filter(({ isFunction }) => !isFunction).length,
      paragraph,
      isNegated: isNegated(terms),
    };
  };
}
