import type { ChildProcess } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { endWithUs } from './end-with-us.ts';

/** Ends a process when the test is over, or given up, or killed with all that runs it. */
export function endWithTest(child: ChildProcess): void {
  endWithUs(child);
  onTestFinished(() => void child.kill('SIGKILL'));
}
