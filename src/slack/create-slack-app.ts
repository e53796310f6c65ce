import { type App, type Authorize, type Logger, type Receiver, webApi } from '@slack/bolt';
import type { OAuthConnection, SlackConnection } from '../config.ts';
import { longestSlackCall, usualRetentionDays } from '../limits.ts';
import { createStoredRecords } from '../storage/answer-records.ts';
import { createStoredBaseNotices } from '../storage/base-notices.ts';
import { createStoredChannelSources } from '../storage/channel-sources.ts';
import { createStoredCuratorCards } from '../storage/curator-cards.ts';
import { createStoredFeedback } from '../storage/feedback.ts';
import type { Storage } from '../storage/open-storage.ts';
import { createSettingsStore } from '../storage/settings-store.ts';
import { createStoredWelcomes } from '../storage/welcomes.ts';
import { createStoredThreadLimit, createThreadLimit } from './answering/thread-limit.ts';
import { createMemoryNotices } from './base/memory-notices.ts';
import { createTellCurators } from './base/tell-curators.ts';
import { createListeners, type ListenersOptions } from './create-listeners.ts';
import { createDelivery } from './delivery/create-delivery.ts';
import { DurableApp } from './delivery/durable-app.ts';
import { createErrorHandler } from './error-handler.ts';
import { createLineLimit } from './limit-lines.ts';
import { registerListeners } from './listener.ts';
import { createUninstallListeners } from './listeners/uninstall-listeners.ts';
import { createMemoryRecords } from './posting/answer-records.ts';
import { createOutbox, type OutboxOptions } from './posting/outbox.ts';
import { createReceiver } from './receiving/create-receiver.ts';
import { createRedactingLogger } from './redacting-logger.ts';
import { createTokenAuthorize, createTokenCheck } from './workspaces/authorize-by-token.ts';
import type { Workspaces } from './workspaces/create-workspaces.ts';
import { createIdentity, type Identity } from './workspaces/own-identity.ts';

export interface SlackAppOptions
  extends Omit<
      ListenersOptions,
      'records' | 'outbox' | 'mayAnswer' | 'welcomes' | 'feedback' | 'cards' | 'permission'
    >,
    Omit<OutboxOptions, 'records'> {
  readonly connection: SlackConnection | OAuthConnection;
  readonly logger?: Logger;
  /** What brings Slack's requests. By default what `connection` says. */
  readonly receiver?: Receiver;
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
  } = options;

  const { isOurs, ...access } = createAccess(options);
  const { authorize = access.authorize } = options;
  const parts = storage
    ? createStoredParts(storage, retentionDays)
    : { records: createMemoryRecords(), mayAnswer: createThreadLimit({ now }) };
  const { records } = parts;
  const outbox = createOutbox({ ...options, records });

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
            ...{ storage, authorize, outbox, logger },
            toClient: (token) => new webApi.WebClient(token, app.webClientOptions),
          })
        : null,
      isOurs: withReport(isOurs, logger),
    },
  );

  registerListeners(app, [
    ...createListeners({
      ...{ ...options, ...parts, logger, outbox },
      permission: {
        curators: workspaces ? null : curators,
        ...(storage && {
          settings: createSettingsStore(storage),
          channelSources: createStoredChannelSources(storage),
        }),
      },
    }),
    ...(workspaces ? createUninstallListeners({ workspaces }) : []),
  ]);
  const tellCurators = createTellCurators({
    ...{ outbox, logger },
    notices: storage ? createStoredBaseNotices(storage) : createMemoryNotices(),
    curators: async () =>
      workspaces && storage
        ? createSettingsStore(storage).allCurators()
        : [{ teamId: '', enterpriseId: '', curators }],
    async clientOf({ teamId, enterpriseId }) {
      const { botToken: token } =
        options.connection.mode === 'oauth'
          ? await authorize({ teamId, enterpriseId, isEnterpriseInstall: teamId === '' })
          : options.connection;
      return token === undefined ? null : new webApi.WebClient(token, app.webClientOptions);
    },
  });
  options.base.subscribe((news) => void tellCurators(news));
  app.error(
    createErrorHandler({
      outbox,
      ...(workspaces && { onTokenRefused: workspaces.refused }),
    }),
  );
  return app;
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
function createStoredParts({ database, process }: Storage, retentionDays: number) {
  return {
    records: createStoredRecords({ database, process, keepsText: retentionDays > 0 }),
    mayAnswer: createStoredThreadLimit({ database }),
    welcomes: createStoredWelcomes({ database }),
    feedback: createStoredFeedback({ database }),
    cards: createStoredCuratorCards({ database }),
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
