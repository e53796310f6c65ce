import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { engineHash } from './engine-hash.ts';
import { packFlat, unpackFlat } from './flat-data.ts';

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
      try {
        const file = fileOf(words);
        const payload = packFlat(value);
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
