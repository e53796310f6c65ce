import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { endWithTest } from './end-with-test.ts';
import { writeFolder } from './knowledge-folder.ts';

const script = fileURLToPath(new URL('../fixtures/leave-a-child.ts', import.meta.url));

it.each(['SIGKILL', 'SIGTERM'] as const)(
  'what tests start ends with them, and their folders go, when they are ended by %s',
  async (signal) => {
    const folder = writeFolder({ 'a-file': '' });
    const runner = spawn(process.execPath, ['--import', 'tsx', script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    endWithTest(runner);
    const [said] = await once(runner.stdout, 'data');
    const child = Number(String(said));
    expect(isRunning(child)).toBe(true);

    runner.kill(signal);

    await expect.poll(() => isRunning(child), { timeout: 20_000 }).toBe(false);
    await expect.poll(() => existsSync(folder), { timeout: 20_000 }).toBe(false);
  },
);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
