import { useMemo, useState } from 'react';
import type {
  EditResult,
  FactView,
  PatchView,
  SentenceView,
  Workbench,
} from '../workbench-view.ts';
import { acceptEdit, deleteEdit, emptyPart, patchEdit, patchForm } from './form-state.ts';
import { joinFields } from './join-fields.ts';
import { useEditor } from './use-editor.ts';
import { usePatches } from './use-patches.ts';
import { useWorkbench } from './use-workbench.ts';
import {
  dropPatch,
  proposeFact,
  type Reply,
  redoEdit,
  saveEdit,
  undoEdit,
} from './workbench-client.ts';

/** What is looked at: a fact by its key, or a sentence that nothing stands on. */
export type Selected =
  | { readonly kind: 'fact'; readonly key: string }
  | { readonly kind: 'sentence'; readonly sentence: SentenceView };

/** What was done last, or what went wrong. */
export interface Notice {
  readonly text: string;
  readonly isBad: boolean;
}

/** All that happens on the page: what is looked at, what is done, and what came of it. */
export function useCurating() {
  const { workbench, problem, isLost, reload } = useWorkbench();
  const [selected, setSelected] = useState<Selected | null>(null);
  const [sourceId, setSourceId] = useState<string | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isJoining, setIsJoining] = useState(false);
  const tell = (text: string) => setNotice({ text, isBad: false });
  const warn = (text: string) => setNotice({ text, isBad: true });
  const editor = useEditor({
    ...{ workbench, reload },
    onProblem: warn,
    async onSaved(label, keys) {
      setIsBusy(true);
      tell(`Done: ${label}.`);
      await reload();
      const [key] = keys;
      if (key !== undefined) setSelected({ kind: 'fact', key });
      setIsBusy(false);
    },
  });

  const source =
    workbench?.sources.find(({ id }) => id === sourceId) ?? workbench?.sources[0] ?? null;
  const facts = useMemo(
    () => (workbench && source ? inOrder(workbench, source.id) : []),
    [workbench, source],
  );
  const sentences = source?.paragraphs.flatMap((paragraph) => paragraph.sentences) ?? [];
  const fact =
    selected?.kind === 'fact' ? (facts.find(({ key }) => key === selected.key) ?? null) : null;
  const seen = workbench?.files ?? {};
  const patches = usePatches(workbench?.files);

  async function run(
    label: string,
    act: () => Promise<Reply<EditResult>>,
    then: () => void = () => {},
  ): Promise<void> {
    setIsBusy(true);
    const given = await act();
    const isDone = given.isOk && given.value.kind === 'saved';
    if (isDone) tell(`Done: ${label}.`);
    else warn(given.isOk ? sayRefusal(given.value) : given.why);
    await reload();
    if (isDone) then();
    setIsBusy(false);
  }

  function select(key: string | undefined): void {
    if (key === undefined) return;
    setIsJoining(false);
    setSelected({ kind: 'fact', key });
  }

  return {
    ...{ workbench, problem, isLost, source, facts, sentences, fact, selected, editor },
    ...{ notice, isBusy, isJoining, setIsJoining, select, setSourceId, patches },
    dismiss: () => setNotice(null),
    selectSentence(sentence: SentenceView) {
      const [first] = sentence.facts;
      if (first !== undefined) return select(first);
      setIsJoining(false);
      setSelected({ kind: 'sentence', sentence });
    },
    /** Goes so many facts on, from the one that is looked at. */
    step(by: 1 | -1) {
      const at = fact ? facts.indexOf(fact) : by === 1 ? -1 : facts.length;
      select(facts[Math.min(Math.max(at + by, 0), facts.length - 1)]?.key);
    },
    stepSentence() {
      const bare = sentences.filter(({ state }) => state === 'nothing');
      const at =
        selected?.kind === 'sentence'
          ? bare.findIndex(({ id }) => id === selected.sentence.id)
          : -1;
      const next = bare[at + 1] ?? bare[0];
      if (next) setSelected({ kind: 'sentence', sentence: next });
      else tell('Something stands on every sentence.');
    },
    accept() {
      if (fact?.state !== 'draft') return;
      const at = facts.indexOf(fact);
      const others = [...facts.slice(at + 1), ...facts.slice(0, at)];
      const next = others.find(({ state }) => state === 'draft');
      const edit = acceptEdit(fact, seen);
      void run(
        edit.label,
        () => saveEdit(edit),
        () => select(next?.key),
      );
    },
    remove() {
      if (!fact) return;
      const at = facts.indexOf(fact);
      const edit = deleteEdit(fact, seen);
      void run(
        edit.label,
        () => saveEdit(edit),
        () => select((facts[at + 1] ?? facts[at - 1])?.key),
      );
    },
    undo: () => void run(`undo ${workbench?.undo ?? ''}`.trim(), undoEdit),
    redo: () => void run(`redo ${workbench?.redo ?? ''}`.trim(), redoEdit),
    acceptPatch(patch: PatchView) {
      const edit = patchEdit(patch, seen);
      if (edit) void run(edit.label, () => saveEdit(edit));
    },
    editPatch(patch: PatchView) {
      const form = patchForm(patch, seen);
      if (form?.kind === 'set') select(form.key);
      if (form) editor.begin(form, form.kind === 'set' ? 'notInSource' : 'questions');
    },
    async removePatch({ id, title }: PatchView) {
      const reply = await dropPatch(id);
      const why = reply.isOk ? reply.value.note : reply.why;
      if (why === null) tell(`Done: drop “${title}”.`);
      else warn(why);
      await patches.reload();
    },
    edit(given: FactView | null = fact, field?: keyof FactView['fields']) {
      if (!given) return;
      select(given.key);
      editor.begin({ kind: 'set', key: given.key, fields: given.fields, seen }, field);
    },
    join(other: FactView) {
      if (!fact) return;
      setIsJoining(false);
      const fields = joinFields(fact.fields, other.fields);
      editor.begin({ kind: 'join', key: fact.key, other, fields, seen });
    },
    part() {
      if (!fact) return;
      const { key, fields } = fact;
      editor.begin({ kind: 'part', key, fields, part: emptyPart(fields), seen }, null);
    },
    resume() {
      const { left } = editor;
      if (left && left.kind !== 'add') select(left.key);
      editor.resume();
    },
    async make(sentence: SentenceView) {
      if (!source) return;
      setSelected({ kind: 'sentence', sentence });
      const reply = await proposeFact({ source: source.id, quote: sentence.text });
      const why = reply.isOk ? reply.value.note : reply.why;
      if (!reply.isOk || reply.value.fields === null) return warn(why ?? 'It cannot be drafted.');
      editor.begin({ kind: 'add', fields: reply.value.fields, seen }, 'questions');
    },
  };
}

/** The facts of a source in the order of its text; then those that it has no place for. */
function inOrder({ facts, sources }: Workbench, source: string): FactView[] {
  const order = new Map(
    sources
      .filter(({ id }) => id === source)
      .flatMap(({ paragraphs }) => paragraphs.flatMap(({ sentences }) => sentences))
      .map(({ id }, n) => [id, n]),
  );
  const placeOf = ({ sentences }: FactView) =>
    Math.min(...sentences.map((id) => order.get(id) ?? Number.POSITIVE_INFINITY));
  return facts
    .filter((fact) => fact.sentences.length === 0 || fact.sentences.some((id) => order.has(id)))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || 0);
}

function sayRefusal(result: EditResult): string {
  switch (result.kind) {
    case 'refused':
      return result.why;
    case 'changed':
      return `${result.file} was changed by somebody else just now. It is read anew; look again, and repeat.`;
    case 'faulty': {
      const [fault] = [...result.faults.flat(), ...result.elsewhere];
      return `Not done: ${fault?.found ?? 'something is wrong with it.'} ${fault?.remedy ?? ''}`;
    }
    case 'saved':
      return '';
  }
}
