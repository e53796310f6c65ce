import { useState } from 'react';
import type { ElementValue } from '../src/people/element-state.ts';
import type { SlackView } from '../src/workspace/view-store.ts';
import { usePage } from './page-context.ts';
import { tellsApp } from './tells-app.ts';

type Values = Record<string, Record<string, string | string[] | null>>;

/** What a person filled into a view, and what they do with its elements. */
export interface FilledView {
  readonly values: Values;
  /** Something was chosen, typed or pressed. */
  readonly fill: (blockId: string, actionId: string, value?: ElementValue) => void;
  /** Enter was pressed in a field that tells the app then. */
  readonly enter: (blockId: string, actionId: string, value?: ElementValue) => void;
}

/** Keeps what a person fills into a modal or a Home, and tells the app of what it wants to hear of at once. */
export function useFilledView(view: SlackView): FilledView {
  const { act } = usePage();
  const [values, setValues] = useState<Values>({});

  function tell(blockId: string, actionId: string, value: ElementValue | undefined): void {
    const kept = copy(value ?? null);
    const filled = { ...values, [blockId]: { ...values[blockId], [actionId]: kept } };
    void act({
      ...{ do: 'pressInView', viewId: view.id, blockId, actionId },
      ...(value === undefined ? { values } : { value: kept, values: filled }),
    });
  }

  return {
    values,
    fill(blockId, actionId, value) {
      const kept = copy(value ?? null);
      if (value !== undefined) {
        setValues((before) => ({ ...before, [blockId]: { ...before[blockId], [actionId]: kept } }));
      }
      if (isToldAtOnce(view, blockId)) tell(blockId, actionId, value);
    },
    enter: tell,
  };
}

/** Whether the app hears of a change in a block at once. */
function isToldAtOnce({ blocks }: SlackView, blockId: string): boolean {
  const block = blocks.find((candidate) => candidate['block_id'] === blockId);
  return block !== undefined && tellsApp(block) === 'at change';
}

function copy(value: ElementValue): string | string[] | null {
  return typeof value === 'object' && value !== null ? [...value] : value;
}
