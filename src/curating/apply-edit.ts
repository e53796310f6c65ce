import { join } from 'node:path';
import { type FactsFile, openFacts } from '../knowledge/edit-facts.ts';
import type { KnowledgeFile } from '../knowledge/read-knowledge-files.ts';
import { type FileTexts, textOf } from '../knowledge/write-knowledge-files.ts';
import { type FieldFault, toFileFields } from './fact-fields.ts';
import { keyOf, readFacts, readKey, readSources } from './to-workbench.ts';
import type { Change } from './workbench-view.ts';

/** What an edit makes of the files. Nothing is written. */
export interface AppliedEdit {
  /** The files that it changes, as they would be. */
  readonly texts: FileTexts;
  /** By change: the name of its fact afterwards; `null` where it is gone. */
  readonly keys: readonly (string | null)[];
  /** By change: what could not be read of it. */
  readonly faults: readonly (readonly FieldFault[])[];
}

/** A fact that an edit names and that is not there. */
export class MissingFactError extends Error {
  readonly key: string;

  constructor(key: string) {
    super('A fact that is to be changed is not in its file.');
    this.key = key;
  }
}

/**
 * Applies changes to the texts of a base's files, one after the other.
 *
 * @throws {MissingFactError} where a fact is not there.
 * @throws {KnowledgeError} where a file cannot be edited.
 */
export function applyEdit(
  changes: readonly Change[],
  { files, directory }: { readonly files: readonly KnowledgeFile[]; readonly directory: string },
): AppliedEdit {
  const opened = new Map<string, FactsFile>();
  /** What facts are called by now. Changes name them as they were before all of them. */
  const renamed = new Map<string, string>();
  const sources = readSources(files);
  const open = (path: string) => {
    const known = opened.get(path);
    if (known) return known;
    const file = openFacts({ file: join(directory, path), text: textOf(files, path) ?? '' });
    opened.set(path, file);
    return file;
  };
  const find = (key: string) => {
    const { path, id } = readKey(renamed.get(key) ?? key);
    const file = open(path);
    const raw = file.get(id);
    if (!raw) throw new MissingFactError(key);
    return { path, id, file, raw };
  };

  const done = changes.map((change) => applyOne(change));
  const texts = [...opened].filter(([path, { text }]) => text !== textOf(files, path));
  return {
    // A file without facts says nothing, and would be a fault.
    texts: new Map(texts.map(([path, file]) => [path, file.ids.length === 0 ? null : file.text])),
    keys: done.map(({ key }) => key),
    faults: done.map(({ faults = [] }) => faults),
  };

  function applyOne(change: Change): Applied {
    switch (change.kind) {
      case 'accept': {
        const { file, id } = find(change.key);
        file.set(id, { status: null });
        return { key: change.key };
      }
      case 'delete': {
        const { file, id } = find(change.key);
        file.remove(id);
        return { key: null };
      }
      case 'set': {
        const { path, file, id, raw } = find(change.key);
        const context = { before: raw, source: file.source, sources };
        const { fields, faults } = toFileFields(change.fields, context);
        file.set(id, fields);
        const key = keyOf(path, change.fields.id);
        renamed.set(change.key, key);
        return { key, faults };
      }
      case 'add':
        return add(change);
    }
  }

  function add({ after, fields: form, isAccepted }: Extract<Change, { kind: 'add' }>): Applied {
    const before = after === null ? null : find(after);
    const path = before?.path ?? fileFor(form.citations[0]?.source ?? '');
    const file = open(path);
    const next = before === null ? undefined : file.ids[file.ids.indexOf(before.id) + 1];
    const { fields, faults } = toFileFields(form, {
      ...{ before: {}, source: file.source, sources },
    });
    const status = isAccepted ? {} : { status: 'draft' };
    file.add({ id: form.id, ...status, ...fields }, next);
    return { key: keyOf(path, form.id), faults };
  }

  /** Where the facts of a source stand: the file named after it, else the one that cites it last. */
  function fileFor(source: string): string {
    const named = `facts/${/^[a-z0-9-]+$/.test(source) ? source : 'facts'}.yml`;
    if (textOf(files, named) !== null) return named;
    const { facts } = readFacts(files, { sources });
    const citing = facts.filter(({ fields }) =>
      fields.citations.some((citation) => citation.source === source),
    );
    return citing.at(-1)?.file ?? named;
  }
}

interface Applied {
  readonly key: string | null;
  readonly faults?: readonly FieldFault[];
}
