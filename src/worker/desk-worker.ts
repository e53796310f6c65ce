import { Worker } from 'node:worker_threads';
import { isNothing, nothingWithheld } from '../desk/views/find-withheld.ts';
import { LookupError, OverrunError } from '../errors.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import {
  longestWorkerIdle,
  longestWorkerStart,
  longestWorkerTurn,
  mostWorkerBases,
} from '../limits.ts';
import { readingTypeScript } from './reading-typescript.ts';
import { type FromWorker, ready, type ToWorker } from './serve-tasks.ts';
import type { Task, TaskResult } from './task.ts';
import type { WorkerBase } from './worker-thread.ts';

/** A second thread of the desk, for tasks that take longer than other people should wait. */
export interface DeskWorker {
  /**
   * Does a task, in turn with those of other people.
   *
   * @param base  What it is done from, to its end. By default what the desk answers from now.
   * @throws {OverrunError} when it took too long. @throws {LookupError} when it failed.
   */
  run(task: Task, personId: string, base?: KnowledgeBase): Promise<TaskResult>;
  /** Whether the thread exists at this moment. */
  readonly isRunning: boolean;
  /** Ends the thread. What it had not finished fails. */
  stop(): Promise<void>;
}

export interface DeskWorkerOptions {
  /** What the desk answers from now. */
  readonly knowledge: () => KnowledgeBase;
  /** With its slash. */
  readonly command: string;
  /** Where prepared bases are kept; `null` for nowhere. */
  readonly cacheDirectory: string | null;
  /** What runs in the thread. */
  readonly file?: URL;
  /** Calls back after so many milliseconds. Returns a function that cancels it. */
  readonly alarm?: (milliseconds: number, callback: () => void) => () => void;
}

/** This file is JavaScript once it is built; from source, tsx reads it in the thread too. */
const isSource = import.meta.url.endsWith('.ts');
const threadFile = new URL(isSource ? './worker-thread.ts' : './worker-thread.js', import.meta.url);

interface Job {
  readonly id: number;
  readonly task: Task;
  readonly personId: string;
  readonly base: KnowledgeBase;
  readonly resolve: (result: TaskResult) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  /** The jobs whose tasks the thread was sent. */
  readonly begun: Set<Job>;
  /** The hashes of the bases that it has. */
  readonly bases: Set<string>;
  /** The parts of bases that it was asked of, as text. */
  readonly parts: Set<string>;
  isReady: boolean;
}

