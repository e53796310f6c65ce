import { LRUCache } from 'lru-cache';
import type { KnowledgeFile } from '../knowledge/read-knowledge-files.ts';
import { mostCuratedFiles } from '../limits.ts';

/** Gives what a file was read as, by its path and text: an edit makes one file to read anew. */
export type Remember = <T extends NonNullable<unknown>>(file: KnowledgeFile, read: () => T) => T;

/** Makes a memory for one way to read files: what is remembered has the type of whatever that way makes. */
export function createFileMemory(): Remember {
  const read = new LRUCache<string, NonNullable<unknown>>({ max: mostCuratedFiles });

  return function remember<T extends NonNullable<unknown>>(
    { path, text }: KnowledgeFile,
    make: () => T,
  ): T {
    const key = `${path}\0${text}`;
    const known = read.get(key);
    // Each memory is for one way of reading, and there the path decides what a file is read as.
    if (known) return known as T;
    const made = make();
    read.set(key, made);
    return made;
  };
}
