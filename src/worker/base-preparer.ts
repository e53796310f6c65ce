import { Worker } from 'node:worker_threads';
import { longestPreparing, longestWorkerIdle } from '../limits.ts';
import type { Prepared, PreparePlace, ToPrepare } from './prepare-thread.ts';
import { readingTypeScript } from './reading-typescript.ts';

/** Proves and prepares the base of a folder in a thread of its own, so that nobody waits for it. */
export interface BasePreparer {
  /** Reads the folder as it is now. One at a time. A thread that is lost is `failed`. */
  prepare(asked: ToPrepare): Promise<Prepared>;
  /** Ends the thread. */
  stop(): Promise<void>;
}

/** This file is JavaScript once it is built; from source, tsx reads it in the thread too. */
const isSource = import.meta.url.endsWith('.ts');
const file = new URL(isSource ? './prepare-thread.ts' : './prepare-thread.js', import.meta.url);

/** Makes what prepares bases. Its thread starts when it is needed, and ends when nothing changed for two minutes. */
export function createBasePreparer(place: PreparePlace): BasePreparer {
  let thread: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;
  let settle: (prepared: Prepared) => void = () => {};

  return {
    prepare(asked) {
      return new Promise((resolve) => {
        settle = resolve;
        thread ??= start();
        thread.postMessage(asked);
        endAfter(longestPreparing);
      });
    },
    stop: end,
  };

  function start(): Worker {
    const worker = new Worker(file, { workerData: place, ...readingTypeScript(file) });
    worker.unref();
    worker.on('message', (prepared: Prepared) => {
      endAfter(longestWorkerIdle);
      settle(prepared);
    });
    let cause: unknown = 'The thread ended by itself.';
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => {
      if (thread === worker) thread = null;
      settle({ kind: 'failed', cause });
    });
    return worker;
  }

  function endAfter(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void end(), milliseconds);
    timer.unref();
  }

  async function end(): Promise<void> {
    clearTimeout(timer);
    const ended = thread;
    thread = null;
    await ended?.terminate();
  }
}
