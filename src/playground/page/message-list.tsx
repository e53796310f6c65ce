import { type ReactNode, useEffect, useRef } from 'react';

export interface MessageListProps {
  readonly label: string;
  readonly before?: ReactNode;
  readonly children: ReactNode;
}

/** How far from the end still counts as being there. */
const nearEnd = 40;

/** Messages, oldest first. Whoever is at the end stays there, whatever grows or narrows. */
export function MessageList({ label, before, children }: MessageListProps) {
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);

  useEffect(() => {
    const { current } = box;
    if (!current || !content.current) return;
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) current.scrollTop = current.scrollHeight;
    });
    observer.observe(current);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, []);

  return (
    <section
      className="message-scroll"
      ref={box}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < nearEnd;
      }}
    >
      <div className="message-fill" />
      <div ref={content}>
        {before}
        <ol className="message-list">{children}</ol>
      </div>
    </section>
  );
}
