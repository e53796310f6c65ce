import type { ChildProcess } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { cleanUpAfterUs } from './clean-up-after-us.ts';

/**
 * Ends a process and all that it started when the test is over, or given up, or killed with all that runs it. The process
 * leads a group of its own, as it was started `detached`: npm and npx run what they start in a shell, and a signal to
 * them alone ends there.
 */
export function endGroupWithTest(leader: ChildProcess): void {
  const takeBack = cleanUpAfterUs({ pid: leader.pid && -leader.pid });
  onTestFinished(() => {
    signalGroup(leader, 'SIGKILL');
    takeBack();
  });
}

/** Sends a signal to everything in the group that a process leads; 0 only asks. Gives whether anything is left in it. */
export function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    // Without a number it was never started, and 0 would be our own group.
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    return false;
  }
}
