import { readFileSync } from 'node:fs';

/** Milliseconds that the main thread has had of the processor; only Linux says. */
export function processorTime() {
  if (process.platform !== 'linux') return 0;
  const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}
