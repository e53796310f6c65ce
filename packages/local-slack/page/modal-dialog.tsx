import { useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../src/json.ts';
import type { ElementValue } from '../src/people/element-state.ts';
import type { SlackView } from '../src/workspace/view-store.ts';
import { BlockList } from './block-list.tsx';
import { Icon } from './icons.tsx';
import { usePage } from './page-context.ts';
import { textAt } from './text-at.ts';

type Values = Readonly<Record<string, Readonly<Record<string, string | string[] | null>>>>;

/** A modal of the app. The browser keeps the focus inside and closes it on Escape. */
export function ModalDialog({ view }: { readonly view: SlackView }) {
  const { act } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  const [values, setValues] = useState<Values>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [isSending, setIsSending] = useState(false);
  const holder: JsonObject = { title: view.title, submit: view.submit, close: view.close };
  const submitLabel = textAt(holder, 'submit');

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  function fill(blockId: string, actionId: string, value: ElementValue = null): void {
    const kept = typeof value === 'object' && value !== null ? [...value] : value;
    setValues((before) => ({ ...before, [blockId]: { ...before[blockId], [actionId]: kept } }));
    if (isDispatching(view, blockId)) {
      void act({ do: 'pressInView', viewId: view.id, blockId, actionId, value: kept });
    }
  }

  async function submit(): Promise<void> {
    setIsSending(true);
    const copied = Object.fromEntries(
      Object.entries(values).map(([id, inner]) => [id, { ...inner }] as const),
    );
    const result = await act({ do: 'submit', viewId: view.id, values: copied });
    setIsSending(false);
    setErrors(result.ok ? (result.errors ?? {}) : {});
  }

  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={`${view.id}-title`}
      onCancel={(event) => {
        event.preventDefault();
        void act({ do: 'close', viewId: view.id });
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <header className="modal-head">
          <h2 id={`${view.id}-title`}>{textAt(holder, 'title')}</h2>
          <button
            type="button"
            className="tool"
            aria-label="Close window"
            onClick={() => void act({ do: 'close', viewId: view.id })}
          >
            <Icon name="close" />
          </button>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section className="modal-body" aria-label="Content" tabIndex={0}>
          {errors[''] !== undefined && (
            <p className="error" role="alert">
              {errors['']}
            </p>
          )}
          <BlockList blocks={view.blocks} errors={errors} onElement={fill} />
        </section>
        <footer className="modal-foot">
          <button
            type="button"
            className="button"
            onClick={() => void act({ do: 'close', viewId: view.id })}
          >
            {textAt(holder, 'close') || 'Cancel'}
          </button>
          {submitLabel !== '' && (
            <button type="submit" className="button primary" disabled={isSending}>
              {submitLabel}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}

/** Whether the app wants to hear of it now: a button or a menu outside of an input, or an input that says so. */
function isDispatching({ blocks }: SlackView, blockId: string): boolean {
  const block = blocks.find((candidate) => candidate['block_id'] === blockId);
  return block !== undefined && (block['type'] !== 'input' || block['dispatch_action'] === true);
}
