import type { Desk } from './desk/answer.ts';
import { createDesk } from './desk/create-desk.ts';
import { toDeskOptions } from './desk-options.ts';
import { defaultCacheDirectory } from './kept-files.ts';
import { isPreparedKept } from './prepared-cache.ts';
import { loadProved } from './proof-cache.ts';

export interface LoadDeskOptions {
  /** Where proved and prepared bases are kept, so that the next start is quick; `null` keeps none. */
  readonly cacheDirectory?: string | null;
  /**
   * Whether a base that was prepared before is only proved now, and read when the desk is first asked or got ready. One
   * that was not takes seconds, and is prepared now in any case.
   */
  readonly isPreparedLater?: boolean;
}

/**
 * Loads a knowledge base and makes the desk that answers from it.
 *
 * @throws {KnowledgeError} when the base has a fault.
 */
export function loadDesk(
  directory: string,
  { cacheDirectory = defaultCacheDirectory, isPreparedLater = false }: LoadDeskOptions = {},
): Desk {
  const knowledge = loadProved(directory, { cacheDirectory });
  const options = toDeskOptions(cacheDirectory);
  const { english } = options;
  const isKept = isPreparedKept(knowledge, { directory: cacheDirectory, english });
  return createDesk(knowledge, { ...options, isPreparedLater: isPreparedLater && isKept });
}
