import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KnowledgeError } from '../errors.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { proveKnowledgeFiles } from './load-knowledge-base.ts';
import { type KnowledgeFile, readKnowledgeFiles } from './read-knowledge-files.ts';

/** What a file is to hold; `null` where it is to be gone. By path within the folder. */
export type FileTexts = ReadonlyMap<string, string | null>;

export interface TextsToWrite {
  readonly directory: string;
  /** As they were read. */
  readonly files: readonly KnowledgeFile[];
  /** What changes of them. */
  readonly texts: FileTexts;
  /** Looks at the base as it would be, and throws where it is not to be written. */
  readonly approve?: (base: KnowledgeBase) => void;
}

/**
 * Writes files of a base: all of them, or, where the base would not prove with them, none.
 *
 * @returns The base as it is then.
 * @throws {KnowledgeError} when the base would have a fault, or somebody else changed a file meanwhile.
 */
export function writeKnowledgeFiles(given: TextsToWrite): KnowledgeBase {
  const base = proveTexts(given);
  const { directory, files, texts } = given;
  const expected = new Map([...texts.keys()].map((path) => [path, textOf(files, path)]));
  const changed = swapTexts(directory, texts, expected);
  if (changed === null) return base;
  const found = 'somebody else changed this file meanwhile; nothing was written.';
  const file = join(directory, changed);
  throw new KnowledgeError([{ file, line: null, found, remedy: 'Do it again.' }]);
}

/** Proves a base as it would be with some files changed, and writes nothing. Throws as `writeKnowledgeFiles` does. */
export function proveTexts({
  directory,
  files,
  texts,
  approve = () => {},
}: TextsToWrite): KnowledgeBase {
  const base = proveKnowledgeFiles(withTexts(files, texts, directory), { directory });
  approve(base);
  return base;
}

/** Gives the files of a base as they would be with some of them changed, in the order in which they are read. */
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
  ].sort(byPlace);
}

/** Those of the base's own folder first. */
function byPlace({ path: one }: KnowledgeFile, { path: other }: KnowledgeFile): number {
  const folders = Number(one.includes('/')) - Number(other.includes('/'));
  return folders !== 0 ? folders : one < other ? -1 : 1;
}

/** Gives the text of a file; `null` where there is none that can be read. */
export function textOf(files: readonly KnowledgeFile[], path: string): string | null {
  return files.find((file) => file.path === path && file.fault === null)?.text ?? null;
}

/**
 * Writes files so that each appears whole or not at all, and proves nothing. A file that is not as it was expected is left
 * alone, and then none is written.
 *
 * @returns The path of the file that somebody else changed; `null` where all were written.
 */
export function swapTexts(directory: string, texts: FileTexts, expected: FileTexts): string | null {
  const ready: ReadyFile[] = [];
  try {
    for (const [path, text] of texts) ready.push(prepare(directory, path, text));
    const now = readKnowledgeFiles(directory);
    const changed = [...expected].find(([path, text]) => textOf(now, path) !== text);
    if (changed) return changed[0];
    for (const { put } of ready) put();
    return null;
  } finally {
    for (const { discard } of ready) discard();
  }
}

interface ReadyFile {
  readonly put: () => void;
  /** Leaves nothing beside the file, be it put or not. */
  readonly discard: () => void;
}

/** Writes the new text beside its file. A name that begins with a dot is no file of the base. */
function prepare(directory: string, path: string, text: string | null): ReadyFile {
  const file = realPath(join(directory, path));
  if (text === null) return { put: () => rmSync(file, { force: true }), discard: () => {} };

  mkdirSync(dirname(file), { recursive: true });
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.new`);
  const discard = () => rmSync(beside, { force: true });
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  try {
    writeFileSync(beside, text, mode === undefined ? {} : { mode });
  } catch (error) {
    discard();
    throw error;
  }
  return { put: () => renameSync(beside, file), discard };
}

/** A link stays a link. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
