import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PostedMessage } from '../src/workspace/message-store.ts';

/** How far from the end still counts as being there, in pixels. */
const nearEnd = 40;

/** Where the list is held, whatever grows or narrows: at its end, at a message, or where the person scrolled to. */
type Hold = { readonly at: 'end' | 'person' } | { readonly at: 'message'; readonly ts: string };

/**
 * Messages, oldest first. Whoever is at the end stays there; whoever scrolled away stays where they are, and is told
 * of what is new.
 */
export function MessageList({
  label,
  messages,
  startAt = null,
  sends,
  before,
  children,
}: {
  readonly label: string;
  /** What is shown, oldest first. */
  readonly messages: readonly PostedMessage[];
  /** The message to open at; `null` for the end. */
  readonly startAt?: string | null;
  /** How often the person sent something from here: they then want to see what comes of it. */
  readonly sends: number;
  readonly before?: ReactNode;
  readonly children: ReactNode;
}) {
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const hold = useRef<Hold>(startAt === null ? { at: 'end' } : { at: 'message', ts: startAt });
  /** Where we left it ourselves, and at which size: where only the place is another, a person scrolled. */
  const ours = useRef({ top: 0, height: 0, inside: 0 });
  /** Whether the last message was in sight before the next one came. */
  const isEndSeen = useRef(true);
  const newest = messages.reduce((most, { message }) => Math.max(most, Number(message.ts)), 0);
  const seen = useRef(newest);
  const [hasNew, setHasNew] = useState(false);

  function keep(): void {
    const { current } = box;
    if (!current) return;
    if (hold.current.at !== 'person') current.scrollTop = topOf(current, hold.current);
    note(current);
  }

  function note(list: HTMLElement): void {
    const { scrollTop: top, clientHeight: height, scrollHeight: inside } = list;
    ours.current = { top, height, inside };
    isEndSeen.current = isAtEnd(list);
    if (!isEndSeen.current) return;
    if (hold.current.at === 'person') hold.current = { at: 'end' };
    setHasNew(false);
  }

  function follow(): void {
    hold.current = { at: 'end' };
    keep();
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it reads is held in refs.
  useEffect(() => {
    if (!box.current || !content.current) return;
    const observer = new ResizeObserver(keep);
    observer.observe(box.current);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something was sent.
  useEffect(() => {
    if (sends > 0) follow();
  }, [sends]);
  // Before what is new is laid out.
  useLayoutEffect(() => {
    if (newest <= seen.current) return;
    seen.current = newest;
    if (isEndSeen.current) hold.current = { at: 'end' };
    else setHasNew(true);
  }, [newest]);

  return (
    <div className="message-pane">
      <section
        className="message-scroll"
        ref={box}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={({ currentTarget }) => {
          const { top, height, inside } = ours.current;
          const isSameSize =
            currentTarget.clientHeight === height && currentTarget.scrollHeight === inside;
          // What grows or narrows moves the list too, and is about to be seen to.
          if (!isSameSize || Math.abs(currentTarget.scrollTop - top) <= 1) return;
          hold.current = { at: 'person' };
          note(currentTarget);
        }}
      >
        <div className="message-fill" />
        <div ref={content}>
          {before}
          <ol className="message-list">{children}</ol>
        </div>
      </section>
      {hasNew && (
        <button type="button" className="new-messages" onClick={follow}>
          New messages
        </button>
      )}
    </div>
  );
}

function isAtEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < nearEnd;
}

function topOf(box: HTMLElement, hold: Exclude<Hold, { at: 'person' }>): number {
  if (hold.at === 'message') {
    const message = box.querySelector(`[data-ts="${CSS.escape(hold.ts)}"]`);
    if (message instanceof HTMLElement) return message.offsetTop;
  }
  return box.scrollHeight;
}
