import { isDeepStrictEqual } from 'node:util';
import { formatFacts } from '../knowledge/format-facts.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { proveKnowledgeFiles } from '../knowledge/load-knowledge-base.ts';
import { readKnowledgeFiles } from '../knowledge/read-knowledge-files.ts';
import { proveTexts, textOf, writeKnowledgeFiles } from '../knowledge/write-knowledge-files.ts';

/** What writing a knowledge base in the shorter form changes. */
export interface Formatting {
  readonly changed: readonly FormattedFile[];
  readonly facts: number;
  /** Hash of the knowledge base as it is written now, or would be. */
  readonly knowledge: string;
}

export interface FormattedFile {
  readonly file: string;
  /** Lines before and after. */
  readonly before: number;
  readonly after: number;
}

export interface FormatOptions {
  /** Only says what would change. */
  readonly isCheck: boolean;
}

/**
 * Writes the fact files of a knowledge base in the shorter form. Nothing is written unless the base says exactly the same
 * afterwards.
 *
 * @throws {KnowledgeError} when the base has a fault.
 */
export function formatKnowledge(directory: string, { isCheck }: FormatOptions): Formatting {
  const files = readKnowledgeFiles(directory);
  const base = proveKnowledgeFiles(files, { directory });
  const texts = new Map(
    files
      .filter(({ path }) => path.startsWith('facts/'))
      .map((each) => [each.path, formatFacts({ ...each, sources: base.sources })] as const)
      .filter(([path, text]) => text !== textOf(files, path)),
  );
  const approve = (after: KnowledgeBase) => {
    if (isDeepStrictEqual(withoutHash(after), withoutHash(base))) return;
    throw new Error('In the shorter form this base would say something else. Nothing was written.');
  };
  const write = isCheck ? proveTexts : writeKnowledgeFiles;
  const after = write({ directory, files, texts, approve });
  const changed = files.flatMap(({ path, file, text: before }) => {
    const text = texts.get(path);
    return text === undefined
      ? []
      : [{ file, before: countLines(before), after: countLines(text) }];
  });
  return { changed, facts: base.facts.length, knowledge: after.hash };
}

export function formatFormatting(
  { changed, facts, knowledge }: Formatting,
  { isCheck }: FormatOptions,
): string {
  const files = changed.length === 1 ? '1 file' : `${changed.length} files`;
  return [
    ...changed.map(
      ({ file, before, after }) =>
        `${isCheck ? 'Would change' : 'Changed'}: ${file}: ${before} lines, ${isCheck ? 'then' : 'now'} ${after}`,
    ),
    changed.length === 0
      ? `Nothing to change: ${facts} facts are in the shorter form.`
      : `${files} ${isCheck ? 'would change' : 'changed'}; ${facts} facts say the same as before. Hash ${knowledge}.`,
  ].join('\n');
}

function withoutHash({ hash: _, ...rest }: KnowledgeBase) {
  return rest;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
