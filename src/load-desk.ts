import type { Desk } from './desk/answer.ts';
import { createDesk } from './desk/create-desk.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';
import { loadKnowledgeBase } from './knowledge/load-knowledge-base.ts';
import { loadEnglish } from './load-english.ts';
import { defaultCacheDirectory, loadPrepared } from './prepared-cache.ts';

export interface LoadDeskOptions {
  /** Where prepared bases are kept, so that the next start is quick; `null` keeps none. */
  readonly cacheDirectory?: string | null;
}

/**
 * Loads a knowledge base and makes the desk that answers from it.
 *
 * @throws {KnowledgeError} when the base has a fault.
 */
export function loadDesk(
  directory: string,
  { cacheDirectory = defaultCacheDirectory }: LoadDeskOptions = {},
): Desk {
  const knowledge = loadKnowledgeBase(directory);
  const english = loadEnglish();
  const { dictionary } = english;
  const prepare = (base: KnowledgeBase) =>
    loadPrepared(base, { directory: cacheDirectory, dictionary });
  return createDesk(knowledge, { english, prepare });
}
