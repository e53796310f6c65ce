import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { endWithTest } from './support/end-with-test.ts';

describe.each([
  ['cptpp topics', ['dist/cli/main.js', 'topics']],
  ['npm start', ['dist/main.js']],
])('%s, when nobody takes what it prints', (_name, script) => {
  it('ends quietly with 0 when the reader has seen enough', async () => {
    const child = start(script, 'pipe');
    child.stdout?.destroy();

    expect(await ending(child)).toEqual({ code: 0, errors: '' });
  });

  it.skipIf(!existsSync('/dev/full'))(
    'says what failed and ends with 2 on a full disk',
    async () => {
      const full = openSync('/dev/full', 'w');
      onTestFinished(() => closeSync(full));

      expect(await ending(start(script, full))).toEqual({
        code: 2,
        errors:
          'Standard output cannot be written to (ENOSPC). Free some room, or write elsewhere.\n',
      });
    },
  );
});

function start(script: readonly string[], output: 'pipe' | number) {
  const child = spawn(process.execPath, script, {
    stdio: ['ignore', output, 'pipe'],
    env: { PATH: process.env['PATH'], PORT: '0' },
  });
  endWithTest(child);
  return child;
}

async function ending(child: ReturnType<typeof start>) {
  const [errors, [code]] = await Promise.all([
    child.stderr ? text(child.stderr) : '',
    once(child, 'close'),
  ]);
  return { code, errors };
}
