import { findGaps } from '../desk/find-gaps.ts';
import { KnowledgeError } from '../errors.ts';
import { openFacts } from '../knowledge/edit-facts.ts';
import type { Patch } from '../knowledge/patch.ts';
import type { KnowledgeFile } from '../knowledge/read-knowledge-files.ts';
import { readKnowledgeFiles } from '../knowledge/read-knowledge-files.ts';
import { swapTexts, textOf, withTexts } from '../knowledge/write-knowledge-files.ts';
import type { English } from '../language/english.ts';
import { type AppliedEdit, applyEdit, MissingFactError } from './apply-edit.ts';
import { createDraftDesk } from './draft-desk.ts';
import { hashText } from './hash-folder.ts';
import { createHistory, type StepBack } from './history.ts';
import { type PatchContext, toPatchEdit } from './patch-edit.ts';
import { findFactLines } from './place-faults.ts';
import { type ProposeOptions, proposeFact } from './propose-fact.ts';
import { createProver } from './prove-folder.ts';
import { sayFrom } from './say-from.ts';
import { type ReadBoards, showBoards } from './show-boards.ts';
import { createFolderView, type FolderView, readKey } from './to-workbench.ts';
import type {
  BoardsView,
  Change,
  Edit,
  EditProof,
  EditResult,
  FaultView,
  PatchList,
  PatchView,
  Proposal,
  Said,
  Unsupported,
  Workbench as WorkbenchView,
} from './workbench-view.ts';

/** What the page asks of the folder. Each call reads the files: nothing is kept but what can be made again. */
export interface Workbench {
  show(): WorkbenchView;
  /** Proves an edit and writes nothing. */
  prove(edit: Edit): EditProof;
  /** Proves an edit and writes it; or says why not, and writes nothing. */
  save(edit: Edit): EditResult;
  undo(): StepBack;
  redo(): StepBack;
  /** Answers from what is on the page: drafts as if they were accepted, and an edit that is not saved yet. */
  ask(text: string, changes: readonly Change[]): Said;
  /** Finds the sentences of the sources that the desk does not support when they are claimed. */
  findUnsupported(): Unsupported;
  /** Drafts a fact from a sentence, for the page to fill a form with. Nothing is written. */
  propose(asked: { readonly source: string; readonly quote: string }): Proposal;
  /** Shows what patches would do here. Nothing is written. */
  showPatches(patches: readonly Patch[]): Omit<PatchList, 'hasStorage'>;
  /** What curators see in Slack, of the workspaces of the database. Changes nothing. */
  showBoards(): Promise<BoardsView>;
}

