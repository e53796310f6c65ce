import { type ReactNode, useLayoutEffect, useRef } from 'react';

export interface MessageListProps {
  readonly label: string;
  /** Changes with whatever should bring the end into sight. */
  readonly last: string;
  readonly before?: ReactNode;
  readonly children: ReactNode;
}

/** Messages, oldest first, with the newest in sight. */
export function MessageList({ label, last, before, children }: MessageListProps) {
  const box = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what scrolls it.
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [last]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="message-scroll" ref={box} aria-label={label} tabIndex={0}>
      <div className="message-fill" />
      {before}
      <ol className="message-list">{children}</ol>
    </section>
  );
}