/** Makes a worker that starts its thread when there is something to do, and ends it when there is not. */
export function createDeskWorker({
  knowledge,
  command,
  cacheDirectory,
  file = threadFile,
  alarm = setTimer,
}: DeskWorkerOptions): DeskWorker {
  /** The people with jobs, the next in turn first; the jobs of one person are done in order. */
  const waiting = new Map<string, Job[]>();
  let thread: Thread | null = null;
  let current: Job | null = null;
  let isStopped = false;
  let jobs = 0;
  let cancelAlarm = () => {};

  return {
    run(task, personId, base = knowledge()) {
      if (isStopped) return Promise.reject(new LookupError('The worker was stopped.'));
      return new Promise((resolve, reject) => {
        jobs += 1;
        const job = { id: jobs, task, personId, base, resolve, reject };
        waiting.set(personId, [...(waiting.get(personId) ?? []), job]);
        startNextTurn();
      });
    },
    get isRunning() {
      return thread !== null;
    },
    async stop() {
      isStopped = true;
      await end();
      failAll('The worker was stopped.');
    },
  };

  function startNextTurn(): void {
    if (current !== null || isStopped) return;
    const job = findNext();
    if (!job) {
      // A thread without work must not keep the process alive.
      thread?.worker.unref();
      setAlarm(longestWorkerIdle, () => void end());
      return;
    }

    thread ??= start(job.base);
    thread.worker.ref();
    if (!thread.isReady) return;
    const { base, task } = job;
    const isNew = !thread.begun.has(job);
    const isNewBase = isNew && !thread.bases.has(base.hash);
    thread.begun.add(job);
    thread.bases.add(base.hash);
    current = job;
    const message: ToWorker = {
      ...{ job: job.id, hash: base.hash, task: isNew ? task : null },
      base: isNewBase ? base : null,
    };
    thread.worker.postMessage(message);
    const { withheld = nothingWithheld, added = [] } = task;
    const part = JSON.stringify([base.hash, withheld, added.map((one) => [one.id, one.added])]);
    const isPart = !isNothing(withheld) || added.length > 0;
    const isFirstOfPart = isPart && !thread.parts.has(part);
    thread.parts.add(part);
    // The desk of another base or part is made first, as at the start.
    setAlarm(isNewBase || isFirstOfPart ? longestWorkerStart : longestWorkerTurn, () => {
      void end();
      settle(job).reject(new OverrunError());
    });
  }

  /**
   * Whose turn it is. Where jobs of more bases wait than the thread keeps, those of the oldest base come first: in turn, each
   * would send the thread its base anew, and what is no longer shown would be held until all are done.
   */
  function findNext(): Job | undefined {
    const inTurn = [...waiting.values()].flatMap(([job]) => job ?? []);
    const bases = new Set([...waiting.values()].flat().map(({ base }) => base.hash));
    if (bases.size <= mostWorkerBases) return inTurn[0];
    const oldest = inTurn.reduce((found, job) => (job.id < found.id ? job : found));
    return inTurn.find(({ base }) => base.hash === oldest.base.hash);
  }

  function start(base: KnowledgeBase): Thread {
    const workerData: WorkerBase = { knowledge: base, command, cacheDirectory };
    const worker = new Worker(file, { workerData, ...readingTypeScript(file) });
    const bases = new Set([base.hash]);
    const started: Thread = {
      ...{ worker, bases, begun: new Set(), parts: new Set(), isReady: false },
    };
    setAlarm(longestWorkerStart, () => void fail(started, 'The worker did not start in time.'));

    worker.on('message', (message: FromWorker) => {
      if (thread !== started) return;
      if (message === ready) started.isReady = true;
      else take(message);
      startNextTurn();
    });
    let failure: unknown = 'The worker ended by itself.';
    worker.on('messageerror', (error) => fail(started, error));
    worker.on('error', (error) => {
      failure = error;
    });
    worker.on('exit', () => fail(started, failure));
    return started;
  }

  function take(message: Exclude<FromWorker, typeof ready>): void {
    const job = current;
    if (job === null || job.id !== message.job) return;
    current = null;
    cancelAlarm();
    switch (message.kind) {
      case 'more':
        // Everybody else comes first.
        moveBack(job);
        break;
      case 'done':
        settle(job).resolve(message.result);
        break;
      case 'failed':
        settle(job).reject(new LookupError(message.cause));
        break;
      case 'overran':
        settle(job).reject(new OverrunError());
        break;
      case 'other_base':
        // The thread has had others since: it is given this one again.
        thread?.begun.delete(job);
        thread?.bases.delete(job.base.hash);
    }
  }

  /** Handles the loss of the thread. The job in turn may be the cause, and fails; all others go to a new thread. */
  function fail(lost: Thread, cause: unknown): void {
    if (thread !== lost) return;
    void end();
    const job = current;
    if (job !== null) settle(job).reject(new LookupError(cause));
    else if (!lost.isReady) failAll(cause);
    startNextTurn();
  }

  async function end(): Promise<void> {
    cancelAlarm();
    const ended = thread;
    thread = null;
    await ended?.worker.terminate();
  }

  function settle(job: Job): Job {
    if (current === job) current = null;
    thread?.begun.delete(job);
    const left = waiting.get(job.personId)?.filter((other) => other !== job) ?? [];
    waiting.delete(job.personId);
    if (left.length > 0) waiting.set(job.personId, left);
    // Only after the caller of this job has gone on.
    queueMicrotask(startNextTurn);
    return job;
  }

  function moveBack({ personId }: Job): void {
    const own = waiting.get(personId) ?? [];
    waiting.delete(personId);
    waiting.set(personId, own);
  }

  function failAll(cause: unknown): void {
    const all = [...waiting.values()].flat();
    waiting.clear();
    current = null;
    for (const job of all) job.reject(new LookupError(cause));
  }

  /** One alarm at a time: for a turn, for a start or for idleness. */
  function setAlarm(milliseconds: number, callback: () => void): void {
    cancelAlarm();
    cancelAlarm = alarm(milliseconds, callback);
  }
}

function setTimer(milliseconds: number, callback: () => void): () => void {
  const timer = setTimeout(callback, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}
