import type { App, Authorize, Logger, Receiver, webApi } from '@slack/bolt';
import { z } from 'zod';
import type { OAuthConnection, SlackConnection } from '../config.ts';
import { createStoredRecords } from '../storage/answer-records.ts';
import type { Storage } from '../storage/open-storage.ts';
import { createDelivery } from './create-delivery.ts';
import { createListeners, type ListenersOptions } from './create-listeners.ts';
import { createReceiver } from './create-receiver.ts';
import type { Workspaces } from './create-workspaces.ts';
import { DurableApp } from './durable-app.ts';
import { createErrorHandler } from './error-handler.ts';
import { registerListeners } from './listener.ts';
import { createRedactingLogger } from './redacting-logger.ts';
import { createStoredThreadLimit } from './thread-limit.ts';
import { createUninstallListeners } from './uninstall-listeners.ts';

export interface SlackAppOptions extends ListenersOptions {
  readonly connection: SlackConnection | OAuthConnection;
  readonly logger?: Logger;
  readonly fetch?: webApi.FetchFunction;
  /** What brings Slack's requests. By default what `connection` says. */
  readonly receiver?: Receiver;
  /** Finds the token for a workspace. By default the one token of `connection`. */
  readonly authorize?: Authorize<boolean>;
  /** The workspaces that installed the desk, where there may be many. */
  readonly workspaces?: Workspaces;
  /** Where deliveries and answers are kept. Without it, in memory: nothing outlives the process. */
  readonly storage?: Storage;
  /** Days that people's words are kept after the answer. */
  readonly retentionDays?: number;
}

/** Makes the Slack app. It does nothing until it is started. */
export function createSlackApp(options: SlackAppOptions): App {
  const {
    connection,
    logger = createRedactingLogger(),
    slackApiUrl = null,
    fetch,
    receiver = createReceiver({ ...options, logger }),
    workspaces,
    authorize = workspaces?.authorize ?? createTokenAuthorize(connection),
    storage,
    retentionDays = 90,
  } = options;

  const app: App = new DurableApp(
    {
      receiver,
      authorize,
      logger,
      logLevel: logger.getLevel(),
      // Nothing here keeps a conversation's state.
      convoStore: false,
      extendedErrorHandler: true,
      clientOptions: {
        // A post that timed out may have been posted: trying again is decided where it is known to be safe.
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 5_000,
        ...(slackApiUrl !== null && { slackApiUrl }),
        ...(fetch && { fetch }),
      },
    },
    storage ? createDelivery({ storage, authorize, client: () => app.client, logger }) : null,
  );

  registerListeners(app, [
    ...createListeners({ ...options, ...(storage && keptIn(storage, retentionDays)) }),
    ...(workspaces ? createUninstallListeners({ workspaces }) : []),
  ]);
  app.error(
    createErrorHandler({
      ...{ slackApiUrl, ...(fetch && { fetch }) },
      ...(workspaces && { onTokenRefused: workspaces.refused }),
    }),
  );
  return app;
}

/** What listeners keep, kept in the storage. */
function keptIn(
  { database, process }: Storage,
  retentionDays: number,
): Pick<ListenersOptions, 'records' | 'mayAnswer' | 'isRetried'> {
  return {
    records: createStoredRecords({ database, process, keepsText: retentionDays > 0 }),
    mayAnswer: createStoredThreadLimit({ database }),
    isRetried: true,
  };
}

const authorizationsSchema = z.object({
  authorizations: z.tuple(
    [z.object({ user_id: z.string(), is_bot: z.literal(true) })],
    z.unknown(),
  ),
});

/**
 * Authorizes by the one token, without a call to Slack: Bolt acknowledges nothing before it knows the token.
 * Who our own user is stands in every event.
 */
function createTokenAuthorize(connection: SlackConnection | OAuthConnection): Authorize<boolean> {
  if (connection.mode === 'oauth') throw new Error('Many workspaces need an `authorize`.');
  const { botToken } = connection;
  return async function authorizeByToken(_source, body) {
    const parsed = authorizationsSchema.safeParse(body);
    return parsed.success
      ? { botToken, botUserId: parsed.data.authorizations[0].user_id }
      : { botToken };
  };
}
