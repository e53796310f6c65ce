import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError, type KnowledgeFault } from '../errors.ts';
import { readCalibrationFile } from './calibration-file.ts';
import { readFactFile } from './fact-file.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { readNamesFile } from './names-file.ts';
import { proveKnowledge } from './prove-knowledge.ts';
import { readSourceFile } from './source-file.ts';

/**
 * Reads a knowledge base from a folder and proves it.
 *
 * @param directory  Holds `sources/*.md`, `facts/*.yml` and, if wanted, `names.yml` and `calibration.yml`.
 * @returns The base, frozen all through.
 * @throws {KnowledgeError} with every fault that was found, when there is one.
 */
export function loadKnowledgeBase(directory: string): KnowledgeBase {
  const files = readFiles(directory);
  const texts = files.filter((file) => file.fault === null);
  const under = (folder: string) => texts.filter(({ path }) => path.startsWith(`${folder}/`));

  const sourceFiles = under('sources').map(({ file, text }) => readSourceFile(file, text));
  const factFiles = under('facts').map(({ file, text }) => readFactFile(file, text));
  const namesFiles = texts
    .filter(({ path }) => path === 'names.yml')
    .map(({ file, text }) => readNamesFile(file, text));

  const calibrationFiles = texts
    .filter(({ path }) => path === 'calibration.yml')
    .map(({ file, text }) => readCalibrationFile(file, text));

  const { knowledge, faults } = proveKnowledge({ directory, sourceFiles, factFiles, namesFiles });
  const all = [
    ...files.flatMap(({ fault }) => fault ?? []),
    ...[...sourceFiles, ...factFiles, ...namesFiles, ...calibrationFiles].flatMap(
      (read) => read.faults,
    ),
    ...faults,
  ];
  if (all.length > 0) throw new KnowledgeError(all.sort(byPlace));

  const calibrations = calibrationFiles[0]?.value ?? {};
  return deepFreeze({ ...knowledge, calibrations, hash: hashFiles(files) });
}

interface ReadFile {
  /** Within the knowledge base, with `/`. */
  readonly path: string;
  /** As people are told it. */
  readonly file: string;
  readonly text: string;
  readonly fault: KnowledgeFault | null;
}

/** Reads what belongs to a base, in one order on every machine. */
function readFiles(directory: string): ReadFile[] {
  return [
    ...list(directory, '').filter((path) => path === 'calibration.yml' || path === 'names.yml'),
    ...list(directory, 'facts'),
    ...list(directory, 'sources'),
  ].map((path) => readFile(directory, path));
}

function list(directory: string, folder: string): string[] {
  try {
    return readdirSync(join(directory, folder), { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => (folder === '' ? name : `${folder}/${name}`))
      .sort();
  } catch {
    // A folder that is missing has no files; that the base is then empty is a fault of its own.
    return [];
  }
}

function readFile(directory: string, path: string): ReadFile {
  const file = join(directory, path);
  const fail = (found: string, remedy: string) => ({
    path,
    file,
    text: '',
    fault: { file, line: 1, found, remedy },
  });

  const expected = path.startsWith('sources/') ? '.md' : '.yml';
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

function hashFiles(files: readonly ReadFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path}\0${text.length}\0${text}\0`);
  return hash.digest('hex');
}

function byPlace(a: KnowledgeFault, b: KnowledgeFault): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
