import type { ChildProcess } from 'node:child_process';
import { cleanUpAfterUs } from './clean-up-after-us.ts';

/** Ends a process with this one, however this one ends. */
export function endWithUs(child: ChildProcess): void {
  const takeBack = cleanUpAfterUs({ pid: child.pid });
  child.once('exit', takeBack);
}
