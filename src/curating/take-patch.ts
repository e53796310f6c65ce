import { KnowledgeError } from '../errors.ts';
import { proveKnowledgeFiles } from '../knowledge/load-knowledge-base.ts';
import type { Patch } from '../knowledge/patch.ts';
import { readKnowledgeFiles } from '../knowledge/read-knowledge-files.ts';
import { writeKnowledgeFiles } from '../knowledge/write-knowledge-files.ts';
import { applyEdit } from './apply-edit.ts';
import { type PatchContext, toPatchEdit } from './patch-edit.ts';

export type TakenPatch =
  /** Written, or in the files already. */
  | { readonly kind: 'taken'; readonly fact: string; readonly file: string | null }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Takes a patch into a folder: proved in memory with the whole base, then written; or, where the base has moved on, not.
 *
 * @throws {KnowledgeError} when the base does not prove as it is.
 */
export function takePatch(
  patch: Patch,
  {
    directory,
    ...proposing
  }: { readonly directory: string } & Omit<PatchContext, 'base' | 'files'>,
): TakenPatch {
  const files = readKnowledgeFiles(directory);
  const base = proveKnowledgeFiles(files, { directory });
  const { change, fact, why, isDone } = toPatchEdit(patch, { base, files, ...proposing });
  if (isDone) return { kind: 'taken', fact, file: null };
  if (change === null || why !== null) return { kind: 'refused', why: why ?? '' };

  try {
    const { texts } = applyEdit([change], { files, directory });
    writeKnowledgeFiles({ directory, files, texts });
    return { kind: 'taken', fact, file: [...texts.keys()][0] ?? null };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    const faults = error.faults.map(({ found, remedy }) => `${found} ${remedy}`);
    return { kind: 'refused', why: `It does not prove: ${faults.join(' ')}` };
  }
}
