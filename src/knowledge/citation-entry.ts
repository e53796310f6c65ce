import { z } from 'zod';
import { lineField } from './fields.ts';

const expectedSentences =
  'expected the number of a sentence, as 2, or of the first and last, as 2-3';
const sentencesField = z
  .union([z.int().min(1, expectedSentences), z.string().regex(/^\d+(?:-\d+)?$/, expectedSentences)])
  .transform((given) => toRange(String(given)));

/** `korea-story P5 S2-3`: source, paragraph and sentences. Letters, since YAML would read 5.10 as 5.1. */
const reference = /^(?:([a-z0-9-]+) +)?P(\d+)(?: +S(\d+(?:-\d+)?))?$/;

/**
 * A citation as a file has it: a quote, copied, or where it stands. The short form, `P5 S2`, says the latter in one line.
 * Without its source it is of the one that the file names, or the only one.
 */
export const citationSchema = z.preprocess(
  (given, context) => {
    if (typeof given === 'object') return given;
    const [, source, paragraph, sentence] = reference.exec(String(given).trim()) ?? [];
    if (paragraph === undefined) {
      const message =
        'expected a paragraph, as P5, its sentence, as P5 S2, or a map with a `quote`';
      context.issues.push({ code: 'custom', message, input: given });
      return z.NEVER;
    }
    return { source, paragraph: Number(paragraph), sentence };
  },
  z.strictObject({
    source: lineField.optional(),
    quote: z.string().min(1).optional(),
    paragraph: z.int().min(1, 'expected the number of a paragraph, from 1').optional(),
    sentence: sentencesField.optional(),
  }),
);

/** A citation, not yet found in its source. */
export type CitationEntry = z.infer<typeof citationSchema>;

export interface ReferenceParts {
  /** `null` where it need not be said. */
  readonly source: string | null;
  readonly paragraph: number;
  /** From 1; `null` for the whole paragraph. */
  readonly sentences: { readonly first: number; readonly last: number } | null;
}

/** Writes the short form of a citation. */
export function formatReference({ source, paragraph, sentences }: ReferenceParts): string {
  const range =
    sentences &&
    (sentences.first === sentences.last ? [sentences.first] : [sentences.first, sentences.last]);
  return [source, `P${paragraph}`, range && `S${range.join('-')}`].filter(Boolean).join(' ');
}

function toRange(given: string) {
  const [first = 0, last = first] = given.split('-').map(Number);
  return { first, last };
}
