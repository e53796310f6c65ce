import { useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../src/json.ts';
import type { SlackView } from '../src/workspace/view-store.ts';
import { BlockList } from './block-list.tsx';
import { Icon } from './icons.tsx';
import { usePage } from './page-context.ts';
import { textAt } from './text-at.ts';
import { useFilledView } from './use-filled-view.ts';

/** A modal of the app. The browser keeps the focus inside and closes it on Escape. */
export function ModalDialog({ view }: { readonly view: SlackView }) {
  const { act } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  const { values, fill, enter } = useFilledView(view);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [isSending, setIsSending] = useState(false);
  const holder: JsonObject = { title: view.title, submit: view.submit, close: view.close };
  const submitLabel = textAt(holder, 'submit');

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  async function submit(): Promise<void> {
    setIsSending(true);
    const result = await act({ do: 'submit', viewId: view.id, values });
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
          <BlockList blocks={view.blocks} errors={errors} onElement={fill} onEnter={enter} />
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
