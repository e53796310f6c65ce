import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { LocalSlack } from '#local-slack';
import { endWithUs } from '../support/end-with-us.ts';
import { startEnvironment, startFlags } from '../support/start-flags.ts';

/** The desk as `npm run build` makes it and `npm start` runs it, in a process of its own. */
export interface DeskProcess {
  /** Where it takes Slack's requests. */
  readonly url: string;
  /** As it stands in the records: `HOST/PID/…`. */
  readonly pid: number;
  readonly lines: readonly string[];
  readonly isRunning: boolean;
  /** Resolves when it takes requests, whether it has reached Slack or not; rejects when it ended before. */
  readonly connected: Promise<void>;
  /** Resolves when its storage is open. */
  ready(): Promise<void>;
  /** How many deliveries wait for it or another process; `null` while it cannot say. */
  waiting(): Promise<number | null>;
  /** Sends a signal and waits for the end. Gives the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface DeskProcessOptions {
  readonly slack: LocalSlack;
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Where a profile of the processor is written when it ends, if anywhere. */
  readonly profiles?: string;
  /** What runs in place of the built desk, with its arguments: of TypeScript. */
  readonly script?: readonly [string, ...string[]];
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the desk over HTTP on 127.0.0.1, with the local Slack as Slack. */
export function startDeskProcess({
  slack,
  port,
  environment,
  profiles,
  script,
}: DeskProcessOptions): DeskProcess {
  const { installation } = slack.workspace();
  const child = spawn(
    process.execPath,
    script
      ? ['--conditions=development', '--import', 'tsx', ...script]
      : [...startFlags, ...toFlags(profiles), 'dist/main.js'],
    {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        ...startEnvironment,
        SLACK_BOT_TOKEN: installation?.botToken ?? '',
        SLACK_SIGNING_SECRET: slack.app.signingSecret,
        SLACK_API_URL: slack.apiUrl,
        HOST: '127.0.0.1',
        PORT: String(port),
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  endWithUs(child);
  const lines: string[] = [];
  const connected = new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter((line) => line !== ''));
      if (/The desk is (?:connected to Slack|listening for Slack)/.test(text)) resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`The desk ended with ${code}:\n${lines.slice(-5).join('\n')}`));
    });
  });
  connected.catch(() => {});

  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    pid: child.pid ?? 0,
    lines,
    connected,
    get isRunning() {
      return isRunning(child);
    },
    async ready() {
      for (const until = Date.now() + 120_000; Date.now() < until; await delay(100)) {
        if ((await readWaiting(port)) !== null) return;
      }
      throw new Error(`The storage did not open:\n${lines.slice(-5).join('\n')}`);
    },
    waiting: () => readWaiting(port),
    async end(signal) {
      if (!isRunning(child)) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}

function toFlags(profiles: string | undefined): readonly string[] {
  return profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

const readySchema = z.object({ storage: z.literal('reachable'), waiting: z.number() });

async function readWaiting(port: number): Promise<number | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    return readySchema.parse(await response.json()).waiting;
  } catch {
    return null;
  }
}
