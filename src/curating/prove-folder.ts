import { LRUCache } from 'lru-cache';
import { KnowledgeError, type KnowledgeFault } from '../errors.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { proveKnowledgeFiles } from '../knowledge/load-knowledge-base.ts';
import type { KnowledgeFile } from '../knowledge/read-knowledge-files.ts';
import { mostCuratedBases } from '../limits.ts';
import { hashFolder } from './hash-folder.ts';
import { createFileMemory } from './remember-files.ts';

/** A base, or what is wrong with it. */
export type FolderProof =
  | { readonly base: KnowledgeBase; readonly faults: readonly [] }
  | { readonly base: null; readonly faults: readonly KnowledgeFault[] };

/** Makes what proves the files of a base. The same files are proved once. */
export function createProver(directory: string) {
  const remember = createFileMemory();
  const proofs = new LRUCache<string, FolderProof>({ max: mostCuratedBases });

  return function proveFolder(files: readonly KnowledgeFile[]): FolderProof {
    const key = hashFolder(files);
    const known = proofs.get(key);
    if (known) return known;
    const proof = prove(files);
    proofs.set(key, proof);
    return proof;
  };

  function prove(files: readonly KnowledgeFile[]): FolderProof {
    try {
      return { base: proveKnowledgeFiles(files, { directory, remember }), faults: [] };
    } catch (error) {
      if (!(error instanceof KnowledgeError)) throw error;
      return { base: null, faults: error.faults };
    }
  }
}
