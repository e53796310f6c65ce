import { useId } from 'react';
import { isJsonObject, type JsonObject } from '../src/json.ts';
import type { ElementValue } from '../src/people/element-state.ts';
import { ChoiceControl } from './choice-control.tsx';
import { tellsApp } from './tells-app.ts';
import { textAt } from './text-at.ts';

/** What a person did with an element. */
export type OnElement = (blockId: string, actionId: string, value?: ElementValue) => void;

export interface InputBlockProps {
  readonly block: JsonObject;
  readonly onElement: OnElement;
  /** Enter was pressed in a field that tells the app then. */
  readonly onEnter?: OnElement | undefined;
  readonly error: string | null;
}

/** A labelled input of a modal or a Home, with its hint and what is wrong with it. */
export function InputBlock({ block, onElement, onEnter, error }: InputBlockProps) {
  const id = useId();
  const { element } = block;
  const hint = textAt(block, 'hint');
  const label = textAt(block, 'label');
  if (!isJsonObject(element)) return null;

  const blockId = String(block['block_id'] ?? '');
  const actionId = String(element['action_id'] ?? 'element_0');
  const notes = [
    ...(hint === '' ? [] : [`${id}-hint`]),
    ...(error === null ? [] : [`${id}-error`]),
  ];
  return (
    <div className="input-block">
      <label htmlFor={id}>
        {label}
        {block['optional'] === true && <span className="muted"> (optional)</span>}
      </label>
      <ChoiceControl
        element={element}
        id={id}
        label={label}
        describedBy={notes.length === 0 ? undefined : notes.join(' ')}
        onChoose={(value) => onElement(blockId, actionId, value)}
        onEnter={
          onEnter && tellsApp(block) === 'at Enter'
            ? (value) => onEnter(blockId, actionId, value)
            : undefined
        }
      />
      {hint !== '' && (
        <p id={`${id}-hint`} className="muted small">
          {hint}
        </p>
      )}
      {error !== null && (
        <p id={`${id}-error`} className="error small" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
