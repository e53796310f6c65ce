import type { ClaimReading, KeptReading } from './desk/checking/claim-reading.ts';
import { type PreparedKnowledge, prepareKnowledge } from './desk/matching/prepare-knowledge.ts';
import { packFlat, unpackFlat } from './flat-data.ts';
import { createKeptFiles, type KeptFiles } from './kept-files.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';
import type { English } from './language/english.ts';
import { mostPrepared, mostSourceReadings } from './limits.ts';

export interface PreparedCacheOptions {
  /** Tells names from words in the sources, and which words mean alike. */
  readonly english?: English;
  /** Where prepared bases are kept; `null` keeps none. */
  readonly directory: string | null;
}

/**
 * Gives a knowledge base prepared for matching: read from disk where this engine prepared the same base before,
 * else prepared now and kept for the next start. A cache that cannot be read or written is only slower.
 */
export function loadPrepared(
  knowledge: KnowledgeBase,
  { directory, english }: PreparedCacheOptions,
): PreparedKnowledge {
  if (directory === null) return prepareKnowledge(knowledge, english);

  const files = keptIn(directory);
  const words = wordsOf(knowledge, english);
  const kept = files.read(words);
  // Only this engine writes under these words, so the shape is the one that it wrote.
  if (kept !== null) return kept as PreparedKnowledge;

  const prepared = prepareKnowledge(knowledge, english);
  files.keep(words, prepared);
  return prepared;
}

/** Whether a base was prepared and kept, so that it is soon read. */
export function isPreparedKept(
  knowledge: KnowledgeBase,
  { directory, english }: PreparedCacheOptions,
): boolean {
  return directory !== null && keptIn(directory).has(wordsOf(knowledge, english));
}

function keptIn(directory: string): KeptFiles {
  return createKeptFiles({ directory, kind: 'prepared', most: mostPrepared });
}

function wordsOf({ hash }: KnowledgeBase, english: English | undefined): readonly string[] {
  return [hash, english ? 'with English' : 'without'];
}

/** Makes what keeps the readings of bases for checking claims, by the hash of a base, or of a part of it, and a source. */
export function createReadingCache(
  directory: string,
): (hash: string, source: string) => KeptReading {
  const files = createKeptFiles({ directory, kind: 'read', most: mostSourceReadings });
  return (hash, source) => ({
    // Only this engine writes under these words, so the shape is the one that it wrote.
    read: () => files.read([hash, source]) as ClaimReading<string> | null,
    keep: (reading) => files.keep([hash, source], reading),
  });
}

/** Packs a prepared base, to be handed from one thread to another: it is unpacked when there is time for it. */
export function packPrepared(prepared: PreparedKnowledge): Uint8Array {
  return packFlat(prepared);
}

export function unpackPrepared(packed: Uint8Array): PreparedKnowledge {
  // Only this engine packs, so the shape is the one that it packed.
  return unpackFlat(packed) as PreparedKnowledge;
}
