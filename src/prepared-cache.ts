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
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { threadId } from 'node:worker_threads';
import { type PreparedKnowledge, prepareKnowledge } from './desk/matching/prepare-knowledge.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';
import type { Dictionary } from './language/dictionary.ts';
import { mostPrepared } from './limits.ts';

export interface PreparedCacheOptions {
  /** Tells names from words in the sources. Without it fewer names are read. */
  readonly dictionary?: Dictionary;
  /** Where prepared bases are kept; `null` keeps none. */
  readonly directory: string | null;
}

/**
 * Gives a knowledge base prepared for matching: read from disk where this engine prepared the same base before,
 * else prepared now and kept for the next start. A cache that cannot be read or written is only slower.
 */
export function loadPrepared(
  knowledge: KnowledgeBase,
  { directory, dictionary }: PreparedCacheOptions,
): PreparedKnowledge {
  if (directory === null) return prepareKnowledge(knowledge, dictionary);

  const key = keyOf(knowledge, dictionary ? 'with a dictionary' : 'without one');
  const file = join(directory, `${key}.prepared`);
  const kept = readKept(file);
  if (kept) return kept;

  const prepared = prepareKnowledge(knowledge, dictionary);
  keep(file, prepared);
  return prepared;
}

/** Packs a prepared base, to be handed from one thread to another: it is unpacked when there is time for it. */
export function packPrepared(prepared: PreparedKnowledge): Uint8Array {
  return serialize(prepared);
}

export function unpackPrepared(packed: Uint8Array): PreparedKnowledge {
  // Only this engine packs, so the shape is the one that it packed.
  return deserialize(packed) as PreparedKnowledge;
}

/** Beside the packages that the desk is installed with, where tools keep what can be made again. */
export const defaultCacheDirectory = fileURLToPath(
  new URL('../node_modules/.cache/cptpp-desk', import.meta.url),
);

/**
 * The hash of every source file that decides what is prepared: nobody has to remember to raise a version. It is taken
 * as this code is loaded, so that a process that outlives an edit never keeps what the edited code would not have made.
 */
const engineHash = hashEngine();

/** The same base on the same engine and the same Node.js has the same key. */
function keyOf({ hash }: KnowledgeBase, words: string): string {
  return createHash('sha256')
    .update([hash, words, engineHash, process.version, process.versions['icu'] ?? ''].join('\0'))
    .digest('hex');
}

function hashEngine(): string {
  const hash = createHash('sha256');
  for (const folder of ['language', 'reading', 'desk/matching']) {
    const directory = fileURLToPath(new URL(folder, import.meta.url));
    for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.[jt]s$/.test(name))
        hash.update(`${name}\0`).update(readFileSync(join(directory, name)));
    }
  }
  return hash.digest('hex');
}

const checksumLength = 32;

function readKept(file: string): PreparedKnowledge | null {
  try {
    const content = readFileSync(file);
    const payload = content.subarray(checksumLength);
    const isWhole = content.subarray(0, checksumLength).equals(checksum(payload));
    // Only this engine writes under this key, so the shape is the one that it wrote.
    return isWhole ? (deserialize(payload) as PreparedKnowledge) : null;
  } catch {
    return null;
  }
}

function keep(file: string, prepared: PreparedKnowledge): void {
  try {
    const payload = serialize(prepared);
    const unfinished = `${file}.${process.pid}.${threadId}`;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, Buffer.concat([checksum(payload), payload]), { mode: 0o600 });
    // The file appears whole or not at all, even if two processes or threads make it at once.
    renameSync(unfinished, file);
    prune(dirname(file));
  } catch {
    // A read-only installation prepares the base at each start.
  }
}

/** Deletes all but the newest, with what a process that died left unfinished. */
function prune(directory: string): void {
  const kept = readdirSync(directory)
    .filter((name) => /\.prepared(\.|$)/.test(name))
    .map((name) => ({ path: join(directory, name), at: statSync(join(directory, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of kept.slice(mostPrepared)) rmSync(path, { force: true });
}

function checksum(payload: Uint8Array): Buffer {
  return createHash('sha256').update(payload).digest();
}
