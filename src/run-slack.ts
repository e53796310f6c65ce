import { setTimeout as delay, setImmediate } from 'node:timers/promises';
import { type Logger, webApi } from '@slack/bolt';
import type { Config, OAuthConnection } from './config.ts';
import type { Desk } from './desk/answer.ts';
import { defaultCacheDirectory } from './kept-files.ts';
import {
  chainEvery,
  longestBegin,
  longestOpening,
  longestSlackCall,
  retentionEvery,
  turnsOfCommand,
} from './limits.ts';
import { toListenFault } from './listen-fault.ts';
import { createBaseHolder } from './slack/base/base-holder.ts';
import { keepFolder } from './slack/base/keep-folder.ts';
import { noteBase } from './slack/base/note-base.ts';
import { createHealth, healthRoutes, serveHealth } from './slack/create-health.ts';
import { createSlackApp } from './slack/create-slack-app.ts';
import { createLineLimit } from './slack/limit-lines.ts';
import type { RecallPace } from './slack/recall/run-recall.ts';
import { createReceiver } from './slack/receiving/create-receiver.ts';
import type { HttpRoute } from './slack/receiving/http-receiver.ts';
import { errorCode } from './slack/slack-error.ts';
import { startSlackApp } from './slack/start-slack-app.ts';
import { createInstaller } from './slack/workspaces/create-installer.ts';
import { createWorkspaces, type Workspaces } from './slack/workspaces/create-workspaces.ts';
import { createIdentity } from './slack/workspaces/own-identity.ts';
import { runRetention } from './storage/forget.ts';
import { createHolderAnswers } from './storage/holder-answers.ts';
import { createInstallationStore } from './storage/installation-store.ts';
import { createOAuthStateStore } from './storage/oauth-state-store.ts';
import { openStorage, type Storage } from './storage/open-storage.ts';
import { chainReceipts } from './storage/receipt-chain.ts';
import { createSeal } from './storage/seal.ts';
import { toTroubleCode } from './storage/server-refusal.ts';
import { createDeskWorker } from './worker/desk-worker.ts';
import { getPartsReady, warmUpPartsByStep } from './worker/warm-up.ts';

/** The desk, connected to Slack. */
export interface RunningSlack {
  /** `listening` while nobody knows whether Slack can be reached. */
  readonly state: 'connected' | 'listening';
  /** Takes nothing new, finishes what it has within ten seconds, hands back the rest. */
  stop(): Promise<void>;
  /** Looks at once whether the folder has another knowledge base. */
  lookAtBase(): Promise<void>;
}

/** Connects the desk to Slack. The storage opens meanwhile, and what does not need it is answered without it. */
export async function runSlack({
  desk: first,
  config,
  connection,
  logger,
  onStorageRefused,
  recallPace,
}: {
  readonly desk: Desk;
  readonly config: Config;
  readonly connection: NonNullable<Config['slack']>;
  readonly logger: Logger;
  /** Called when the storage will never open, as when another process holds the folder. */
  readonly onStorageRefused: (error: unknown) => void;
  /** How fast a correction reaches those who were told the old version. By default as Slack takes it. */
  readonly recallPace?: Partial<RecallPace>;
}): Promise<RunningSlack> {
  const {
    command,
    slackApiUrl,
    host,
    knowledgeDirectory: directory,
    healthPort,
    retentionDays,
    recordDays,
    curators,
  } = config;
  const base = createBaseHolder(first);
  const mayWrite = createLineLimit();
  const warm = prepareToWarmUp({ desk: first, command });
  const storage = openStorage({
    ...config.storage,
    // Where Slack keeps us waiting, there is time for it.
    begin: Promise.race([warm.ready, delay(longestBegin, null, { ref: false })]),
    onTrouble(error) {
      const code = toTroubleCode(error);
      const line = mayWrite(code);
      if (line) logger.warn('The storage is in trouble; trying on.', { code, ...line });
    },
  });
  let isStopping = false;
  storage.opened.catch((error: unknown) => {
    if (!isStopping) onStorageRefused(error);
  });

  // Loaded only where somebody can ask for them.
  const numbers =
    healthPort === null
      ? null
      : (await import('./slack/numbers/create-numbers.ts')).createNumbers({ storage, base });
  const many =
    connection.mode === 'oauth' ? serveMany({ connection, storage, slackApiUrl, logger }) : null;
  const receiver = createReceiver({
    connection,
    logger,
    slackApiUrl,
    routes: [...healthRoutes(() => health), ...(many?.installer ?? [])],
  });
  const identity = connection.mode === 'oauth' ? null : createIdentity(connection);
  const health = createHealth({ storage, base, receiver });
  const worker = createDeskWorker({
    ...{ knowledge: () => base.current().knowledge, command },
    cacheDirectory: defaultCacheDirectory,
  });
  let isStarted = false;
  const app = createSlackApp({
    ...{ base, worker, connection, command, slackApiUrl, logger, receiver, storage },
    ...{ retentionDays, curators },
    ...(many && { workspaces: many.workspaces }),
    ...(identity && { identity }),
    ...(recallPace && { recallPace }),
    ...(numbers && { tally: numbers.tally }),
    ready: warm.ready,
    isStarted: () => isStarted,
  });

  const state = await startSlackApp(app, connection, { host, identity });
  await warm.warmUp();
  const healthServer =
    healthPort !== null && numbers !== null
      ? await serveHealth(health, { port: healthPort, host, routes: [numbers.route] }).catch(
          (error: unknown) => {
            throw (
              toListenFault(error, { portVariable: 'HEALTH_PORT', port: healthPort, host }) ?? error
            );
          },
        )
      : null;
  // A desk whose storage stays away still answers commands.
  const opened = storage.opened.catch(() => {});
  void Promise.race([opened, delay(longestOpening, null, { ref: false })]).then(() => {
    isStarted = true;
    health.started();
    // What a start left behind V8 would keep until it needs more. `npm start` lets us have it collected at once.
    globalThis.gc?.();
  });

  const stopKeeping = keepRetention({ storage, days: retentionDays, recordDays, logger });
  const stopChaining = keepChain({ storage, recordDays, logger });
  void opened.then(() => storage.hold()?.answer(createHolderAnswers(storage)));
  const stopNoting = noteBase({ storage, base, logger });
  const kept = keepFolder({ directory, base, command, logger });

  return {
    state,
    lookAtBase: kept.look,
    async stop() {
      isStopping = true;
      health.stopping();
      stopKeeping();
      stopChaining();
      await kept.stop();
      await app.stop();
      await worker.stop();
      healthServer?.close();
      numbers?.stop();
      await stopNoting();
      await storage.close();
    },
  };
}

