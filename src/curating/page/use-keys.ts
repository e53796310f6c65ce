import { useEffect, useRef } from 'react';

/** What each key does while nobody types. By `KeyboardEvent.key`. */
export type KeyActs = Readonly<Record<string, () => void>>;

/** Listens to single keys, wherever the focus is but in a field or a dialog. */
export function useKeys(acts: KeyActs): void {
  const latest = useRef(acts);
  latest.current = acts;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof Element && target.closest('dialog') !== null)
  );
}
