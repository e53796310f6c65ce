import { fileURLToPath } from 'node:url';
import { type PreparedKnowledge, prepareKnowledge } from './desk/matching/prepare-knowledge.ts';
import { packFlat, unpackFlat } from './flat-data.ts';
import { createKeptFiles } from './kept-files.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';
import type { English } from './language/english.ts';
import { mostPrepared } from './limits.ts';

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

  const files = createKeptFiles({ directory, kind: 'prepared', most: mostPrepared });
  const words = [knowledge.hash, english ? 'with English' : 'without'];
  const kept = files.read(words);
  // Only this engine writes under these words, so the shape is the one that it wrote.
  if (kept !== null) return kept as PreparedKnowledge;

  const prepared = prepareKnowledge(knowledge, english);
  files.keep(words, prepared);
  return prepared;
}

/** Packs a prepared base, to be handed from one thread to another: it is unpacked when there is time for it. */
export function packPrepared(prepared: PreparedKnowledge): Uint8Array {
  return packFlat(prepared);
}

export function unpackPrepared(packed: Uint8Array): PreparedKnowledge {
  // Only this engine packs, so the shape is the one that it packed.
  return unpackFlat(packed) as PreparedKnowledge;
}

/** Beside the packages that the desk is installed with, where tools keep what can be made again. */
export const defaultCacheDirectory = fileURLToPath(
  new URL('../node_modules/.cache/cptpp-desk', import.meta.url),
);
