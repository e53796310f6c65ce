import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { endWithTest } from '../../../test/support/end-with-test.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface StartProcessOptions {
  /** Before the script: what Node takes. */
  readonly options?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface RunningProcess {
  kill(signal: NodeJS.Signals): void;
  /** What it wrote to its standard output, once that holds a sign. */
  says(sign: string): Promise<string>;
  readonly ended: Promise<{
    readonly code: unknown;
    readonly output: string;
    readonly errors: string;
  }>;
}

/** Starts a script of this package, TypeScript or built, with nothing of our environment but the path. */
export function startProcess(
  words: readonly string[],
  { options = [], environment = {} }: StartProcessOptions = {},
): RunningProcess {
  const reading = words[0]?.endsWith('.ts') ? ['--conditions=development', '--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...reading, ...options, ...words], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithTest(child);
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    child.emit('said');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, output, errors }));

  return {
    kill: (signal) => void child.kill(signal),
    ended,
    async says(sign) {
      while (!output.includes(sign)) {
        const end = await Promise.race([once(child, 'said').then(() => null), ended]);
        if (end && !output.includes(sign)) throw new Error(`It ended without that:\n${errors}`);
      }
      return output;
    },
  };
}
