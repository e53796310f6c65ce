import type { DeskOptions } from './desk/create-desk.ts';
import { loadEnglish } from './load-english.ts';
import { createReadingCache, loadPrepared } from './prepared-cache.ts';

/**
 * What a desk is made with wherever one is made: all that is known of English, and a folder where what is slow to make is
 * kept, so that the next start is quick; `null` keeps none.
 */
export function toDeskOptions(cacheDirectory: string | null) {
  const english = loadEnglish();
  return {
    english,
    prepare: (base) => loadPrepared(base, { directory: cacheDirectory, english }),
    keepReading: cacheDirectory === null ? null : createReadingCache(cacheDirectory),
  } as const satisfies DeskOptions;
}
