import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCptpp } from '../support/run-cptpp.ts';

describe('cptpp, when nobody takes what it prints', () => {
  it('ends quietly with 0 when the reader has seen enough', async () => {
    const child = start(['topics'], 'pipe');
    child.stdout?.destroy();

    expect(await ending(child)).toEqual({ code: 0, stderr: '' });
  });

  it.skipIf(!existsSync('/dev/full'))(
    'says what failed and ends with 2 on a full disk',
    async () => {
      const full = openSync('/dev/full', 'w');
      onTestFinished(() => closeSync(full));

      expect(await ending(start(['topics'], full))).toEqual({
        code: 2,
        stderr:
          'Standard output cannot be written to (ENOSPC). Free some room, or write elsewhere.\n',
      });
    },
  );
});

it('cptpp --version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

  expect(await runCptpp(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

function start(args: readonly string[], stdout: 'pipe' | number) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    stdio: ['ignore', stdout, 'pipe'],
    env: { PATH: process.env['PATH'] },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function ending(child: ReturnType<typeof start>) {
  const [stderr, [code]] = await Promise.all([
    child.stderr ? text(child.stderr) : '',
    once(child, 'close'),
  ]);
  return { code, stderr };
}
