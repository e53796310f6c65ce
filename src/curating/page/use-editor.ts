import { useCallback, useEffect, useRef, useState } from 'react';
import { proofPause } from '../../limits.ts';
import type { EditProof, EditResult, FactFields, FaultView, Workbench } from '../workbench-view.ts';
import type { Conflict } from './conflict-view.tsx';
import { type Form, keyOfForm, toEdit } from './form-state.ts';
import { proveEdit, type Reply, saveEdit } from './workbench-client.ts';

export interface Editor {
  /** `null` where nothing is being changed. */
  readonly form: Form | null;
  readonly focus: keyof FactFields | null;
  readonly faults: readonly FaultView[];
  /** Of the new fact, where one is parted. */
  readonly partFaults: readonly FaultView[];
  readonly elsewhere: readonly FaultView[];
  readonly isProving: boolean;
  readonly conflict: Conflict | null;
  /** Whether somebody else changed the file since it was begun. */
  readonly isStale: boolean;
  /** What was left unsaved last; `null` for nothing. */
  readonly left: Form | null;
  /** Takes up again what was left. */
  readonly resume: () => void;
  readonly begin: (form: Form, focus?: keyof FactFields | null) => void;
  readonly change: (form: Form) => void;
  readonly save: () => Promise<void>;
  /** Saves over what somebody else wrote, which was shown. */
  readonly saveOver: () => void;
  readonly leave: () => void;
}

const nothingWrong: EditProof = { faults: [], elsewhere: [] };

/** The form that is open, and what the loader says of it at this moment. */
export function useEditor({
  workbench,
  reload,
  onSaved,
  onProblem,
}: {
  readonly workbench: Workbench | null;
  readonly reload: () => Promise<Workbench | null>;
  readonly onSaved: (label: string, keys: readonly string[]) => void;
  readonly onProblem: (why: string) => void;
}): Editor {
  const [form, setForm] = useState<Form | null>(null);
  const [focus, setFocus] = useState<keyof FactFields | null>(null);
  const [proof, setProof] = useState(nothingWrong);
  const [proved, setProved] = useState<Form | null>(null);
  const [left, setLeft] = useState<Form | null>(null);
  const begun = useRef<Form | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const latest = useRef(0);
  const key = form && keyOfForm(form);
  const file = key?.slice(0, key.indexOf('#'));

  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in the folder decides, too.
  useEffect(() => {
    latest.current += 1;
    const turn = latest.current;
    if (!form) return;
    const timer = setTimeout(async () => {
      const reply = await proveEdit(toEdit(trimmed(form)));
      if (turn !== latest.current) return;
      setProved(form);
      if (reply.isOk) setProof(reply.value);
      else onProblem(reply.why);
    }, proofPause);
    return () => clearTimeout(timer);
  }, [form, workbench?.files]);

  const close = useCallback(() => {
    setForm(null);
    setConflict(null);
    setProof(nothingWrong);
  }, []);
  const open = (next: Form) => {
    setProof(nothingWrong);
    setConflict(null);
    setLeft(null);
    setForm(next);
  };
  useWarning(form !== null && form !== begun.current);

  const send = async (given: Form) => {
    const edit = toEdit(trimmed(given));
    take(edit.label, await saveEdit(edit));
  };

  function take(label: string, reply: Reply<EditResult>): void {
    if (!reply.isOk) {
      onProblem(reply.why);
      return;
    }
    const result = reply.value;
    switch (result.kind) {
      case 'saved':
        close();
        onSaved(label, result.keys);
        break;
      case 'faulty':
        setProof(result);
        break;
      case 'changed':
        setConflict(result);
        break;
      case 'refused':
        onProblem(result.why);
    }
  }

  // A fact that is joined with another is the second change, and one that is parted the first.
  const own = form?.kind === 'join' ? 1 : 0;
  return {
    ...{ form, focus, conflict, left },
    isProving: form !== proved,
    faults: proof.faults[own] ?? [],
    partFaults: form?.kind === 'part' ? (proof.faults[1] ?? []) : [],
    elsewhere: proof.elsewhere,
    isStale: Boolean(form && file && form.seen[file] !== workbench?.files[file]),
    begin(next, field = 'answer') {
      begun.current = next;
      setFocus(field);
      open(next);
    },
    leave() {
      if (form !== begun.current) setLeft(form);
      close();
    },
    resume() {
      if (left) open(left);
    },
    change: setForm,
    async save() {
      if (form) await send(form);
    },
    saveOver() {
      void reload().then((now) => {
        if (!form || !now) return;
        const next = { ...form, seen: now.files };
        setForm(next);
        setConflict(null);
        void send(next);
      });
    },
  };
}

/** The browser asks before it closes a page with something unsaved. */
function useWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}

/** Without the empty lines, and the space around texts, that stand in a field while somebody types. */
function trimmed(form: Form): Form {
  const clean = (fields: FactFields): FactFields => ({
    ...fields,
    id: fields.id.trim(),
    title: fields.title.trim(),
    answer: fields.answer.trim(),
    attribution: fields.attribution.trim(),
    note: fields.note.trim(),
    questions: withoutEmpty(fields.questions),
    notInSource: withoutEmpty(fields.notInSource),
    names: withoutEmpty(fields.names),
  });
  return form.kind === 'part'
    ? { ...form, fields: clean(form.fields), part: clean(form.part) }
    : { ...form, fields: clean(form.fields) };
}

function withoutEmpty(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
