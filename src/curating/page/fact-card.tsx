import type { ReactNode } from 'react';
import type { FactView } from '../workbench-view.ts';
import { FaultList } from './fault-list.tsx';
import { KeyHint } from './key-hint.tsx';

/** What somebody can do with the fact that they look at. */
export interface FactActions {
  readonly onAccept: () => void;
  readonly onEdit: () => void;
  readonly onJoin: () => void;
  readonly onPart: () => void;
  readonly onDelete: () => void;
}

/** A fact, whole, with what can be done with it. */
export function FactCard({
  fact,
  actions,
  children,
}: {
  readonly fact: FactView;
  readonly actions: FactActions;
  /** Stands in place of the actions, as what asks with which fact to join it. */
  readonly children?: ReactNode;
}) {
  const { fields, state, faults } = fact;
  // Nobody wants to read the same twice.
  const isQuoted = fields.citations.some(({ quote }) => quote === fields.answer);
  return (
    <div className="card">
      {!isQuoted && <p className="card-answer">{fields.answer}</p>}
      {fields.citations.map(({ quote }) => (
        <blockquote key={quote} className={state}>
          {quote}
        </blockquote>
      ))}
      {(fields.attribution !== '' || fields.note !== '') && (
        <p className="small muted">
          {fields.attribution !== '' &&
            `${fields.view ? 'The view of' : 'Said by'} ${fields.attribution}. `}
          {fields.note}
        </p>
      )}
      <FaultList faults={faults} />
      {children ?? <ActionBar state={state} hasFaults={faults.length > 0} actions={actions} />}
      <div className="card-lists">
        <Part title="Questions" items={fields.questions} none="None yet" />
        <Part title="Not in the source" items={fields.notInSource} none="No near misses yet" />
        {(fields.values.length > 0 || fact.lacks.includes('values')) && (
          <section>
            <h3>Values</h3>
            {fields.values.length === 0 && (
              <p className="none">None yet: claims meet only the quote</p>
            )}
            {fields.values.map((value) => (
              <ValueLine key={value} value={value} />
            ))}
          </section>
        )}
        {fields.more !== '' && (
          <details className="rest">
            <summary>Other fields</summary>
            <pre>{fields.more}</pre>
          </details>
        )}
      </div>
      <p className="card-foot small muted">
        {fact.file}:{fact.line} · {fields.id}
      </p>
    </div>
  );
}

function ActionBar({
  state,
  hasFaults,
  actions,
}: {
  readonly state: FactView['state'];
  readonly hasFaults: boolean;
  readonly actions: FactActions;
}) {
  return (
    <div className="actions" role="toolbar" aria-label="This fact">
      {state === 'draft' && (
        <Action label="Accept" hint="a" kind="primary" isOff={hasFaults} onDo={actions.onAccept} />
      )}
      <Action label="Edit" hint="e" onDo={actions.onEdit} />
      <Action label="Join" hint="m" onDo={actions.onJoin} />
      <Action label="Part" hint="p" onDo={actions.onPart} />
      <Action label="Delete" hint="Del" kind="danger" onDo={actions.onDelete} />
    </div>
  );
}

function Action({
  label,
  hint,
  kind = '',
  isOff = false,
  onDo,
}: {
  readonly label: string;
  readonly hint: string;
  readonly kind?: 'primary' | 'danger' | '';
  readonly isOff?: boolean;
  readonly onDo: () => void;
}) {
  return (
    <button type="button" className={`button ${kind}`} disabled={isOff} onClick={onDo}>
      {label} <KeyHint name={hint} />
    </button>
  );
}

function Part({
  title,
  items,
  none,
}: {
  readonly title: string;
  readonly items: readonly string[];
  readonly none: string;
}) {
  return (
    <section>
      <h3>{title}</h3>
      {items.length === 0 ? <p className="none">{none}</p> : <Items items={items} />}
    </section>
  );
}

/** How many entries of a list are read at a glance. */
const glance = 6;

function Items({ items }: { readonly items: readonly string[] }) {
  const rest = items.slice(glance);
  return (
    <>
      <ul>
        {items.slice(0, glance).map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <ul>
            {rest.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** A value in a row: each part with what it is. What is nested in it is shown in the form only. */
function ValueLine({ value }: { readonly value: string }) {
  const parts = value.split('\n').flatMap((line) => /^(\w+): (.+)$/.exec(line)?.slice(1, 3) ?? []);
  const pairs = parts.flatMap((part, n) => (n % 2 === 0 ? [[part, parts[n + 1] ?? '']] : []));
  return (
    <dl className="value">
      {pairs.map(([key, words]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
