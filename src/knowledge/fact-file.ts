import { z } from 'zod';
import { longestButtonText } from '../slack-limits.ts';
import { citationSchema } from './citation-entry.ts';
import { valueSchema } from './fact-value.ts';
import {
  audienceField,
  dateField,
  idField,
  languageField,
  lineField,
  linesField,
  momentField,
} from './fields.ts';
import { readYamlFile, type YamlFile } from './yaml-file.ts';

const optionalLine = lineField.nullable().default(null);

const correctionSchema = z.strictObject({
  was: optionalLine,
  why: lineField,
  by: optionalLine,
  at: momentField,
});

const factEntrySchema = z.strictObject({
  id: idField,
  title: lineField.max(
    longestButtonText,
    `expected at most ${longestButtonText} characters, so that it fits a button`,
  ),
  questions: linesField.min(1, 'expected at least one question'),
  answer: lineField,
  // One may stand by itself: `citations: P5 S2`.
  citations: z.preprocess(
    (given) => (Array.isArray(given) || given === null || given === undefined ? given : [given]),
    z.array(citationSchema).min(1, 'expected at least one citation'),
  ),
  attribution: optionalLine,
  view: z.boolean().default(false),
  names: linesField.default([]),
  list: z
    .strictObject({
      of: lineField,
      items: linesField.min(1, 'expected at least one item'),
      complete: z.boolean().default(false),
      in: optionalLine,
    })
    .nullable()
    .default(null),
  values: z.array(valueSchema).default([]),
  note: optionalLine,
  not_in_source: linesField.default([]),
  translations: z
    .record(
      languageField,
      z.strictObject({
        answer: lineField,
        questions: linesField.min(1, 'expected at least one question'),
      }),
    )
    .default({}),
  version: z.int().min(1).default(1),
  status: z.enum(['current', 'corrected', 'withdrawn', 'draft']).default('current'),
  correction: correctionSchema.nullable().default(null),
  owner: optionalLine,
  recheck: dateField.nullable().default(null),
  audience: audienceField.nullable().default(null),
  embargo: momentField.nullable().default(null),
});

/** A fact as its file has it, not yet proved. */
export type FactEntry = z.infer<typeof factEntrySchema>;

const factsSchema = z.array(factEntrySchema);
const headedSchema = z.strictObject({ source: lineField.optional(), facts: factsSchema });

/** The facts of a file, and the source that it names at its head for citations that name none. */
export interface FactFile extends YamlFile<FactEntry[]> {
  readonly source?: string | null;
}

/** Reads a file of facts: a list of them, or `source` and `facts`. Never throws: what is wrong is in `faults`. */
export function readFactFile(file: string, text: string): FactFile {
  if (!/^(?:source|facts):/m.test(text)) return readYamlFile({ file, text, schema: factsSchema });
  const { value, faults, lineOf } = readYamlFile({ file, text, schema: headedSchema });
  return {
    ...{ file, faults, source: value?.source ?? null, value: value?.facts ?? null },
    lineOf: (path) => lineOf(['facts', ...path]),
  };
}
