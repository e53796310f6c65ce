import { type App, type Authorize, type Logger, type Receiver, webApi } from '@slack/bolt';
import type { OAuthConnection, SlackConnection } from '../config.ts';
import { dueEvery, longestSlackCall, usualRetentionDays } from '../limits.ts';
import { createStoredRecords } from '../storage/answer-records.ts';
import { createStoredBaseNotices } from '../storage/base-notices.ts';
import { createStoredChannelSources } from '../storage/channel-sources.ts';
import { createStoredCuratorCards } from '../storage/curator-cards.ts';
import { createStoredDueNotices } from '../storage/due-notices.ts';
import { createStoredFeedback } from '../storage/feedback.ts';
import type { WorkspaceKey } from '../storage/installation-store.ts';
import type { Storage } from '../storage/open-storage.ts';
import { createStoredPatches } from '../storage/patches.ts';
import { readBoard } from '../storage/read-board.ts';
import { createReceiptStore } from '../storage/receipt-store.ts';
import { createStoredRechecks } from '../storage/rechecks.ts';
import { createSettingsStore } from '../storage/settings-store.ts';
import { createStoredWelcomes } from '../storage/welcomes.ts';
import { createDeskWork } from '../worker/desk-work.ts';
import { createStoredThreadLimit, createThreadLimit } from './answering/thread-limit.ts';
import { createMemoryNotices } from './base/memory-notices.ts';
import { createTellCurators, type TellCuratorsOptions } from './base/tell-curators.ts';
import { createListeners, type ListenersOptions } from './create-listeners.ts';
import { createDelivery } from './delivery/create-delivery.ts';
import { type Beside, DurableApp } from './delivery/durable-app.ts';
import { createErrorHandler } from './error-handler.ts';
import { createFreshness } from './freshness/create-freshness.ts';
import { createMemoryDueNotices, createMemoryRechecks } from './freshness/memory-rechecks.ts';
import { createTellOwners } from './freshness/tell-owners.ts';
import { createLineLimit } from './limit-lines.ts';
import { registerListeners } from './listener.ts';
import { createUninstallListeners } from './listeners/uninstall-listeners.ts';
import { createAccess as createPermission } from './permission/create-access.ts';
import { createMemoryRecords } from './posting/answer-records.ts';
import { createOutbox, type OutboxOptions } from './posting/outbox.ts';
import { createRecalls, type Recalls } from './recall/create-recalls.ts';
import type { RecallPace } from './recall/run-recall.ts';
import { createReceiver } from './receiving/create-receiver.ts';
import { createRedactingLogger } from './redacting-logger.ts';
import { noTally, type Tally } from './tally.ts';
import { createTokenAuthorize, createTokenCheck } from './workspaces/authorize-by-token.ts';
import type { Workspaces } from './workspaces/create-workspaces.ts';
import { createIdentity, type Identity } from './workspaces/own-identity.ts';

export interface SlackAppOptions
  extends Omit<
      ListenersOptions,
      | 'records'
      | 'outbox'
      | 'mayAnswer'
      | 'welcomes'
      | 'feedback'
      | 'cards'
      | 'receipts'
      | 'access'
      | 'recalls'
      | 'tally'
      | 'freshness'
    >,
    Omit<OutboxOptions, 'records' | 'tally'> {
  readonly connection: SlackConnection | OAuthConnection;
  readonly logger?: Logger;
  /** What brings Slack's requests. By default what `connection` says. */
  readonly receiver?: Receiver;
  /** When what the first commands need is made, where the app listens before that. */
  readonly ready?: Promise<void>;
  /** Finds the token for a workspace. By default the one token of `connection`. */
  readonly authorize?: Authorize<boolean>;
  /** Who we are in the workspace of the one token. Slack is asked when the app starts. */
  readonly identity?: Identity;
  /** The workspaces that installed the desk, where there may be many. */
  readonly workspaces?: Workspaces;
  /** Where deliveries and answers are kept. Without it, in memory: nothing outlives the process. */
  readonly storage?: Storage;
  /** Days that people's words are kept after the answer. */
  readonly retentionDays?: number;
  /** Slack's ids of the curators of the one workspace. Of many, each names its own. */
  readonly curators?: readonly string[];
  /** How fast a correction reaches those who were told the old version. By default as Slack takes it. */
  readonly recallPace?: Partial<RecallPace>;
  /** Counts what happens. By default nothing does. */
  readonly tally?: Tally;
  /** Milliseconds between two looks for what is due and what has to be corrected. By default an hour. */
  readonly lookForDueEvery?: number;
}