/**
 * Makes what the first commands need, in steps: somebody listens by then, and a command that comes meanwhile is
 * acknowledged. Only then the storage opens, which may block this thread for longer.
 */
function prepareToWarmUp(options: { readonly desk: Desk; readonly command: string }) {
  const ready = createLatch();
  return {
    ready: ready.opened,
    async warmUp() {
      const at = Date.now();
      for (const _ of getPartsReady(options.desk, { at })) await letOthers();
      ready.open();
      for (const _ of warmUpPartsByStep(options, { at })) await letOthers();
    },
  };
}

/** Lets a command that has come be read and acknowledged: it waits for no more than one step. */
async function letOthers(): Promise<void> {
  for (let turn = 0; turn < turnsOfCommand; turn += 1) await setImmediate();
}

/** What some wait for until somebody opens it. */
function createLatch(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Deletes what is past its time, now and every hour. Returns a function that stops it. */
function keepRetention({
  storage: { database, opened },
  days,
  recordDays,
  logger,
}: {
  readonly storage: Storage;
  readonly days: number;
  readonly recordDays: number;
  readonly logger: Logger;
}): () => void {
  const run = () =>
    runRetention(database, { days, recordDays }).catch((error: unknown) => {
      logger.warn('What is over could not be deleted; trying in an hour.', {
        code: errorCode(error),
      });
    });
  opened.then(run, () => {});
  const timer = setInterval(() => void run(), retentionEvery);
  timer.unref();
  return () => clearInterval(timer);
}

/** Puts receipts into the chain, now and every minute. Returns a function that stops it. */
function keepChain({
  storage: { database, opened },
  recordDays,
  logger,
}: {
  readonly storage: Storage;
  readonly recordDays: number;
  readonly logger: Logger;
}): () => void {
  const run = () =>
    chainReceipts(database, { recordDays }).catch((error: unknown) => {
      logger.warn('Receipts could not be chained; trying in a minute.', {
        code: errorCode(error),
      });
    });
  opened.then(run, () => {});
  const timer = setInterval(() => void run(), chainEvery);
  timer.unref();
  return () => clearInterval(timer);
}

/** Makes what serves many workspaces: who has the desk, and the pages that install it. */
function serveMany({
  connection,
  storage: { database },
  slackApiUrl,
  logger,
}: {
  readonly connection: OAuthConnection;
  readonly storage: Storage;
  readonly slackApiUrl: string | null;
  readonly logger: Logger;
}): { readonly installer: readonly HttpRoute[]; readonly workspaces: Workspaces } {
  const { clientId, clientSecret, tokenKeys } = connection;
  const installations = createInstallationStore({ database, seal: createSeal(tokenKeys) });
  const states = createOAuthStateStore({ database });
  const client = new webApi.WebClient(undefined, {
    ...{
      logger,
      timeout: longestSlackCall,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
    ...(slackApiUrl !== null && { slackApiUrl }),
  });
  const workspaces = createWorkspaces({ installations, client, clientId, clientSecret, logger });
  const installer = createInstaller({
    ...{ connection, installations, states, slackApiUrl, logger },
    workspaces: () => workspaces,
  });
  return { installer, workspaces };
}
