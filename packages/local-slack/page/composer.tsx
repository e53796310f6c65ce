import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ActResult } from '../src/page-server/page-state.ts';
import { type Completion, findCompletions } from './find-completions.ts';
import { Icon } from './icons.tsx';
import { usePage } from './page-context.ts';

/** Where a person types: `/` offers commands, `@` offers people, Enter sends, Shift and Enter breaks the line. */
export function Composer({
  channelId,
  label,
  placeholder = '',
  initialText = '',
  hasCommands = false,
  isFocused = false,
  onSend,
  onCancel,
}: {
  readonly channelId: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly initialText?: string;
  /** Commands are offered only where Slack takes them. */
  readonly hasCommands?: boolean;
  readonly isFocused?: boolean;
  readonly onSend: (text: string) => Promise<ActResult>;
  readonly onCancel?: () => void;
}) {
  const { frame } = usePage();
  const [text, setText] = useState(initialText);
  const [caret, setCaret] = useState(initialText.length);
  const [place, setPlace] = useState(0);
  const [isClosed, setIsClosed] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const completions = isClosed ? [] : findCompletions({ text, caret, frame, hasCommands });
  const chosen = completions[Math.min(place, completions.length - 1)];

  // biome-ignore lint/correctness/useExhaustiveDependencies: a conversation opens with the caret ready.
  useEffect(() => {
    if (!isFocused && !onCancel) return;
    // After the pane around it, which takes the focus first.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [channelId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it grows with what is typed.
  useEffect(() => {
    if (!field.current) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [text]);

  function change(next: string, nextCaret: number): void {
    setText(next);
    setCaret(nextCaret);
    setPlace(0);
    setIsClosed(false);
  }

  function complete({ start, insert }: Completion): void {
    const next = `${text.slice(0, start)}${insert} ${text.slice(caret).trimStart()}`;
    const nextCaret = start + insert.length + 1;
    // At once: whoever types on must not have the caret moved under their fingers.
    flushSync(() => change(next, nextCaret));
    field.current?.focus();
    field.current?.setSelectionRange(nextCaret, nextCaret);
  }

  async function send(): Promise<void> {
    const typed = text.trim();
    if (typed === '') return;
    change('', 0);
    const result = await onSend(typed);
    // What could not be sent is not lost.
    if (!result.ok) change(typed, typed.length);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (chosen) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) {
        event.preventDefault();
        setPlace((place + step + completions.length) % completions.length);
        return;
      }
      if (event.key === 'Tab' || event.key === 'Enter') {
        event.preventDefault();
        complete(chosen);
        return;
      }
      if (event.key === 'Escape') {
        event.stopPropagation();
        setIsClosed(true);
        return;
      }
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape' && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  }

  return (
    <div className="composer">
      {completions.length > 0 && (
        <div className="completions" id={`${id}-list`} role="listbox" aria-label="Suggestions">
          {completions.map((completion, n) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's.
            <div
              key={completion.insert}
              id={`${id}-${n}`}
              role="option"
              tabIndex={-1}
              aria-selected={completion === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => complete(completion)}
            >
              <strong>{completion.insert}</strong> <span className="muted">{completion.about}</span>
            </div>
          ))}
        </div>
      )}
      <textarea
        ref={field}
        rows={1}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={completions.length > 0}
        aria-controls={completions.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={chosen ? `${id}-${completions.indexOf(chosen)}` : undefined}
        placeholder={placeholder}
        value={text}
        onChange={({ target }) => change(target.value, target.selectionStart)}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={onKey}
      />
      <div className="composer-foot">
        {onCancel && (
          <button type="button" className="button" onClick={onCancel}>
            Cancel
          </button>
        )}
        <button
          type="button"
          className="button send"
          aria-label={onCancel ? 'Save' : 'Send'}
          disabled={text.trim() === ''}
          onClick={() => void send()}
        >
          {onCancel ? 'Save' : <Icon name="send" />}
        </button>
      </div>
    </div>
  );
}
