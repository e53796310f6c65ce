import { constants, setPriority } from 'node:os';

/**
 * Lowers the priority of this thread, so that the one that answers everybody comes first where processors are few. Only
 * on Linux does a thread have a priority of its own.
 */
export function lowerPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where the system does not allow it, turns are only less fair.
  }
}
