import { spend } from './work-budget.ts';

/** A part of a text, as `Intl.Segmenter` gives it. */
export interface Segment {
  readonly text: string;
  /** UTF-16 code units in the text that was given. */
  readonly start: number;
  readonly isWordLike: boolean;
}

/**
 * How much of a text is given to a segmenter at a time: what one segment costs grows with the text that the segmenter
 * was given. Words are short and many, so that their windows are short too.
 */
const windowLengths = { grapheme: 128, word: 128, sentence: 512 };

/** Segments a text, as `segmenter.segment` does, at a cost that grows with the text and no faster. */
export function* segmentText(segmenter: Intl.Segmenter, text: string): Generator<Segment> {
  const windowLength: number = windowLengths[segmenter.resolvedOptions().granularity];
  // How much text a segmenter may have to see after an end, to know that it is one.
  const margin = windowLength / 4;
  let from = 0;
  let length = windowLength;

  while (from < text.length) {
    const window = text.slice(from, from + length);
    spend(1 + window.length);
    const isLast = from + length >= text.length;
    let read = 0;
    for (const { segment, index, isWordLike = false } of segmenter.segment(window)) {
      const end = index + segment.length;
      if (!isLast && end > window.length - margin) break;
      yield { text: segment, start: from + index, isWordLike };
      read = end;
    }
    // No end in the whole window: a longer one is needed to find it.
    length = read === 0 ? length * 2 : windowLength;
    from += read;
  }
}
