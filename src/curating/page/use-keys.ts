import { useEffect, useReducer, useRef } from 'react';

/** What each key does while nobody types. By `KeyboardEvent.key`. */
export type KeyActs = Readonly<Record<string, () => void>>;

/**
 * Listens to single keys, wherever the focus is but in a field or a dialog. What is pressed while something is being done
 * waits for what comes of it, so that nobody has to wait for the page.
 */
export function useKeys(acts: KeyActs, isBusy: boolean): void {
  const latest = useRef({ acts, isBusy });
  latest.current = { acts, isBusy };
  const waiting = useRef<string[]>([]);
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);

  // One at a time: the next key means what the page shows after this one.
  useEffect(() => {
    const [key, ...rest] = waiting.current;
    if (isBusy || key === undefined) return;
    waiting.current = rest;
    latest.current.acts[key]?.();
    lookAgain();
  });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      const act = latest.current.acts[event.key];
      if (!act) return;
      event.preventDefault();
      if (latest.current.isBusy || waiting.current.length > 0) waiting.current.push(event.key);
      else act();
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
