import { readFileSync } from 'node:fs';
import wordListPath from 'word-list';
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

/** Looks words up in a sorted list of English words, as it lies in memory: splitting it would cost more. */
function createDictionary(): (word: string) => boolean {
  const list = `\n${readFileSync(wordListPath, 'utf8')}\n`;

  return function isRealWord(word) {
    let low = 0;
    let high = list.length - 1;
    while (low < high) {
      const start = list.lastIndexOf('\n', (low + high) >> 1);
      const end = list.indexOf('\n', start + 1);
      const found = list.slice(start + 1, end);
      if (found === word) return true;
      if (found < word) low = end;
      else high = start;
    }
    return false;
  };
}
