import type { FormEvent, KeyboardEvent } from 'react';
import type { FactFields } from '../workbench-view.ts';
import { ConflictView } from './conflict-view.tsx';
import { FactForm } from './fact-form.tsx';
import { FaultList } from './fault-list.tsx';
import { KeyHint } from './key-hint.tsx';
import { PartLists } from './part-lists.tsx';
import type { Editor } from './use-editor.ts';

/** What stands in the place of a fact while somebody changes it. */
export function EditPanel({
  editor,
  sourceIds,
}: {
  readonly editor: Editor;
  readonly sourceIds: readonly string[];
}) {
  const { form, faults, partFaults, elsewhere, isProving, conflict, isStale, change, save, leave } =
    editor;
  if (!form) return null;
  const count = faults.length + partFaults.length + elsewhere.length;

  function onKey(event: KeyboardEvent): void {
    const isField = event.target instanceof HTMLTextAreaElement;
    if (event.key === 'Escape') {
      event.stopPropagation();
      leave();
    } else if (event.key === 'Enter' && isField && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  }

  return (
    <form
      className="card editing"
      aria-label={headings[form.kind]}
      onKeyDown={onKey}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{headings[form.kind]}</h2>
      {form.kind === 'join' && (
        <p className="note">
          “{form.other.fields.title}” goes. What it had stands below: mend the answer, then save.
        </p>
      )}
      {isStale && !conflict && (
        <p className="note">
          Somebody changed this file just now. Saving shows you both, and overwrites nothing.
        </p>
      )}
      {conflict && <ConflictView conflict={conflict} onMine={editor.saveOver} onTheirs={leave} />}
      {form.kind === 'part' && <PartLists form={form} onChange={change} />}
      {form.kind === 'part' && <h2>What stays</h2>}
      <FactForm
        name="fact"
        fields={form.fields}
        faults={faults}
        focus={editor.focus}
        sourceIds={sourceIds}
        onChange={(fields: FactFields) => change({ ...form, fields })}
      />
      {form.kind === 'part' && (
        <>
          <h2>The new fact</h2>
          <FactForm
            name="part"
            fields={form.part}
            faults={partFaults}
            focus={null}
            sourceIds={sourceIds}
            onChange={(part: FactFields) => change({ ...form, part })}
          />
        </>
      )}
      {elsewhere.length > 0 && (
        <>
          <h3>This would break</h3>
          <FaultList faults={elsewhere} hasPlace />
        </>
      )}
      <div className="form-foot">
        <button type="submit" className="button primary" disabled={count > 0}>
          Save <KeyHint name="Enter" />
        </button>
        <button type="button" className="button" onClick={leave}>
          Leave <KeyHint name="Esc" />
        </button>
        <p className={count > 0 ? 'proof error' : 'proof muted'} role="status">
          {sayProof(count, isProving)}
        </p>
      </div>
    </form>
  );
}

const headings = {
  set: 'Edit this fact',
  add: 'A new fact',
  join: 'Two facts into one',
  part: 'One fact into two',
} as const;

function sayProof(count: number, isProving: boolean): string {
  if (count > 0) return count === 1 ? 'One thing to mend' : `${count} things to mend`;
  return isProving ? 'Proving…' : 'Proved against the whole base';
}
