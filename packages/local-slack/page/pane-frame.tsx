import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icons.tsx';

export interface PaneFrameProps {
  readonly title: string;
  readonly about: string;
  /** Whether a person asked for it: then it takes the focus. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The pane beside a conversation. Gives the focus back, when it closes, to where it was. */
export function PaneFrame({ title, about, takesFocus, onClose, children }: PaneFrameProps) {
  const close = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    if (takesFocus) close.current?.focus();
    return () => {
      if (takesFocus && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [takesFocus]);

  return (
    <aside
      className="pane"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className="pane-head">
        <h2>
          {title} <span className="muted">{about}</span>
        </h2>
        <button
          ref={close}
          type="button"
          className="tool"
          aria-label={`Close ${title.toLowerCase()}`}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      {children}
    </aside>
  );
}
