import type { Source } from '../knowledge/knowledge-base.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { createSpeakerFinder } from './find-speakers.ts';

/** A sentence of a source and where it stands: `paragraph.slice(start, end) === text`. */
export interface Passage {
  /** The source's id. */
  readonly source: string;
  /** From 1. */
  readonly paragraph: number;
  /** Within its paragraph, from 1. */
  readonly sentence: number;
  /** UTF-16 code units within the paragraph. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly text: string;
  /** Who says it in the source: a name without its titles, or what the source calls them. `null` is the source itself. */
  readonly speaker: string | null;
}

/** Reads a source sentence by sentence. Each is a passage, whether a fact cites it or not. */
export function readPassages({ id, paragraphs }: Pick<Source, 'id' | 'paragraphs'>): Passage[] {
  const speakers = createSpeakerFinder();
  return paragraphs.flatMap((paragraph, index) => {
    const sentences = splitSentences(paragraph);
    const saidBy = speakers.find(paragraph, sentences);
    return sentences.map(({ text, start, end }, at) => ({
      ...{ source: id, paragraph: index + 1, sentence: at + 1, start, end, text },
      speaker: saidBy[at] ?? null,
    }));
  });
}
