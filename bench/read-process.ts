import { readdirSync, readFileSync } from 'node:fs';

/** What a process takes, as Linux says. */
export interface ProcessUse {
  readonly residentMb: number;
  /** What is shared with other processes counted in part. */
  readonly proportionalMb: number;
  /** The most that was resident since it began. */
  readonly peakMb: number;
  /** Milliseconds of the processor, all threads together. */
  readonly processorMs: number;
}

/** Reads what a living process takes. For Linux only. */
export function readProcess(pid: number): ProcessUse {
  const megabytes = (text: string, name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1_024;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) => {
    const [ran] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    return Number(ran);
  });
  return {
    residentMb: megabytes(status, 'VmRSS'),
    proportionalMb: megabytes(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), 'Pss'),
    peakMb: megabytes(status, 'VmHWM'),
    processorMs: nanoseconds.reduce((sum, ran) => sum + ran, 0) / 1e6,
  };
}
