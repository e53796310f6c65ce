import { onTestFinished } from 'vitest';
import {
  createLocalSlack,
  type LocalSlack,
  type LocalSlackOptions,
  readManifest,
} from '#local-slack';
import type { Desk } from '../../src/desk/answer.ts';
import { type BaseHolder, createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createSlackApp } from '../../src/slack/create-slack-app.ts';
import type { RecallPace } from '../../src/slack/recall/run-recall.ts';
import { createReceiver } from '../../src/slack/receiving/create-receiver.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import type { Queryable } from '../../src/storage/database.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';

export const question = 'who shut the pier?';

const atOnce: RecallPace = {
  update: 0,
  telling: 0,
  channel: 0,
  shortestPause: 10,
  longestPause: 20,
};

/** What the desk of the tests offers in Slack. */
const manifest = readManifest(`
display_information: { name: Pier Desk }
features:
  app_home: { home_tab_enabled: true }
  slash_commands: [{ command: /desk, description: Asks }]
oauth_config:
  scopes:
    bot: [app_mentions:read, assistant:write, chat:write, commands, im:history]
    bot_optional: [channels:history, groups:history, channels:read, groups:read, users:read]
settings: { event_subscriptions: { bot_events: [app_home_opened, app_mention, message.im, app_uninstalled, tokens_revoked] } }
`);

/** A local Slack that is gone when the test is over. */
export async function startSlack(options: Partial<LocalSlackOptions> = {}): Promise<LocalSlack> {
  const slack = await createLocalSlack({ manifest, ...options });
  onTestFinished(() => slack.stop());
  return slack;
}

export interface DeskOptions {
  readonly slack: LocalSlack;
  readonly databaseUrl?: string | null;
  readonly dataDirectory?: string | null;
  readonly mode?: 'http' | 'socket';
  readonly retries?: number;
  readonly retentionDays?: number;
  /** What the desk knows. */
  readonly desk?: Desk;
  /** What answers now, where it changes. By default it stays `desk`. */
  readonly base?: BaseHolder;
  /** Slack’s ids of the curators. */
  readonly curators?: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** How fast a correction reaches those who were told the old version: at once. */
  readonly recallPace?: Partial<RecallPace>;
  /** Milliseconds between two looks for what is due. By default an hour. */
  readonly lookForDueEvery?: number;
}

export interface RunningDesk {
  readonly storage: Storage;
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

/** The desk in this process, on a storage of its own, with the local Slack as Slack. */
export async function startDesk({
  slack,
  databaseUrl = null,
  dataDirectory = null,
  mode = 'http',
  retries,
  retentionDays = 90,
  desk = makeDesk(),
  base = createBaseHolder(desk),
  curators = [],
  now = Date.now,
  recallPace,
  lookForDueEvery,
}: DeskOptions): Promise<RunningDesk> {
  const lines: string[] = [];
  const logger = createRedactingLogger({ level: 'debug', write: (line) => void lines.push(line) });
  const storage = openStorage({
    databaseUrl,
    dataDirectory,
    ...(retries !== undefined && { retries }),
  });
  const botToken = slack.workspace().installation?.botToken ?? '';
  const { signingSecret, appToken } = slack.app;
  const connection =
    mode === 'http'
      ? ({ mode, botToken, signingSecret, port: 0 } as const)
      : ({ mode, botToken, appToken } as const);
  const receiver = createReceiver({ connection, logger, slackApiUrl: slack.apiUrl });
  const app = createSlackApp({
    base,
    connection,
    command: '/desk',
    logger,
    receiver,
    slackApiUrl: slack.apiUrl,
    storage,
    retentionDays,
    curators,
    now,
    recallPace: { ...atOnce, ...recallPace },
    ...(lookForDueEvery !== undefined && { lookForDueEvery }),
  });
  const server = await app.start({ host: '127.0.0.1', port: 0 });
  const address = mode === 'http' && 'address' in server ? server.address() : null;
  if (typeof address === 'object' && address) {
    slack.sendTo(`http://127.0.0.1:${address.port}/slack/events`);
  }
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await app.stop();
    await storage.close();
  };
  onTestFinished(stop);
  return { storage, lines, stop };
}

/** Every word in every table of a storage. */
export function dump({ database }: Storage): Promise<string> {
  return dumpDatabase(database);
}

/** Every word in every table of a database, the job queue's own among them. */
export async function dumpDatabase(database: Queryable): Promise<string> {
  const tables = await database.query(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await database.query(`SELECT t::text AS text FROM ${String(name)} t`);
    texts.push(`${String(name)}\n${rows.map(({ text }) => String(text)).join('\n')}`);
  }
  return texts.join('\n');
}