export function createWorkbench({
  directory,
  english,
  wordings,
  readBoards,
}: {
  readonly directory: string;
  readonly english: English;
  readonly wordings: ProposeOptions['wordings'];
  /** `null` without a database. */
  readonly readBoards: ReadBoards | null;
}): Workbench {
  const proveFolder = createProver(directory);
  const history = createHistory();
  const deskOf = createDraftDesk(english);
  const read = () => readKnowledgeFiles(directory);
  const toFolderView = createFolderView();
  const show = (files: readonly KnowledgeFile[]) =>
    toFolderView({ directory, files, faults: proveFolder(files).faults });

  return {
    show: () => ({ ...show(read()), ...history.labels(), hasBoard: readBoards !== null }),
    prove(edit) {
      const files = read();
      const tried = tryEdit(edit, files);
      return tried.kind === 'tried' ? tried.proof : { faults: [], elsewhere: tried.faults };
    },
    save(edit) {
      const files = read();
      const tried = tryEdit(edit, files);
      if (tried.kind === 'refused') return { kind: 'refused', why: sayWhy(tried.faults) };
      const { applied, proof } = tried;
      const changed = findChanged(edit, { files, applied });
      if (changed) return changed;
      if (isFaulty(proof)) return { kind: 'faulty', ...proof };

      const keys = applied.keys.filter((key) => key !== null);
      if (applied.texts.size === 0) return { kind: 'saved', keys };
      const before = new Map([...applied.texts.keys()].map((path) => [path, textOf(files, path)]));
      const other = swapTexts(directory, applied.texts, before);
      if (other !== null) return this.save(edit);
      const { label, patch = null } = edit;
      history.note({ label, before, after: applied.texts, patch });
      return { kind: 'saved', keys };
    },
    undo: () => history.undo((from, to) => swapTexts(directory, to, from)),
    redo: () => history.redo((from, to) => swapTexts(directory, to, from)),
    ask(text, changes) {
      const files = read();
      const { files: shown, note } = withUnsaved(files, changes);
      const { base, faults } = proveFolder(shown);
      if (!base) return cannotSay(faults.length);
      return sayFrom(deskOf(base), { text, note, facts: show(shown).facts });
    },
    findUnsupported() {
      const files = read();
      const { base, faults } = proveFolder(files);
      if (!base) return { sentences: [], note: cannotSay(faults.length).note };
      const { unsupported } = findGaps(deskOf(base));
      const found = new Set(
        unsupported.map(({ source, paragraph, text }) =>
          [`${source}/${paragraph}`, text].join('\0'),
        ),
      );
      const sentences = show(files)
        .sources.flatMap(({ paragraphs }) => paragraphs.flatMap((each) => each.sentences))
        .filter(({ id, text }) => found.has([id.replace(/\/\d+$/, ''), text].join('\0')));
      return { sentences: sentences.map(({ id }) => id), note: null };
    },
    propose({ source, quote }) {
      const { base, faults } = proveFolder(read());
      if (!base) return { fields: null, note: cannotSay(faults.length).note };
      return { fields: proposeFact(base, { source, quote, english, wordings }), note: null };
    },
    showPatches(patches) {
      const files = read();
      const { base, faults } = proveFolder(files);
      if (!base) return { patches: [], note: cannotSay(faults.length).note };
      const context = { base, files, english, wordings };
      return { patches: patches.map((patch) => toPatchView(patch, context)), note: null };
    },
    showBoards: () => showBoards(readBoards, proveFolder(read()).base?.facts ?? []),
  };

  type Tried =
    | { readonly kind: 'tried'; readonly applied: AppliedEdit; readonly proof: EditProof }
    | { readonly kind: 'refused'; readonly faults: readonly FaultView[] };

  function tryEdit(edit: Edit, files: readonly KnowledgeFile[]): Tried {
    try {
      const applied = applyEdit(edit.changes, { files, directory });
      return { kind: 'tried', applied, proof: proveApplied(applied, files) };
    } catch (error) {
      const nowhere = { line: null, field: null, entry: null };
      if (error instanceof MissingFactError) {
        const { path } = readKey(error.key);
        const found = 'That fact is not there any more.';
        const fault = { ...nowhere, file: path, found, remedy: 'Nothing was saved.' };
        return { kind: 'refused', faults: [fault] };
      }
      if (!(error instanceof KnowledgeError)) throw error;
      return { kind: 'refused', faults: error.faults.map((fault) => ({ ...nowhere, ...fault })) };
    }
  }

  /** What was wrong before, in other facts, does not keep anybody from mending this one. */
  function proveApplied(applied: AppliedEdit, files: readonly KnowledgeFile[]): EditProof {
    const after = show(withTexts(files, applied.texts, directory));
    const known = new Set(allFaults(show(files)).map(nameFault));
    // What cannot be read is not in the texts that were proved: what these lack says nothing new.
    const own = applied.keys.map((key, n) => {
      const unread = (applied.faults[n] ?? []).map((fault) => ({ file: '', line: null, ...fault }));
      return unread.length > 0
        ? unread
        : (after.facts.find((fact) => fact.key === key)?.faults ?? []);
    });
    const elsewhere = [
      ...after.faults,
      ...after.facts
        .filter(({ key }) => !applied.keys.includes(key))
        .flatMap((each) => each.faults),
    ];
    return { faults: own, elsewhere: elsewhere.filter((fault) => !known.has(nameFault(fault))) };
  }

  /** Finds the first file of an edit that is not as the page showed it, with both texts. */
  function findChanged(
    { changes, seen }: Edit,
    { files, applied }: { readonly files: readonly KnowledgeFile[]; readonly applied: AppliedEdit },
  ): Extract<EditResult, { kind: 'changed' }> | null {
    for (const path of applied.texts.keys()) {
      const now = textOf(files, path);
      if ((now === null ? undefined : hashText(now)) === seen[path]) continue;
      const yours = applied.texts.get(path) ?? '';
      return {
        ...{ kind: 'changed', file: path },
        yours: findFactText(yours, { path, key: applied.keys.find(isIn(path)) }),
        theirs:
          now === null
            ? null
            : findFactText(now, { path, key: changes.map(nameChanged).find(isIn(path)) }),
      };
    }
    return null;
  }

  function withUnsaved(files: readonly KnowledgeFile[], changes: readonly Change[]) {
    const tried = changes.length === 0 ? null : tryEdit({ label: '', changes, seen: {} }, files);
    if (tried === null) return { files, note: null };
    if (tried.kind !== 'tried' || isFaulty(tried.proof)) {
      return { files, note: 'Answered without your edit, as something is wrong with it.' };
    }
    return { files: withTexts(files, tried.applied.texts, directory), note: null };
  }
}

