import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Change, Said, WhyView } from '../workbench-view.ts';
import { Icon } from './icons.tsx';
import { askDesk } from './workbench-client.ts';

/** Asks the desk as it would be with what is on the page, and shows why it says so. */
export function QuestionBox({
  inputRef,
  version,
  changes,
  onFact,
}: {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** Another one asks the same again: the answer is always that of what is on the page. */
  readonly version: unknown;
  /** What is not saved yet. */
  readonly changes: readonly Change[];
  readonly onFact: (key: string) => void;
}) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const latest = useRef(0);
  const unsaved = useRef(changes);
  unsaved.current = changes;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the page shows something else.
  useEffect(() => {
    if (asked === null) return;
    latest.current += 1;
    const turn = latest.current;
    setIsAsking(true);
    void askDesk(asked, unsaved.current).then((reply) => {
      if (turn !== latest.current) return;
      setIsAsking(false);
      setSaid(reply.isOk ? reply.value : { lines: [], why: [], note: reply.why });
    });
  }, [asked, version]);

  function ask(event: FormEvent): void {
    event.preventDefault();
    const question = text.trim();
    if (question !== '') setAsked(question);
  }
  function close(): void {
    latest.current += 1;
    setAsked(null);
    setSaid(null);
    setIsAsking(false);
  }

  return (
    <search className="question-box">
      <form onSubmit={ask}>
        <Icon name="search" />
        <input
          ref={inputRef}
          className="question"
          aria-label="Ask the draft"
          placeholder="Ask the draft, or claim something"
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={({ key, currentTarget }) => {
            if (key !== 'Escape') return;
            close();
            currentTarget.blur();
          }}
        />
        <kbd>/</kbd>
        <button type="submit" className="button primary small" disabled={text.trim() === ''}>
          Ask
        </button>
      </form>
      {asked !== null && (
        <section className="said" aria-label="Answer" aria-busy={isAsking}>
          <div className="said-head">
            <strong>{asked}</strong>
            <button type="button" className="tool" aria-label="Close the answer" onClick={close}>
              <Icon name="close" />
            </button>
          </div>
          <div role="status">
            {said === null ? <p className="muted">Asking…</p> : <Answer said={said} />}
          </div>
          {said !== null && said.why.length > 0 && <Why why={said.why} onFact={onFact} />}
        </section>
      )}
    </search>
  );
}

function Answer({ said: { lines, note } }: { readonly said: Said }) {
  return (
    <>
      {note !== null && <p className="note">{note}</p>}
      {lines.map(({ role, text }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one answer never change places.
        <p key={n} className={`said-${role}`}>
          {text}
        </p>
      ))}
    </>
  );
}

function Why({
  why,
  onFact,
}: {
  readonly why: readonly WhyView[];
  readonly onFact: (key: string) => void;
}) {
  return (
    <div className="why">
      <h3>Why</h3>
      {why.map(({ fact, heading, lines }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what explains one answer never changes places.
        <details key={n} open={n === 0}>
          <summary>{heading}</summary>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {fact !== null && (
            <button type="button" className="link" onClick={() => onFact(fact)}>
              Show this fact
            </button>
          )}
        </details>
      ))}
    </div>
  );
}
