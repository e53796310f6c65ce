import type { Desk } from './desk/answer.ts';
import { createDesk } from './desk/create-desk.ts';
import { loadKnowledgeBase } from './knowledge/load-knowledge-base.ts';
import { loadDictionary } from './load-dictionary.ts';

/**
 * Loads a knowledge base and makes the desk that answers from it.
 *
 * @throws {KnowledgeError} when the base has a fault.
 */
export function loadDesk(directory: string): Desk {
  return createDesk(loadKnowledgeBase(directory), { dictionary: loadDictionary() });
}
