import { createHash } from 'node:crypto';
import { KnowledgeError, type KnowledgeFault } from '../errors.ts';
import { readCalibrationFile } from './calibration-file.ts';
import { deepFreeze } from './deep-freeze.ts';
import { readFactFile } from './fact-file.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { readMustAnswerFile } from './must-answer-file.ts';
import { readNamesFile } from './names-file.ts';
import { proveKnowledge } from './prove-knowledge.ts';
import { proveMustAnswer } from './prove-must-answer.ts';
import { type KnowledgeFile, readKnowledgeFiles } from './read-knowledge-files.ts';
import { readSourceFile } from './source-file.ts';
import { readStyleFile, usualStyle } from './style-file.ts';
import type { YamlPath } from './yaml-file.ts';

/**
 * Reads a knowledge base from a folder and proves it.
 *
 * @param directory  Holds `sources/*.md` and, if wanted, `facts/*.yml`, `names.yml`, `names/*.yml`, `calibration.yml`,
 *   `style.yml` and `must-answer.yml`.
 * @returns The base, frozen all through.
 * @throws {KnowledgeError} with every fault that was found, when there is one.
 */
export function loadKnowledgeBase(directory: string): KnowledgeBase {
  return proveKnowledgeFiles(readKnowledgeFiles(directory), { directory });
}

/** What a file was read as: plain data, but for what tells the line of a value. */
export interface FileRead {
  readonly faults: readonly KnowledgeFault[];
  lineOf?(path: YamlPath): number;
}

export interface ProveFilesOptions {
  /** As faults name the base's own folder. */
  readonly directory: string;
  /** Gives what a file was read as. By default it is read now; whoever proves again and again remembers it. */
  readonly remember?: <T extends FileRead>(file: KnowledgeFile, read: () => T) => T;
}

/**
 * Proves a knowledge base from the texts of its files, whether they stand on a disk or not.
 *
 * @returns The base, frozen all through.
 * @throws {KnowledgeError} with every fault that was found, when there is one.
 */
export function proveKnowledgeFiles(
  files: readonly KnowledgeFile[],
  { directory, remember = (_, read) => read() }: ProveFilesOptions,
): KnowledgeBase {
  const texts = files.filter((file) => file.fault === null);
  const readAll = <T extends FileRead>(
    isOne: (path: string) => boolean,
    read: (file: string, text: string) => T,
  ) =>
    texts
      .filter(({ path }) => isOne(path))
      .map((each) => remember(each, () => read(each.file, each.text)));

  const sourceFiles = readAll((path) => path.startsWith('sources/'), readSourceFile);
  const factFiles = readAll((path) => path.startsWith('facts/'), readFactFile);
  const namesFiles = readAll(
    (path) => path === 'names.yml' || path.startsWith('names/'),
    readNamesFile,
  );
  const calibrationFiles = readAll((path) => path === 'calibration.yml', readCalibrationFile);
  const styleFiles = readAll((path) => path === 'style.yml', readStyleFile);
  const mustAnswerFiles = readAll((path) => path === 'must-answer.yml', readMustAnswerFile);

  const { knowledge, faults } = proveKnowledge({
    ...{ directory, sourceFiles, factFiles, namesFiles },
    unread: files.flatMap(({ path, fault }) => (fault === null ? [] : path)),
  });
  const found = [
    ...files.flatMap(({ fault }) => fault ?? []),
    ...[
      ...[...sourceFiles, ...factFiles, ...namesFiles],
      ...[...calibrationFiles, ...styleFiles, ...mustAnswerFiles],
    ].flatMap((read) => read.faults),
    ...faults,
  ];
  // Facts that could not be read, or have faults, are not among those that were proved.
  const all = found.length > 0 ? found : proveMustAnswer(mustAnswerFiles, knowledge);
  if (all.length > 0) throw new KnowledgeError(all.sort(byPlace));

  const calibrations = calibrationFiles[0]?.value ?? {};
  const style = styleFiles[0]?.value ?? usualStyle;
  const mustAnswer = mustAnswerFiles[0]?.value ?? [];
  return deepFreeze({ ...knowledge, calibrations, style, mustAnswer, hash: hashFiles(files) });
}

/** The hash of a base: of every file's path and text. */
export function hashFiles(files: readonly KnowledgeFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path}\0${text.length}\0${text}\0`);
  return hash.digest('hex');
}

function byPlace(a: KnowledgeFault, b: KnowledgeFault): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0);
}
