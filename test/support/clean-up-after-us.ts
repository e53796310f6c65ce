import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What would be left behind by a process of tests that is killed, or whose hooks throw. */
export interface LeftBehind {
  /** Below zero: of a group. */
  readonly pid?: number | undefined;
  /** A file whose first line is the number of a process. */
  readonly pidFile?: string;
  /** How the process is ended. By default by SIGKILL. */
  readonly signal?: NodeJS.Signals;
  /** Removed once the process has ended. */
  readonly folder?: string;
}

let cleaner: ChildProcess | null = null;
let last = 0;

/**
 * Lets a process be ended, and a folder be removed, when this process ends, however it ends: a small process of its
 * own waits for that at the other end of a pipe. Gives what takes it back, once that was done in the usual way.
 */
export function cleanUpAfterUs(left: LeftBehind): () => void {
  cleaner ??= startCleaner();
  const { stdin } = cleaner;
  last += 1;
  const id = last;
  const write = (line: object) => void stdin?.write(`${JSON.stringify({ id, ...line })}\n`);
  write(left);
  return () => write({ isOver: true });
}

function startCleaner(): ChildProcess {
  const script = fileURLToPath(new URL('clean-up.mjs', import.meta.url));
  // In a group of its own: a signal to ours, as Ctrl-C sends it, must not end it too.
  const child = spawn(process.execPath, [script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
  });
  child.unref();
  // The types do not say that a pipe of a child is a socket.
  if (child.stdin && 'unref' in child.stdin && typeof child.stdin.unref === 'function') {
    child.stdin.unref();
  }
  child.stdin?.on('error', () => {});
  return child;
}
