import { BoundedMap } from './bounded-map.ts';

export interface ThreadLimitOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly answers?: number;
  readonly perMilliseconds?: number;
}

/** Whether one more answer may go into a thread. Counts it when it may. */
export type ThreadLimit = (thread: string) => boolean;

/** Makes a limit that ends any conversation between the desk and another machine. */
export function createThreadLimit({
  now,
  answers = 3,
  perMilliseconds = 60_000,
}: ThreadLimitOptions): ThreadLimit {
  const threads = new BoundedMap<readonly number[]>(1_000);

  return function mayAnswer(thread) {
    const time = now();
    const recent = (threads.get(thread) ?? []).filter((at) => at > time - perMilliseconds);
    if (recent.length >= answers) return false;
    threads.set(thread, [...recent, time]);
    return true;
  };
}
