import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { DraftWordings, Wordings } from './drafting/fill-wordings.ts';
import { DeskError } from './errors.ts';

const folder = fileURLToPath(new URL('language/english/drafting', import.meta.url));
const fileSchema = z.record(z.string(), z.array(z.string().min(1)).min(1));

/**
 * Reads how the questions of draft facts are worded.
 *
 * @throws {DeskError} `english_invalid`, when a file is not as it should be.
 */
export function loadWordings(): DraftWordings {
  return { questions: read('questions.yml'), nearMisses: read('near-misses.yml') };
}

function read(name: string): Wordings {
  const file = join(folder, name);
  const parsed = fileSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new DeskError('english_invalid', `${file}: ${z.prettifyError(parsed.error)}`);
}
