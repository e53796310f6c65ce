import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes into the small base of the tests on which day the pier closes, wherever it says so. */
export function writeBase(folder: string, day: string): void {
  for (const path of ['sources/harbour.md', 'facts/harbour.yml']) {
    const file = join(folder, path);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/\d May|\d June/g, day));
  }
}
