import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { startPostgres } from '../../test/storage/postgres-server.ts';
import { findFreePort } from '../../test/support/find-free-port.ts';
import { startChild } from './child.ts';
import { signingSecret } from './load.ts';

/** The apps that there are: Bolt alone, and the desk with each of its storages. */
export const appNames = ['bare', 'desk, PGlite', 'desk, server'] as const;
export type AppName = (typeof appNames)[number];

/** An app in a process of its own, that takes Slack's requests. */
export interface MeasuredApp {
  readonly name: AppName;
  readonly url: string;
  /** Milliseconds of the processor that the process has used, and the memory that it has, in MB. */
  cost(): Promise<{ readonly processor: number; readonly memory: number }>;
  end(): Promise<void>;
}

export interface MeasuredAppOptions {
  /** Where Slack's methods are. */
  readonly slackUrl: string;
  /** Where profiles of the desk are written when it ends; `null` for none. */
  readonly profiles: string | null;
}

const costSchema = z.object({ processor: z.number(), memory: z.number() });

/** Starts one, and waits until it can answer and store. */
export async function startApp(name: AppName, options: MeasuredAppOptions): Promise<MeasuredApp> {
  const folder = mkdtempSync(join(tmpdir(), 'cptpp-bench-app-'));
  const server = name === 'desk, server' ? await startPostgres() : null;
  const port = await findFreePort();
  const environment = {
    SLACK_BOT_TOKEN: 'xoxb-1-benchtoken',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: options.slackUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
    NODE_ENV: 'production',
    ...(server
      ? { DATABASE_URL: await server.createDatabase() }
      : { DATA_DIR: join(folder, 'data') }),
  };
  const hook = new URL('./tell-cost.mjs', import.meta.url).href;
  const { profiles } = options;
  const flags = [
    ...['--import', hook],
    ...(profiles === null || name === 'bare' ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`]),
  ];
  const script = name === 'bare' ? 'bench/app/bare-bolt.mjs' : 'dist/main.js';
  const [child] = await startChild(script, z.literal('loaded'), { environment, flags });
  await waitUntilReady(port, name === 'bare' ? '' : '"reachable"');

  return {
    name,
    url: `http://127.0.0.1:${port}/slack/events`,
    cost: () => child.ask('cost', costSchema),
    async end() {
      await child.end();
      await server?.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Neither says to whoever started it that it is ready: it is asked until it answers, with certain words. */
async function waitUntilReady(port: number, words: string): Promise<void> {
  for (const until = Date.now() + 120_000; Date.now() < until; await delay(50)) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (ready && (await ready.text()).includes(words)) return;
  }
  throw new Error('The app did not start.');
}