/** Makes the Slack app. It does nothing until it is started. */
export function createSlackApp(options: SlackAppOptions): App {
  const {
    logger = createRedactingLogger(),
    slackApiUrl = null,
    fetch,
    now = Date.now,
    receiver = createReceiver({ ...options, logger }),
    workspaces,
    storage,
    retentionDays = usualRetentionDays,
    curators = [],
    tally = noTally,
  } = options;

  const { isOurs, ...access } = createAccess(options);
  const { authorize = access.authorize } = options;
  const parts = storage
    ? createStoredParts(storage, { retentionDays, now })
    : { records: createMemoryRecords(), mayAnswer: createThreadLimit({ now }) };
  const { records } = parts;
  const outbox = createOutbox({ ...options, records });

  const freshness = createFreshness({
    ...{ base: options.base, now, logger },
    rechecks: storage ? createStoredRechecks(storage) : createMemoryRechecks(),
  });

  const app: App = new DurableApp(
    {
      receiver,
      authorize,
      logger: withoutStrangers(logger),
      logLevel: logger.getLevel(),
      // Nothing here keeps a conversation's state.
      convoStore: false,
      extendedErrorHandler: true,
      clientOptions: {
        // A post that timed out may have been posted. Only where it is known to be safe is a call tried again.
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: longestSlackCall,
        ...(slackApiUrl !== null && { slackApiUrl }),
        ...(fetch && { fetch }),
      },
    },
    {
      delivery: storage
        ? createDelivery({
            ...{ storage, authorize, outbox, logger, tally },
            toClient: (token) => new webApi.WebClient(token, app.webClientOptions),
          })
        : null,
      beside: () => beside,
      isOurs: withReport(isOurs, logger),
      tally,
    },
  );
  const settings = storage ? createSettingsStore(storage) : null;
  const permission = createPermission({
    ...{ base: options.base, freshness, logger, now, curators: workspaces ? null : curators },
    workOf: createDeskWork({
      command: options.command,
      worker: options.worker ?? null,
      ready: options.ready ?? null,
    }),
    ...(settings && { settings }),
    ...(storage && { channelSources: createStoredChannelSources(storage) }),
  });
  const clientOf = async ({ teamId, enterpriseId }: WorkspaceKey) => {
    const { botToken: token } =
      options.connection.mode === 'oauth'
        ? await authorize({ teamId, enterpriseId, isEnterpriseInstall: teamId === '' })
        : options.connection;
    return token === undefined ? null : new webApi.WebClient(token, app.webClientOptions);
  };
  const recalls: Recalls | null = storage
    ? createRecalls({
        ...{ storage, base: options.base, access: permission, outbox, clientOf, logger, now },
        ...{ curators: workspaces ? null : curators, pace: options.recallPace },
      })
    : null;

  registerListeners(app, [
    ...createListeners({
      ...{ ...options, ...parts, logger, outbox, freshness, access: permission },
      recalls: recalls?.desk ?? null,
    }),
    ...(workspaces ? createUninstallListeners({ workspaces }) : []),
  ]);
  const people: Pick<TellCuratorsOptions, 'curators' | 'clientOf' | 'outbox' | 'logger'> = {
    ...{ outbox, logger },
    curators: async () =>
      workspaces && settings
        ? settings.allCurators()
        : [{ teamId: '', enterpriseId: '', curators }],
    clientOf,
  };
  const tellCurators = createTellCurators({
    ...people,
    notices: storage ? createStoredBaseNotices(storage) : createMemoryNotices(),
  });
  const tellOwners = createTellOwners({
    ...{ ...people, base: options.base, freshness, now },
    notices: storage ? createStoredDueNotices(storage) : createMemoryDueNotices(),
  });
  options.base.subscribe((news) => void tellCurators(news));
  const beside: readonly Beside[] = [
    ...(recalls ? [recalls] : []),
    lookEvery(options.lookForDueEvery ?? dueEvery),
  ];
  app.error(
    createErrorHandler({
      outbox,
      ...(workspaces && { onTokenRefused: workspaces.refused }),
    }),
  );
  return app;

  /** Tells what is due as soon as the storage is open, and looks again and again for that and for corrections. */
  function lookEvery(milliseconds: number): Beside {
    let timer: NodeJS.Timeout | undefined;
    return {
      start() {
        timer = setInterval(() => {
          void tellOwners();
          recalls?.offer();
        }, milliseconds);
        timer.unref();
        (storage?.opened ?? Promise.resolve()).then(tellOwners, () => {});
      },
      async stop() {
        clearInterval(timer);
      },
    };
  }
}

/** Bolt writes a line for each request of a workspace without the desk, before our own handler writes one a minute. */
function withoutStrangers(logger: Logger): Logger {
  const itsOwn = 'Authorization of incoming event did not succeed. No listeners will be called.';
  const { debug, warn } = logger;
  return {
    ...logger,
    warn: (...parts: unknown[]) => (parts[0] === itsOwn ? debug(...parts) : warn(...parts)),
  };
}

/** The parts of listeners that remember something, with the storage behind them. */
function createStoredParts(
  { database, process }: Storage,
  { retentionDays, now }: { readonly retentionDays: number; readonly now: () => number },
) {
  return {
    records: createStoredRecords({ database, process, keepsText: retentionDays > 0, now }),
    receipts: createReceiptStore({ database }),
    mayAnswer: createStoredThreadLimit({ database }),
    welcomes: createStoredWelcomes({ database }),
    feedback: createStoredFeedback({ database }),
    cards: createStoredCuratorCards({ database }),
    patches: createStoredPatches({ database }),
    readBoard: (teamId: string) => readBoard(database, teamId),
  };
}

/**
 * Logs once a minute that requests came that are not for this desk. The line names no workspace: anybody could choose
 * what it says.
 */
function withReport(
  isOurs: (body: unknown) => Promise<boolean>,
  logger: Logger,
): (body: unknown) => Promise<boolean> {
  const mayWrite = createLineLimit();
  return async function isOursOrTold(body) {
    if (await isOurs(body)) return true;
    const beside = mayWrite('foreign_event');
    if (beside) {
      logger.warn('Ignored an event that is not for this app in a workspace that has it.', {
        code: 'foreign_event',
        ...beside,
      });
    }
    return false;
  };
}

/**
 * Makes what finds tokens: the one token, whose owner Slack names; or those of the workspaces that installed the desk.
 */
function createAccess({
  connection,
  workspaces,
  identity,
}: Pick<SlackAppOptions, 'connection' | 'workspaces' | 'identity'>): Pick<
  Workspaces,
  'authorize' | 'isOurs'
> {
  if (workspaces) return workspaces;
  if (connection.mode === 'oauth') throw new Error('Many workspaces need `workspaces`.');
  const { botToken } = connection;
  const known = identity ?? createIdentity(connection);
  return {
    authorize: createTokenAuthorize({ botToken, identity: known }),
    isOurs: createTokenCheck(known),
  };
}
