import { z } from 'zod';
import { idField, languageField, lineField, linesField } from './fields.ts';
import { readYamlFile, type YamlFile } from './yaml-file.ts';

const wordsField = linesField.default([]);
const translations = z.record(languageField, linesField).default({});

const namesFileSchema = z.strictObject({
  names: z
    .array(
      z.strictObject({
        id: idField,
        name: lineField,
        kind: z.enum(['person', 'organisation', 'country', 'place', 'agreement', 'event', 'group']),
        same: wordsField,
        related: wordsField,
        translations,
      }),
    )
    .default([]),
  words: z
    .array(
      z.strictObject({
        same: linesField.min(1, 'expected at least one word'),
        related: wordsField,
        translations,
      }),
    )
    .default([]),
});

/** A file of names as it stands, not yet proved. */
export type NamesEntry = z.infer<typeof namesFileSchema>;

/** Reads `names.yml`, or a file of `names/`. Never throws: what is wrong is in `faults`. */
export function readNamesFile(file: string, text: string): YamlFile<NamesEntry> {
  return readYamlFile({ file, text, schema: namesFileSchema });
}
