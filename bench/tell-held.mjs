// Preloaded into a desk that bench/soak.ts watches: on SIGUSR2 it collects garbage and writes what the process holds to
// SOAK_FILE, and begins to measure its event loop anew. The process itself knows nothing of it.
import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

const resolution = 10;
const file = process.env.SOAK_FILE;

if (isMainThread && file) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  process.on('SIGUSR2', () => {
    const loopP99 = Math.max(0, histogram.percentile(99) / 1e6 - resolution);
    for (let again = 0; again < 3; again += 1) collect();
    const { heapUsed, external } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const held = {
      loopP99,
      heapMb: heapUsed / 2 ** 20,
      externalMb: external / 2 ** 20,
      processorMs: (user + system) / 1e3,
      resources: countEach(process.getActiveResourcesInfo()),
      // Linux only, as is what reads this.
      files: readdirSync('/proc/self/fd').length,
      threads: readdirSync('/proc/self/task').length,
    };
    // Whole or not at all: whoever waits for it reads it at once.
    writeFileSync(`${file}.new`, JSON.stringify(held));
    renameSync(`${file}.new`, file);
    histogram.reset();
  });
}

function countEach(names) {
  const counts = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
