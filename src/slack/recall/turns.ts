/** Gives turns, so many milliseconds apart, and none for a while where Slack asks to wait. */
export interface Turns {
  /** Waits for the next turn; of one key, such as a channel, they are further apart. */
  take(key?: string): Promise<void>;
  /** Gives none for so many milliseconds. */
  pause(milliseconds: number): void;
}

export interface TurnsOptions {
  readonly every: number;
  /** Between two turns of one key. */
  readonly everyOfKey?: number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export function createTurns({ every, everyOfKey = every, wait, now }: TurnsOptions): Turns {
  let next = 0;
  const nextOf = new Map<string, number>();

  return {
    async take(key = '') {
      for (;;) {
        const left = Math.max(next, nextOf.get(key) ?? 0) - now();
        if (left <= 0) break;
        await wait(left);
      }
      next = now() + every;
      nextOf.set(key, now() + everyOfKey);
    },
    pause(milliseconds) {
      next = Math.max(next, now() + milliseconds);
    },
  };
}
