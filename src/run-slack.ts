import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@slack/bolt';
import type { Config } from './config.ts';
import type { Desk } from './desk/answer.ts';
import { createHealth, healthRoutes, serveHealth } from './slack/create-health.ts';
import { createReceiver } from './slack/create-receiver.ts';
import { createSlackApp } from './slack/create-slack-app.ts';
import { errorCode } from './slack/slack-error.ts';
import { startSlackApp } from './slack/start-slack-app.ts';
import { openStorage } from './storage/open-storage.ts';

export interface RunSlackOptions {
  readonly desk: Desk;
  readonly config: Config;
  readonly connection: NonNullable<Config['slack']>;
  readonly logger: Logger;
  /** Told when the storage will never open, as when another process holds the folder. */
  readonly onStorageRefused: (error: unknown) => void;
}

/** The desk, connected to Slack. */
export interface RunningSlack {
  /** Takes nothing new, finishes what it has within ten seconds, hands back the rest. */
  stop(): Promise<void>;
}

/** How long a load balancer waits for the storage. */
const longestOpening = 10_000;

/** Connects the desk to Slack. Its storage opens behind that: what needs none is answered without it. */
export async function runSlack({
  desk,
  config,
  connection,
  logger,
  onStorageRefused,
}: RunSlackOptions): Promise<RunningSlack> {
  const { command, slackApiUrl, host, healthPort, retentionDays } = config;
  const storage = openStorage({
    ...config.storage,
    onTrouble: (error) =>
      logger.warn('The storage is in trouble; trying on.', { code: errorCode(error) }),
  });
  storage.opened.catch(onStorageRefused);

  const receiver = createReceiver({
    connection,
    logger,
    slackApiUrl,
    http: { customRoutes: healthRoutes(() => health) },
  });
  const health = createHealth({ storage, receiver });
  const app = createSlackApp({
    ...{ desk, connection, command, slackApiUrl, logger, receiver, storage, retentionDays },
  });

  await startSlackApp(app, connection, { host });
  const healthServer =
    connection.mode === 'socket' && healthPort !== null
      ? await serveHealth(health, { port: healthPort, host })
      : null;
  // With a storage that stays away it is of use too, to whoever asks by command.
  const opened = storage.opened.catch(() => {});
  void Promise.race([opened, delay(longestOpening, null, { ref: false })]).then(health.started);

  return {
    async stop() {
      health.stopping();
      await app.stop();
      healthServer?.close();
      await storage.close();
    },
  };
}
