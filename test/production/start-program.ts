import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { endGroupWithTest, signalGroup } from '../support/end-group-with-test.ts';

export interface StartProgramOptions {
  readonly command: readonly string[];
  readonly workFolder: string;
  /** The id of the user who runs it, which only root can choose; by default whoever runs the test. */
  readonly user?: number | null;
  /** All that it knows of ours, but for the path. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts what was built. It ends with the test, and so does all that it started. */
export function startProgram({
  command,
  workFolder,
  environment,
  user = null,
}: StartProgramOptions) {
  const [program = '', ...words] = command;
  const child = spawn(program, words, {
    cwd: workFolder,
    ...(user !== null && { uid: user, gid: user }),
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  endGroupWithTest(child);
  let hasEnded = false;
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([output, errors, [code]]) => {
      hasEnded = true;
      return { code: code as unknown, output, errors };
    },
  );

  return {
    /** Everything that it started hears of it. */
    kill: (signal: NodeJS.Signals) => signalGroup(child, signal),
    ended,
    /** What it answers there once that is 200. */
    async answered(url: string): Promise<Response> {
      while (!hasEnded) {
        const response = await fetch(url).catch(() => null);
        if (response?.status === 200) return response;
        await delay(200);
      }
      const { code, errors } = await ended;
      throw new Error(`It ended with ${String(code)} before it was ready:\n${errors}`);
    },
  };
}
