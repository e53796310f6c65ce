import type { Passage } from '../../reading/read-passages.ts';
import type { Lexicon } from '../matching/create-lexicon.ts';
import { isNegated, type KeyReader, type Keys } from '../matching/passage-keys.ts';
import type { ReadPassage } from './measure-passage.ts';

export interface PassageReaderOptions {
  readonly lexicon: Lexicon;
  readonly reader: KeyReader;
}

/** Makes what reads a sentence as questions are held against it. */
export function createPassageReader({ lexicon, reader }: PassageReaderOptions) {
  return function readPassage({ text, speaker }: Passage): ReadPassage {
    const terms = lexicon.read(text);
    let saidBy: Keys | null = null;
    return {
      terms,
      folded: new Set(terms.map(({ word }) => word.folded)),
      isNegated: isNegated(terms),
      saidBy() {
        if (speaker !== null) saidBy ??= reader.keysOf(lexicon.read(speaker));
        return saidBy;
      },
    };
  };
}
