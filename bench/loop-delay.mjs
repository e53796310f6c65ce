// Preloaded into a desk process by bench/stall.ts: measures how long its event loop was blocked at a time. The process
// itself knows nothing of it. On SIGUSR2 it begins anew; on exit it writes what it measured to LOOP_DELAY_FILE.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
import { processorTime } from './processor-time.mjs';

const resolution = 5;

if (isMainThread && process.env.LOOP_DELAY_FILE) {
  const histogram = monitorEventLoopDelay({ resolution });
  let worked = 0;
  let [at, used] = [performance.now(), processorTime()];
  histogram.enable();
  setInterval(keepWatching, resolution).unref();
  process.on('SIGUSR2', () => {
    histogram.reset();
    worked = 0;
  });
  process.on('exit', () => {
    const net = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - resolution);
    const measured = {
      longest: net(histogram.max),
      p999: net(histogram.percentile(99.9)),
      worked: worked === 0 ? null : worked,
    };
    writeFileSync(process.env.LOOP_DELAY_FILE, JSON.stringify(measured));
  });

  /** Of a block, what the thread worked: the rest it waited for the processor, which others had. */
  function keepWatching() {
    const [now, usedNow] = [performance.now(), processorTime()];
    if (now - at > 2 * resolution) worked = Math.max(worked, usedNow - used);
    [at, used] = [now, usedNow];
  }
}
