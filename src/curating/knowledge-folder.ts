import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type KnowledgeFile, readKnowledgeFiles } from '../knowledge/read-knowledge-files.ts';

/** What a file is to hold; `null` where it is to be gone. By path within the folder. */
export type FileTexts = ReadonlyMap<string, string | null>;

/** Gives the files of a base as they would be with some of them changed. */
export function withTexts(
  files: readonly KnowledgeFile[],
  texts: FileTexts,
  directory: string,
): KnowledgeFile[] {
  const known = new Set(files.map(({ path }) => path));
  const added = [...texts].flatMap(([path, text]) =>
    known.has(path) || text === null
      ? []
      : [{ path, file: join(directory, path), text, fault: null }],
  );
  return [
    ...files.flatMap((file) => {
      const text = texts.get(file.path);
      return text === null ? [] : [text === undefined ? file : { ...file, text, fault: null }];
    }),
    ...added,
  ];
}

/** Gives the text of a file; `null` where there is none that can be read. */
export function textOf(files: readonly KnowledgeFile[], path: string): string | null {
  return files.find((file) => file.path === path && file.fault === null)?.text ?? null;
}

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

/**
 * Writes files so that each appears whole or not at all. A file that is not as it was expected is left alone, and then
 * none is written.
 *
 * @returns The path of the file that somebody else changed; `null` where all were written.
 */
export function writeTexts(
  directory: string,
  texts: FileTexts,
  expected: FileTexts,
): string | null {
  const ready = [...texts].map(([path, text]) => prepare(directory, path, text));
  const now = readKnowledgeFiles(directory);
  const changed = [...expected].find(([path, text]) => textOf(now, path) !== text);
  if (changed) {
    for (const { discard } of ready) discard();
    return changed[0];
  }
  for (const { put } of ready) put();
  return null;
}

/** Writes the new text beside its file. A name that begins with a dot is no file of the base. */
function prepare(directory: string, path: string, text: string | null) {
  const named = join(directory, path);
  const file = realPath(named);
  if (text === null) return { put: () => rmSync(file, { force: true }), discard: () => {} };

  mkdirSync(dirname(file), { recursive: true });
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.new`);
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  writeFileSync(beside, text, mode === undefined ? {} : { mode });
  return {
    put: () => renameSync(beside, file),
    discard: () => rmSync(beside, { force: true }),
  };
}

/** A link stays a link. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
