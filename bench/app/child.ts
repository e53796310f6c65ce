import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { z } from 'zod';
import { endWithUs } from '../../test/support/end-with-us.ts';

/** A process of the bench, which is asked something and says something. */
export interface Child {
  /** Sends a question and gives what comes back. */
  ask<T>(question: string | object, schema: z.ZodType<T>): Promise<T>;
  end(): Promise<void>;
}

export interface ChildOptions {
  /** Whether it is one of ours in TypeScript. */
  readonly isTypeScript?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** Options for Node. */
  readonly flags?: readonly string[];
}

/** Starts one, and waits for what it says first. It ends with this process at the latest. */
export async function startChild<T>(
  script: string,
  first: z.ZodType<T>,
  options: ChildOptions = {},
): Promise<readonly [Child, T]> {
  const { isTypeScript = false, environment = {}, flags = [] } = options;
  const child = fork(script, {
    execArgv: [...(isTypeScript ? ['--conditions=development', '--import', 'tsx'] : []), ...flags],
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  endWithUs(child);
  const said = await hear(child, first);
  return [
    {
      async ask(question, schema) {
        const answer = hear(child, schema);
        child.send(question);
        return answer;
      },
      async end() {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      },
    },
    said,
  ];
}

function hear<T>(child: ChildProcess, schema: z.ZodType<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (code: number | null) => reject(new Error(`A process ended with ${code}.`));
    child.once('exit', fail);
    child.once('message', (message) => {
      child.off('exit', fail);
      resolve(schema.parse(message));
    });
  });
}
