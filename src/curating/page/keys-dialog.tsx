import { useEffect, useRef } from 'react';

const keys: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['j', '↓'], does: 'the next fact' },
  { keys: ['k', '↑'], does: 'the one before' },
  { keys: ['n'], does: 'the next sentence with nothing on it' },
  { keys: ['a'], does: 'accept the draft, and go to the next' },
  { keys: ['e'], does: 'edit the fact' },
  { keys: ['m'], does: 'join it with another' },
  { keys: ['p'], does: 'part it into two' },
  { keys: ['Delete'], does: 'delete it' },
  { keys: ['Enter'], does: 'save (in a field of several lines Ctrl+Enter)' },
  { keys: ['Esc'], does: 'leave the form, or the answer' },
  { keys: ['u'], does: 'undo' },
  { keys: ['r'], does: 'redo' },
  { keys: ['/'], does: 'the question box' },
  { keys: ['?'], does: 'this list' },
];

/** All that can be done without a mouse. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">Keys</h2>
      <dl>
        {keys.map(({ keys: each, does }) => (
          <div key={does}>
            <dt>
              {each.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className="button">
          Close
        </button>
      </form>
    </dialog>
  );
}
