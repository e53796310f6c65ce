import { onTestFinished } from 'vitest';
import {
  type CuratingServer,
  createCuratingServer,
} from '../../src/curating/create-curating-server.ts';
import type { ReadBoards } from '../../src/curating/show-boards.ts';
import type {
  Change,
  Edit,
  FactFields,
  FactView,
  Workbench,
} from '../../src/curating/workbench-view.ts';
import type { PatchBox } from '../../src/knowledge/patch.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { loadWordings } from '../../src/load-wordings.ts';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';

/** The harbour base with one fact drafted, comments in its file, and a sentence that nothing stands on. */
export const draftedFiles = {
  'facts/harbour.yml': `# Kept by the harbour desk.
${harbourFiles['facts/harbour.yml']?.replace(
  '- id: what-the-repair-costs\n',
  '# Ask the board again in May.\n- id: what-the-repair-costs\n  status: draft\n',
)}`,
};

export interface Curating extends CuratingServer {
  readonly folder: string;
  /** Gives the status and what was answered. */
  ask(path: string, options?: AskOptions): Promise<{ status: number; body: unknown }>;
  workbench(): Promise<Workbench>;
}

export interface AskOptions {
  /** Sent as JSON, by POST. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Starts the page's server on a base of its own, until the test is over. */
export async function startCurating(
  files: Readonly<Record<string, string>> = draftedFiles,
  readBoards: ReadBoards | null = null,
  patches: PatchBox | null = null,
): Promise<Curating> {
  const folder = writeHarbourBase(files);
  const server = await createCuratingServer({
    ...{ directory: folder, english: loadEnglish(), wordings: loadWordings(), patches },
    readBoards,
  });
  onTestFinished(() => server.stop());

  const ask = async (path: string, { body, headers = {} }: AskOptions = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    ...server,
    folder,
    ask,
    workbench: async () => (await ask('workbench')).body as Workbench,
  };
}

/** The fact with this id, as the page shows it. */
export function findFact({ facts }: Workbench, id: string): FactView {
  const found = facts.find(({ fields }) => fields.id === id);
  if (!found) throw new Error(`There is no fact ${id}.`);
  return found;
}

export function editOf(workbench: Workbench, ...changes: readonly Change[]): Edit {
  return { label: 'a change', changes, seen: workbench.files };
}

/** Changes some fields of a fact. */
export function setFields(workbench: Workbench, id: string, change: Partial<FactFields>): Edit {
  const { key, fields } = findFact(workbench, id);
  return editOf(workbench, { kind: 'set', key, fields: { ...fields, ...change } });
}
