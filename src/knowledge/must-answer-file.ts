import { z } from 'zod';
import { idField, lineField } from './fields.ts';
import { readYamlFile, type YamlFile } from './yaml-file.ts';

/** A question that a base must go on answering. */
export interface MustAnswer {
  readonly question: string;
  /** The fact that must answer it; `null` for any. */
  readonly fact: string | null;
}

const mustAnswerSchema = z.array(
  z.union([
    lineField.transform((question) => ({ question, fact: null })),
    z.strictObject({ question: lineField, fact: idField.nullable().default(null) }),
  ]),
);

/** Reads `must-answer.yml`. Never throws: what is wrong is in `faults`. */
export function readMustAnswerFile(file: string, text: string): YamlFile<MustAnswer[]> {
  return readYamlFile({ file, text, schema: mustAnswerSchema });
}