function toPatchView(patch: Patch, context: PatchContext): PatchView {
  const { change, why, isDone } = toPatchEdit(patch, context);
  const { id, kind, madeAt } = patch;
  return {
    ...{ id, kind, change, madeOn: madeAt.slice(0, 'YYYY-MM-DD'.length) },
    title:
      patch.kind === 'fact' ? patch.title : (patch.question ?? 'A question that was forgotten'),
    quote: patch.kind === 'fact' ? patch.quote : null,
    why: isDone ? 'That is in the base already.' : why,
  };
}

function sayWhy(faults: readonly FaultView[]): string {
  return faults
    .map(({ file, line, found, remedy }) => {
      const place = line === null ? '' : `${file}:${line}: `;
      return `${place}${found} ${remedy}`;
    })
    .join('\n');
}

/** Whether an edit may not be saved. */
function isFaulty({ faults, elsewhere }: EditProof): boolean {
  return elsewhere.length > 0 || faults.some((own) => own.length > 0);
}

function allFaults({ faults, facts }: FolderView): FaultView[] {
  return [...faults, ...facts.flatMap((fact) => fact.faults)];
}

/** Without the line, which moves with whatever stands above it. */
function nameFault({ file, found, remedy }: FaultView): string {
  return [file, found.replace(/:\d+/g, ''), remedy].join('\0');
}

function nameChanged(change: Change): string | null {
  return change.kind === 'add' ? change.after : change.key;
}

function cannotSay(count: number): Said {
  const note = `The base has ${count === 1 ? 'a fault' : `${count} faults`}. Mend ${count === 1 ? 'it' : 'them'} first: it answers nothing until then.`;
  return { lines: [], why: [], note };
}

function isIn(path: string) {
  return (key: string | null): boolean => key !== null && readKey(key).path === path;
}

/** The lines of one fact, as its file has them; of all of them where it is not there. */
function findFactText(
  text: string,
  { path, key = null }: { readonly path: string; readonly key: string | null | undefined },
): string {
  const at = key === null ? -1 : openFacts({ file: path, text }).ids.indexOf(readKey(key).id);
  const starts = findFactLines(text);
  const start = starts[at];
  if (start === undefined) return text;
  const end = starts[at + 1];
  return text
    .split('\n')
    .slice(start - 1, end === undefined ? undefined : end - 1)
    .join('\n')
    .trimEnd();
}
