import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import { engineHash } from './engine-hash.ts';
import { packFlat, unpackFlat } from './flat-data.ts';
import { mostOfEngines } from './limits.ts';

export interface KeptFilesOptions {
  readonly directory: string;
  /** What is kept, as the file's name ends: `prepared`. */
  readonly kind: string;
  /** How many are kept: those that were written last. */
  readonly most: number;
}

/** Keeps on disk what is slow to make and can be made again. */
export interface KeptFiles {
  /** What this engine kept under these words; `null` where there is nothing, or it is not whole. */
  read(words: readonly string[]): unknown;
  /** Whether there is something under these words, whole or not. */
  has(words: readonly string[]): boolean;
  /** Keeps plain data. Where that cannot be done, it is made again the next time. */
  keep(words: readonly string[], value: unknown): void;
}

/** Makes what keeps one kind of data in a folder. The same words on another engine, or Node.js, name something else. */
export function createKeptFiles({ directory, kind, most }: KeptFilesOptions): KeptFiles {
  const fileOf = (words: readonly string[]) => {
    const key = createHash('sha256')
      .update([kind, engineHash, ...words].join('\0'))
      .digest('hex');
    return join(directory, `${key}.${kind}`);
  };

  return {
    has: (words) => existsSync(fileOf(words)),
    read(words) {
      try {
        const content = readFileSync(fileOf(words));
        const payload = content.subarray(checksumLength);
        const isWhole = content.subarray(0, checksumLength).equals(checksum(payload));
        return isWhole ? unpackFlat(payload) : null;
      } catch {
        return null;
      }
    },
    keep(words, value) {
      // What cannot be packed is a fault of ours, and is no installation's.
      const payload = packFlat(value);
      try {
        const file = fileOf(words);
        const unfinished = `${file}.${process.pid}.${threadId}`;
        mkdirSync(directory, { recursive: true, mode: 0o700 });
        writeFileSync(unfinished, Buffer.concat([checksum(payload), payload]), { mode: 0o600 });
        // The file appears whole or not at all, even if two processes or threads make it at once.
        renameSync(unfinished, file);
        prune(directory, { kind, most });
      } catch {
        // A read-only installation makes it at each start.
      }
    },
  };
}

/** Beside the packages that the desk is installed with, where tools keep what can be made again. */
export const defaultCacheDirectory = fileURLToPath(
  new URL('../node_modules/.cache/cptpp-desk', import.meta.url),
);

/** Gives what this engine made of its own files and packages before; else it is made now, and kept. */
export function recall<T>(
  { cacheDirectory, kind }: { readonly cacheDirectory: string | null; readonly kind: string },
  make: () => T,
): T {
  if (cacheDirectory === null) return make();
  const files = createKeptFiles({ directory: cacheDirectory, kind, most: mostOfEngines });
  // Only this engine keeps this kind, so the shape is the one that it made.
  const kept = files.read([]) as T | null;
  if (kept !== null) return kept;
  const made = make();
  files.keep([], made);
  return made;
}

const checksumLength = 32;

function checksum(payload: Uint8Array): Buffer {
  return createHash('sha256').update(payload).digest();
}

/** Deletes all but the newest, with what a process that died left unfinished. */
function prune(directory: string, { kind, most }: Omit<KeptFilesOptions, 'directory'>): void {
  const kept = readdirSync(directory)
    .filter((name) => name.split('.').includes(kind))
    .map((name) => ({ path: join(directory, name), at: statSync(join(directory, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of kept.slice(most)) rmSync(path, { force: true });
}
