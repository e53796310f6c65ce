import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { DeskError } from './errors.ts';
import { defaultCacheDirectory, recall } from './kept-files.ts';
import {
  createThesaurus,
  readSynonyms,
  type SynonymSet,
  type Thesaurus,
} from './language/thesaurus.ts';

const phraseSchema = z.string().regex(/^[\p{Ll}\d'-]+(?: [\p{Ll}\d'-]+)*$/u, {
  error: ({ input }) => `"${input}" is no phrase. Write one a line, in small letters.`,
});

const fileSchema = z.record(
  z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  z.strictObject({
    contraries: z.array(z.string()).default([]),
    phrases: z
      .string()
      .transform((text) => text.trim().split('\n'))
      .pipe(z.array(phraseSchema)),
  }),
);

export interface LoadThesaurusOptions {
  /** Where the sets are kept in the form that words are looked up in; `null` keeps none. */
  readonly cacheDirectory?: string | null;
}

/** Makes the thesaurus of general English. Its files are read when the first word is looked up. */
export function loadThesaurus({
  cacheDirectory = defaultCacheDirectory,
}: LoadThesaurusOptions = {}): Thesaurus {
  let read: Thesaurus | null = null;
  const thesaurus = () => {
    read ??= createThesaurus(
      recall({ cacheDirectory, kind: 'synonyms' }, () => readSynonyms(readSynonymSets())),
    );
    return read;
  };

  return {
    findSets: (stems, start) => thesaurus().findSets(stems, start),
    contrariesOf: (set) => thesaurus().contrariesOf(set),
  };
}

const english = fileURLToPath(new URL('language/english', import.meta.url));

/**
 * Reads the synonym sets of a folder, in the order of its files.
 *
 * @throws {DeskError} `english_invalid`, when a file is not as `language/english/README.md` has it.
 */
export function readSynonymSets(directory = english): SynonymSet[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .flatMap((name) => readFile(join(directory, name)));
}

function readFile(file: string): SynonymSet[] {
  const parsed = fileSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    throw new DeskError('english_invalid', `${file}: ${z.prettifyError(parsed.error)}`);
  }
  return Object.entries(parsed.data).map(([name, set]) => ({ name, ...set }));
}
