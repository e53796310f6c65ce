import { join } from 'node:path';
import type { KnowledgeFault } from '../errors.ts';
import type { FactFile } from './fact-file.ts';
import { FirstSeen } from './first-seen.ts';
import type { KnowledgeBase, Name, Source, WordGroup } from './knowledge-base.ts';
import type { NamesEntry } from './names-file.ts';
import { proveFacts } from './prove-facts.ts';
import type { SourceFile } from './source-file.ts';
import type { YamlFile } from './yaml-file.ts';

export interface ReadKnowledge {
  readonly directory: string;
  readonly sourceFiles: readonly SourceFile[];
  readonly factFiles: readonly FactFile[];
  readonly namesFiles: readonly YamlFile<NamesEntry>[];
  /** Paths within the base of files that could not be read at all. */
  readonly unread: readonly string[];
}

export interface ProvedKnowledge {
  readonly knowledge: Omit<KnowledgeBase, 'calibrations' | 'style' | 'mustAnswer' | 'hash'>;
  readonly faults: readonly KnowledgeFault[];
}

/**
 * Proves what was read: each quote is in its source, each number and name of an answer in its quotes, ids are
 * unique, references resolve. What has a fault is left out of the result.
 */
export function proveKnowledge(read: ReadKnowledge): ProvedKnowledge {
  const faults: KnowledgeFault[] = [];
  const sources = proveSources(read.sourceFiles, faults);
  const { names, words } = proveNames(read.namesFiles, faults);
  const isUnread = (folder: string) => read.unread.some((path) => path.startsWith(folder));
  const proved = proveFacts({
    ...{ files: read.factFiles, sources, names, words, faults },
    // A source that is missing because its file has a fault is not reported a second time.
    unreadSources: read.sourceFiles.flatMap(({ id, source }) => (source ? [] : [id])),
    isSourceUnread: isUnread('sources/'),
    areNamesUnread: isUnread('names') || read.namesFiles.some(({ value }) => value === null),
  });

  if (read.sourceFiles.length === 0 && !isUnread('sources/')) {
    faults.push({
      file: join(read.directory, 'sources'),
      line: null,
      found: 'there is no source.',
      remedy: 'Add a text as sources/NAME.md, or set KNOWLEDGE_DIR to a folder that has one.',
    });
  }

  const facts = proved.filter(({ status }) => status !== 'draft');
  const drafts = proved.filter(({ status }) => status === 'draft');
  return {
    knowledge: { sources: Object.fromEntries(sources), facts, drafts, names, words },
    faults,
  };
}

function proveSources(
  sourceFiles: readonly SourceFile[],
  faults: KnowledgeFault[],
): Map<string, Source> {
  const sources = new Map<string, Source>();
  const ids = new FirstSeen();

  for (const { file, source } of sourceFiles) {
    if (!source) continue;
    const earlier = ids.note(source.id, file);
    if (earlier) {
      faults.push({
        file,
        line: 1,
        found: `source id "${source.id}" is already used in ${earlier}.`,
        remedy: 'Give one of them another id.',
      });
    }
    sources.set(source.id, source);
  }

  return sources;
}

function proveNames(
  files: readonly YamlFile<NamesEntry>[],
  faults: KnowledgeFault[],
): { names: Name[]; words: WordGroup[] } {
  const names: Name[] = [];
  const words: WordGroup[] = [];
  const ids = new FirstSeen();
  const owners = new FirstSeen<{ readonly id: string; readonly place: string }>();
  const groups = new FirstSeen();

  for (const { file, value, lineOf } of files) {
    for (const [n, { id, name, kind, same, related, translations }] of (
      value?.names ?? []
    ).entries()) {
      const line = lineOf(['names', n, 'id']);
      const earlier = ids.note(id, `${file}:${line}`);
      if (earlier) {
        faults.push({
          file,
          line,
          found: `name id "${id}" is already used in ${earlier}.`,
          remedy: 'Give one of them another id.',
        });
      }

      const spellings = [...new Set([name, ...same, ...Object.values(translations).flat()])];
      for (const spelling of spellings) {
        const place = `${file}:${line}`;
        const other = owners.note(spelling.toLowerCase(), { id, place });
        if (other === null || other.id === id) continue;
        const where = other.place.startsWith(`${file}:`) ? '' : ` (${other.place})`;
        faults.push({
          file,
          line,
          found: `"${spelling}" means both "${other.id}"${where} and "${id}".`,
          remedy: 'Leave it with the one that people mean by it, or move it to `related`.',
        });
      }
      names.push({ id, kind, same: spellings, related });
    }

    for (const [n, { same, related, translations }] of (value?.words ?? []).entries()) {
      const line = lineOf(['words', n]);
      const key = same
        .map((word) => word.toLowerCase())
        .sort()
        .join('\n');
      const earlier = groups.note(key, `${file}:${line}`);
      if (earlier) {
        const found = `the words ${same.map((word) => `"${word}"`).join(', ')} are already a group in ${earlier}.`;
        faults.push({ file, line, found, remedy: 'Make one group of the two.' });
      }
      words.push({ same: [...same, ...Object.values(translations).flat()], related });
    }
  }

  return { names, words };
}
