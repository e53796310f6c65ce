import { LRUCache } from 'lru-cache';
import { mostRemembered, mostThreadAnswers, threadAnswersPer } from '../../limits.ts';
import { countAnswers } from '../../storage/answer-records.ts';
import type { Database } from '../../storage/database.ts';

export interface Thread {
  readonly teamId: string;
  readonly channelId: string;
  readonly threadTs: string;
  /** The message that is to be answered. */
  readonly askId: string;
}

/** Whether one more answer may go into a thread: what ends any conversation between the desk and another machine. */
export type ThreadLimit = (thread: Thread) => boolean | Promise<boolean>;

export interface ThreadLimitOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly answers?: number;
  readonly perMilliseconds?: number;
}

/** Makes a limit for one process, that counts what it lets pass. */
export function createThreadLimit({
  now,
  answers = mostThreadAnswers,
  perMilliseconds = threadAnswersPer,
}: ThreadLimitOptions): ThreadLimit {
  const threads = new LRUCache<string, readonly number[]>({ max: mostRemembered });

  return function mayAnswer({ teamId, channelId, threadTs }) {
    const thread = JSON.stringify([teamId, channelId, threadTs]);
    const time = now();
    const recent = (threads.get(thread) ?? []).filter((at) => at > time - perMilliseconds);
    if (recent.length >= answers) return false;
    threads.set(thread, [...recent, time]);
    return true;
  };
}

/**
 * Makes a limit for all processes of one database, that counts the answers there. What begins a thread is free: whatever goes on
 * for ever there answers it.
 */
export function createStoredThreadLimit({
  database,
}: {
  readonly database: Database;
}): ThreadLimit {
  return async function mayAnswer(thread) {
    if (thread.askId === thread.threadTs) return true;
    return (await countAnswers(database, thread, threadAnswersPer / 1_000)) < mostThreadAnswers;
  };
}
