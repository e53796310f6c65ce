import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { createKeptFiles, type KeptFiles } from './kept-files.ts';
import { deepFreeze } from './knowledge/deep-freeze.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';
import { type FileRead, hashFiles, proveKnowledgeFiles } from './knowledge/load-knowledge-base.ts';
import { type KnowledgeFile, readKnowledgeFiles } from './knowledge/read-knowledge-files.ts';
import { mostProofs } from './limits.ts';

export interface ProofCacheOptions {
  /** Where proofs are kept; `null` keeps none. */
  readonly cacheDirectory: string | null;
  /** Is told of each file that is parsed, because nobody has parsed these bytes before. */
  readonly onParse?: (path: string) => void;
}

/**
 * Reads a knowledge base from a folder, proved: the proof is kept under the hash of all files, so that the same bytes are
 * proved once. Where a file changed the base is proved anew, and only that file is parsed anew.
 *
 * @returns The base, frozen all through, as `loadKnowledgeBase` gives it.
 * @throws {KnowledgeError} with every fault that was found, when there is one. What has a fault is never kept.
 */
export function loadProved(
  directory: string,
  { cacheDirectory, onParse = () => {} }: ProofCacheOptions,
): KnowledgeBase {
  const files = readKnowledgeFiles(directory);
  if (cacheDirectory === null) return proveKnowledgeFiles(files, { directory });

  const proofs = createKeptFiles({ directory: cacheDirectory, kind: 'proved', most: mostProofs });
  const hash = hashFiles(files);
  // Where a file cannot be read, that is a fault to be told.
  const proved = files.every(({ fault }) => fault === null) ? readProof(proofs, hash) : null;
  if (proved) return deepFreeze(proved);

  const parses = createKeptFiles({ directory: cacheDirectory, kind: 'parsed', most: mostProofs });
  const { remember, keep } = rememberParses(parses, resolve(directory), onParse);
  const knowledge = proveKnowledgeFiles(files, { directory, remember });
  proofs.keep([hash], knowledge);
  keep();
  return knowledge;
}

/** A proof speaks for one hash. One that was put under another's name is none. */
function readProof(proofs: KeptFiles, hash: string): KnowledgeBase | null {
  // Only this engine writes under this hash, so the shape is the one that it wrote.
  const kept = proofs.read([hash]) as KnowledgeBase | null;
  return kept?.hash === hash ? kept : null;
}

/** Remembers what the files of a folder were parsed to, by their bytes, from the last proof of that folder. */
function rememberParses(kept: KeptFiles, folder: string, onParse: (path: string) => void) {
  let before: ReadonlyMap<string, FileRead> | null = null;
  const now = new Map<string, FileRead>();

  return {
    remember<T extends FileRead>(file: KnowledgeFile, parse: () => T): T {
      before ??= readParses(kept, folder);
      const key = keyOf(file);
      const known = before.get(key);
      if (known) {
        now.set(key, known);
        // The path is part of the key, and decides what a file is read as.
        return withLines(known, parse) as T;
      }
      onParse(file.path);
      const made = parse();
      const { lineOf: _, ...parsed }: FileRead = made;
      if (parsed.faults.length === 0) now.set(key, parsed);
      return made;
    },
    keep: () => kept.keep([folder], now),
  };
}

function readParses(kept: KeptFiles, folder: string): ReadonlyMap<string, FileRead> {
  const read = kept.read([folder]);
  return read instanceof Map ? read : new Map();
}

/** Parses again for a line, should one be asked for. */
function withLines<T extends FileRead>(parsed: FileRead, parse: () => T): FileRead {
  let again: T | null = null;
  return {
    ...parsed,
    lineOf(path) {
      again ??= parse();
      return again.lineOf?.(path) ?? 1;
    },
  };
}

function keyOf({ path, file, text }: KnowledgeFile): string {
  return createHash('sha256').update(`${path}\0${file}\0${text}`).digest('base64');
}
