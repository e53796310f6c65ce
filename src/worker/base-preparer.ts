import { Worker } from 'node:worker_threads';
import { longestPreparing, longestWorkerIdle } from '../limits.ts';
import type { Prepared, PreparePlace, ToPrepare } from './prepare-thread.ts';
import { readingTypeScript } from './reading-typescript.ts';

/** Proves and prepares the base of a folder in a thread of its own, so that nobody waits for it. */
export interface BasePreparer {
  /**
   * Reads the folder as it is now. One at a time. Never rejects: a thread that is lost, cannot start or was stopped is
   * `failed`.
   */
  prepare(asked: ToPrepare): Promise<Prepared>;
  /** Ends the thread for good. */
  stop(): Promise<void>;
}

/** This file is JavaScript once it is built; from source, tsx reads it in the thread too. */
const isSource = import.meta.url.endsWith('.ts');
const file = new URL(isSource ? './prepare-thread.ts' : './prepare-thread.js', import.meta.url);

/** Makes what prepares bases. Its thread starts when it is needed, and ends when nothing changed for two minutes. */
export function createBasePreparer(place: PreparePlace): BasePreparer {
  let thread: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  return {
    async prepare(asked) {
      if (isStopped) return { kind: 'failed', cause: 'The thread was stopped.' };
      try {
        thread ??= start();
        endAfter(longestPreparing);
        const prepared = await ask(thread, asked);
        endAfter(longestWorkerIdle);
        return prepared;
      } catch (cause) {
        return { kind: 'failed', cause };
      }
    },
    async stop() {
      isStopped = true;
      await end();
    },
  };

  function start(): Worker {
    const worker = new Worker(file, { workerData: place, ...readingTypeScript(file) });
    worker.unref();
    // Whoever waits is told; whoever asks next starts another.
    const drop = () => {
      if (thread === worker) thread = null;
    };
    worker.on('error', drop).on('exit', drop);
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

/** Asks one thread, and hears of that one alone: another that ends later is no answer. */
function ask(worker: Worker, asked: ToPrepare): Promise<Prepared> {
  return new Promise((resolve) => {
    const settle = (prepared: Prepared) => {
      worker.off('message', settle).off('error', fail).off('messageerror', fail).off('exit', lose);
      resolve(prepared);
    };
    const fail = (cause: unknown) => settle({ kind: 'failed', cause });
    const lose = () => fail('The thread ended by itself.');
    worker.on('message', settle).on('error', fail).on('messageerror', fail).on('exit', lose);
    worker.postMessage(asked);
  });
}
