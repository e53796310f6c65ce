import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError, type KnowledgeFault } from '../errors.ts';

/** One file of a knowledge base, read or not. */
export interface KnowledgeFile {
  /** Within the knowledge base, with `/`. */
  readonly path: string;
  /** As faults name it. */
  readonly file: string;
  readonly text: string;
  /** Why it could not be read; `null` where it was. */
  readonly fault: KnowledgeFault | null;
}

/** The folders of a base. */
export const knowledgeFolders = ['facts', 'names', 'sources'] as const;

/** What is read in the base's own folder. */
const topFiles = ['names.yml', 'calibration.yml', 'style.yml', 'must-answer.yml'];

/**
 * Reads the files of a base, in the same order on every machine. A file that looks as if it belonged to the base, and
 * would not be read, is a fault.
 *
 * @throws {KnowledgeError} when the folder itself cannot be read.
 */
export function readKnowledgeFiles(directory: string): KnowledgeFile[] {
  return [
    ...listTop(directory).map((entry) => readFile({ directory, folder: '', entry })),
    ...knowledgeFolders.flatMap((folder) => readFolder(directory, folder)),
  ];
}

/** Other texts and folders may lie beside a base: its licence, its README. */
function listTop(directory: string): Dirent[] {
  try {
    return list(directory).filter(({ name }) => /\.ya?ml$/i.test(name));
  } catch (error) {
    const code = errorCode(error);
    const found =
      code === 'ENOENT'
        ? 'there is no such folder.'
        : code === 'ENOTDIR'
          ? 'this is not a folder.'
          : `this folder cannot be read (${code}).`;
    const remedy =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? 'Set KNOWLEDGE_DIR, or --knowledge, to a folder that holds sources/.'
        : 'Check that you may read it.';
    throw new KnowledgeError([{ file: directory, line: null, found, remedy }]);
  }
}

function readFolder(directory: string, folder: string): KnowledgeFile[] {
  try {
    return list(join(directory, folder)).map((entry) => readFile({ directory, folder, entry }));
  } catch (error) {
    // A folder that is missing has no files; that the base is then empty is a fault of its own.
    const code = errorCode(error);
    if (code === 'ENOENT') return [];
    const file = join(directory, folder);
    const fault =
      code === 'ENOTDIR'
        ? { found: 'this is not a folder.', remedy: `Make it one, with the ${folder} in it.` }
        : { found: `this folder cannot be read (${code}).`, remedy: 'Check that you may read it.' };
    return [{ path: `${folder}/`, file, text: '', fault: { file, line: null, ...fault } }];
  }
}

function list(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

interface FileToRead {
  readonly directory: string;
  /** `facts`, `names` or `sources`; empty for the base's own folder. */
  readonly folder: string;
  readonly entry: Dirent;
}

function readFile({ directory, folder, entry }: FileToRead): KnowledgeFile {
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
  const file = join(directory, path);
  const fail = (found: string, remedy: string, line: number | null = 1) => ({
    path,
    file,
    text: '',
    fault: { file, line, found, remedy },
  });

  if (entry.isDirectory()) {
    return fail(
      'this is a folder; what is in it would not be read.',
      folder === '' ? 'Move it out.' : `Move its files up into ${folder}/, or move it out.`,
      null,
    );
  }
  if (folder === '' && !topFiles.includes(path)) {
    return fail(
      `${new Intl.ListFormat('en-GB').format(topFiles)} are read here; this one would not be.`,
      'Rename it, or move it into facts/ or out.',
    );
  }
  const expected = folder === 'sources' ? '.md' : '.yml';
  if (!path.endsWith(expected)) {
    return fail(
      `files here end in ${expected}; this one would not be read.`,
      'Rename it or move it out.',
    );
  }

  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return { path, file, text, fault: null };
  } catch (error) {
    return error instanceof TypeError
      ? fail('this is not UTF-8 text.', 'Save it as UTF-8.')
      : fail('this cannot be read.', 'Check that it is a file and that you may read it.');
  }
}
