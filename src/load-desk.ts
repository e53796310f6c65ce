import type { Desk } from './desk/answer.ts';
import { createDesk } from './desk/create-desk.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';
import { loadEnglish } from './load-english.ts';
import { defaultCacheDirectory, loadPrepared } from './prepared-cache.ts';
import { loadProved } from './proof-cache.ts';

export interface LoadDeskOptions {
  /** Where proved and prepared bases are kept, so that the next start is quick; `null` keeps none. */
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
  const knowledge = loadProved(directory, { cacheDirectory });
  const english = loadEnglish();
  const prepare = (base: KnowledgeBase) =>
    loadPrepared(base, { directory: cacheDirectory, english });
  return createDesk(knowledge, { english, prepare });
}
