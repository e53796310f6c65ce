import { createHash } from 'node:crypto';
import type { KnowledgeFile } from '../knowledge/read-knowledge-files.ts';

/** By path within the folder. */
export function hashTexts(files: readonly KnowledgeFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ path, text }) => [path, hashText(text)]));
}

/** The same files have the same hash; one that cannot be read counts too. */
export function hashFolder(files: readonly KnowledgeFile[]): string {
  return hashText(JSON.stringify(files));
}

export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
