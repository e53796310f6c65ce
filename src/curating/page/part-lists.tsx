import { useEffect, useRef } from 'react';
import { type Form, moveEntry, type PartedList } from './form-state.ts';
import { Icon } from './icons.tsx';

const lists: readonly { readonly list: PartedList; readonly title: string }[] = [
  { list: 'questions', title: 'Questions' },
  { list: 'values', title: 'Values' },
  { list: 'notInSource', title: 'Not in the source' },
];

/** Which entries go into the new fact. A press moves one to the other side. */
export function PartLists({
  form,
  onChange,
}: {
  readonly form: Extract<Form, { kind: 'part' }>;
  readonly onChange: (form: Form) => void;
}) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.querySelector('button')?.focus(), []);

  return (
    <section ref={section} className="parting" aria-label="What goes where">
      <h2>What goes where</h2>
      <p className="hint">Press a line to move it to the other side.</p>
      <div className="sides heads" aria-hidden="true">
        <span>Stays</span>
        <span>Goes into the new fact</span>
      </div>
      {lists.map(({ list, title }) => (
        <div key={list} className="sides">
          <h3>{title}</h3>
          {([false, true] as const).map((isNew) => (
            <ul key={String(isNew)} aria-label={`${title}: ${isNew ? 'new fact' : 'stays'}`}>
              {(isNew ? form.part : form.fields)[list].map((entry) => (
                <li key={entry}>
                  <button
                    type="button"
                    onClick={() => onChange(moveEntry(form, { list, entry, isNew }))}
                  >
                    <Icon name="swap" /> {entry}
                  </button>
                </li>
              ))}
            </ul>
          ))}
        </div>
      ))}
    </section>
  );
}
