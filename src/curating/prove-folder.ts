import { LRUCache } from 'lru-cache';
import { KnowledgeError, type KnowledgeFault } from '../errors.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { proveKnowledgeFiles } from '../knowledge/load-knowledge-base.ts';
import type { KnowledgeFile } from '../knowledge/read-knowledge-files.ts';
import { mostCuratedBases, mostCuratedFiles } from '../limits.ts';
import { hashText } from './knowledge-folder.ts';

/** A base, or what is wrong with it. */
export type FolderProof =
  | { readonly base: KnowledgeBase; readonly faults: readonly [] }
  | { readonly base: null; readonly faults: readonly KnowledgeFault[] };

/**
 * Makes what proves the files of a base. What was proved, and what was read, is remembered by its content: an edit makes
 * one file to read anew, and a look at the same files nothing.
 */
export function createProver(directory: string) {
  const read = new LRUCache<string, NonNullable<unknown>>({ max: mostCuratedFiles });
  const proofs = new LRUCache<string, FolderProof>({ max: mostCuratedBases });

  return function proveFolder(files: readonly KnowledgeFile[]): FolderProof {
    const key = hashText(JSON.stringify(files));
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

  function remember<T extends NonNullable<unknown>>(
    { path, text }: KnowledgeFile,
    make: () => T,
  ): T {
    const key = `${path}\0${text}`;
    const known = read.get(key);
    // Only this prover writes under this key, and the path decides what a file is read as.
    if (known) return known as T;
    const made = make();
    read.set(key, made);
    return made;
  }
}
