import { type ReactNode, useEffect, useRef } from 'react';
import type { FaultView } from '../workbench-view.ts';
import { FaultList } from './fault-list.tsx';

export interface FieldProps {
  readonly id: string;
  /** Whether the form begins here. */
  readonly hasFocus: boolean;
  readonly faults: readonly FaultView[];
}

interface LabelProps {
  readonly label: string;
  readonly hint?: string;
}

/** A field of one line: Enter in it saves. */
export function LineField({
  value,
  onChange,
  ...props
}: FieldProps &
  LabelProps & { readonly value: string; readonly onChange: (value: string) => void }) {
  const input = useFocus<HTMLInputElement>(props.hasFocus);
  return (
    <Labelled {...props}>
      <input
        {...toAria(props)}
        ref={input}
        className="field"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Labelled>
  );
}

/** A field of several lines. */
export function TextField({
  value,
  isCode = false,
  onChange,
  ...props
}: FieldProps &
  LabelProps & {
    readonly value: string;
    readonly isCode?: boolean;
    readonly onChange: (value: string) => void;
  }) {
  const input = useFocus<HTMLTextAreaElement>(props.hasFocus);
  return (
    <Labelled {...props}>
      <textarea
        {...toAria(props)}
        ref={input}
        className={isCode ? 'field code' : 'field'}
        rows={isCode ? Math.max(2, value.split('\n').length) : 2}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Labelled>
  );
}

/** A list with one entry a line. Empty lines are kept while somebody types, and are no entries. */
export function LinesField({
  lines,
  onChange,
  ...props
}: FieldProps &
  LabelProps & {
    readonly lines: readonly string[];
    readonly onChange: (lines: readonly string[]) => void;
  }) {
  const input = useFocus<HTMLTextAreaElement>(props.hasFocus);
  return (
    <Labelled {...props}>
      <textarea
        {...toAria(props)}
        ref={input}
        className="field"
        rows={Math.max(2, lines.length)}
        value={lines.join('\n')}
        onChange={({ target }) => onChange(target.value === '' ? [] : target.value.split('\n'))}
      />
    </Labelled>
  );
}

function Labelled({
  id,
  label,
  hint,
  faults,
  children,
}: FieldProps & LabelProps & { readonly children: ReactNode }) {
  return (
    <div className="labelled">
      <p className="label-line">
        <label htmlFor={id}>{label}</label>
        {hint && (
          <span className="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </p>
      {children}
      <FaultList faults={faults} id={`${id}-faults`} />
    </div>
  );
}

function toAria({ id, faults, hint }: FieldProps & LabelProps) {
  const described = [
    ...(faults.length > 0 ? [`${id}-faults`] : []),
    ...(hint ? [`${id}-hint`] : []),
  ];
  return {
    id,
    'aria-invalid': faults.length > 0,
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
  };
}

function useFocus<T extends HTMLElement>(hasFocus: boolean) {
  const element = useRef<T>(null);
  useEffect(() => {
    if (hasFocus) element.current?.focus();
  }, [hasFocus]);
  return element;
}
