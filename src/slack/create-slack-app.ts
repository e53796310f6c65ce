import { App, type Authorize, type Logger, type Receiver, type webApi } from '@slack/bolt';
import { z } from 'zod';
import type { SlackConnection } from '../config.ts';
import { createListeners, type ListenersOptions } from './create-listeners.ts';
import { createReceiver } from './create-receiver.ts';
import { createErrorHandler } from './error-handler.ts';
import { registerListeners } from './listener.ts';
import { createRedactingLogger } from './redacting-logger.ts';

export interface SlackAppOptions extends ListenersOptions {
  readonly connection: SlackConnection;
  readonly logger?: Logger;
  /** Where Slack's Web API is; `null` for Slack itself. */
  readonly slackApiUrl?: string | null;
  readonly fetch?: webApi.FetchFunction;
  /** What brings Slack's requests. By default what `connection` says. */
  readonly receiver?: Receiver;
  /** Finds the token for a workspace. By default the one token of `connection`. */
  readonly authorize?: Authorize<boolean>;
}

/** Makes the Slack app. It does nothing until it is started. */
export function createSlackApp(options: SlackAppOptions): App {
  const {
    connection,
    logger = createRedactingLogger(),
    slackApiUrl = null,
    fetch,
    receiver = createReceiver({ ...options, logger }),
    authorize = createTokenAuthorize(connection.botToken),
  } = options;

  const app = new App({
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
  });

  registerListeners(app, createListeners(options));
  app.error(createErrorHandler(fetch ? { fetch } : {}));
  return app;
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
function createTokenAuthorize(botToken: string): Authorize<boolean> {
  return async function authorizeByToken(_source, body) {
    const parsed = authorizationsSchema.safeParse(body);
    return parsed.success
      ? { botToken, botUserId: parsed.data.authorizations[0].user_id }
      : { botToken };
  };
}
