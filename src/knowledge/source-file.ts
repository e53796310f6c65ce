import { z } from 'zod';
import type { KnowledgeFault } from '../errors.ts';
import {
  audienceField,
  dateField,
  idField,
  languageField,
  lineField,
  linesField,
  momentField,
} from './fields.ts';
import type { Source } from './knowledge-base.ts';
import { readYamlFile } from './yaml-file.ts';

/** `unknown` is written out, so that nobody takes a field for forgotten. */
const unknownOr = <T extends z.ZodType<string>>(schema: T) =>
  z.preprocess((value) => (value === 'unknown' ? null : value), schema.nullable());

const frontMatterSchema = z.strictObject({
  id: idField,
  title: lineField,
  language: languageField,
  outlet: unknownOr(lineField),
  author: unknownOr(lineField),
  date: unknownOr(dateField),
  link: unknownOr(z.url({ protocol: /^https?$/, error: 'expected a web address or unknown' })),
  furniture: linesField.default([]),
  audience: audienceField.default('everyone'),
  embargo: momentField.nullable().default(null),
  corrected: z.strictObject({ at: momentField, why: lineField }).nullable().default(null),
});

const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/** What was read from one source file. */
export interface SourceFile {
  readonly file: string;
  /** As the file gives it, faults or not; `null` where it does not. */
  readonly id: string | null;
  /** `null` when there are faults. */
  readonly source: Source | null;
  readonly faults: readonly KnowledgeFault[];
}

/** Reads a source: front matter, then the text as published. Never throws: what is wrong is in `faults`. */
export function readSourceFile(file: string, content: string): SourceFile {
  const opening = frontMatter.exec(content);
  if (!opening) {
    const fault = {
      file,
      line: 1,
      found: 'there is no front matter.',
      remedy: 'Begin the file with a line ---, the fields (id, title, …) and a line ---.',
    };
    return { file, id: null, source: null, faults: [fault] };
  }

  const id = /^id: *([a-z0-9-]+) *\r?$/m.exec(opening[1] ?? '')?.[1] ?? null;
  const { value, faults, lineOf } = readYamlFile({
    file,
    text: opening[1] ?? '',
    schema: frontMatterSchema,
    lineOffset: 1,
    whole: 'the front matter',
  });
  if (!value) return { file, id, source: null, faults };

  const { furniture, ...about } = value;
  const lines = content
    .slice(opening[0].length)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');

  if (!lines.includes(about.title)) {
    const fault = {
      file,
      line: lineOf(['title']),
      found: `no line of the text is the title "${about.title}".`,
      remedy: 'Give the title exactly as the text has it, and keep the headline in the text.',
    };
    return { file, id, source: null, faults: [fault] };
  }

  const paragraphs = lines
    .filter((line) => line !== about.title)
    .filter((line) => !furniture.some((opening) => line.startsWith(opening)));
  return { file, id, source: { ...about, paragraphs }, faults: [] };
}
