/** Tells whoever listens that something changed, and lets them wait until it has. */
export interface Changes {
  notify(): void;
  /** Gives what ends the listening. */
  listen(listener: () => void): () => void;
  /**
   * Resolves when a condition holds, looking again at every change.
   *
   * @param within  Milliseconds, after which it rejects, saying what was waited for.
   */
  until(condition: () => boolean, waitedFor: string, within?: number): Promise<void>;
}

export function createChanges(): Changes {
  const listeners = new Set<() => void>();
  const listen: Changes['listen'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

  return {
    listen,
    notify() {
      for (const listener of listeners) listener();
    },
    until(condition, waitedFor, within = 10_000) {
      if (condition()) return Promise.resolve();

      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`Waited ${within} ms in the local Slack for ${waitedFor}.`));
        }, within);
        const stop = listen(() => {
          if (!condition()) return;
          clearTimeout(timer);
          stop();
          resolve();
        });
      });
    },
  };
}
