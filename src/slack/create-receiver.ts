import {
  HTTPReceiver,
  type HTTPReceiverOptions,
  type Logger,
  SocketModeReceiver,
  type webApi,
} from '@slack/bolt';
import type { OAuthConnection, SlackConnection } from '../config.ts';

/** A page of our own, beside Slack's requests. */
export type HttpRoute = NonNullable<HTTPReceiverOptions['customRoutes']>[number];

export interface ReceiverOptions {
  readonly connection: SlackConnection | OAuthConnection;
  /** Pages that HTTP serves too. */
  readonly routes?: readonly HttpRoute[];
  readonly logger: Logger;
  /** Where Slack's Web API is; `null` for Slack itself. */
  readonly slackApiUrl?: string | null;
  readonly fetch?: webApi.FetchFunction;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** How a lost socket is opened again. By default for about 50 minutes, at most 30 s between two tries. */
  readonly reconnect?: webApi.WebClientOptions['retryConfig'];
  /** Milliseconds after which a silent socket is given up. By default 5,000. */
  readonly clientPingTimeout?: number;
}

/** Makes what brings Slack's requests to the app: a socket, or a server for signed HTTP requests. */
export function createReceiver(options: ReceiverOptions): HTTPReceiver | SocketModeReceiver {
  const { connection } = options;
  return connection.mode === 'socket'
    ? createSocketReceiver(options, connection)
    : createHttpReceiver(options, connection);
}

/** How far a request's stamp may be from our clock, either way. */
const longestSkewSeconds = 5 * 60;

function createHttpReceiver(
  { logger, now = Date.now, routes = [] }: ReceiverOptions,
  { signingSecret, port }: Pick<OAuthConnection, 'signingSecret' | 'port'>,
): HTTPReceiver {
  const receiver = new HTTPReceiver({ customRoutes: [...routes], signingSecret, port, logger });
  const listen = receiver.requestListener;

  // Bolt refuses old stamps and takes any that lies ahead, which a replay could use for as long.
  receiver.requestListener = function refuseStampsAhead(request, response) {
    const stamp = Number(request.headers['x-slack-request-timestamp'] ?? 0);
    if (stamp > now() / 1_000 + longestSkewSeconds) {
      logger.warn('Refused a request with a stamp more than 5 minutes ahead of this clock.');
      response.writeHead(401).end();
      return;
    }
    listen(request, response);
  };
  return receiver;
}

/**
 * The socket client writes its own retry policy into the options that it is given, so they are made for it
 * alone: in the app's they would make every post be tried a hundred times, and posted more than once.
 */
function createSocketReceiver(
  {
    logger,
    slackApiUrl = null,
    fetch,
    clientPingTimeout,
    reconnect = { retries: 100, factor: 1.3, maxTimeout: 30_000 },
  }: ReceiverOptions,
  { appToken }: Extract<SlackConnection, { mode: 'socket' }>,
): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    ...(clientPingTimeout !== undefined && { clientPingTimeout }),
    installerOptions: {
      clientOptions: {
        timeout: 10_000,
        retryConfig: reconnect,
        ...(slackApiUrl !== null && { slackApiUrl }),
        ...(fetch && { fetch }),
      },
    },
  });
  tellOperator(receiver, logger);
  return receiver;
}

/** The socket client itself says at debug level that it lost its socket, and not that it has one again. */
function tellOperator({ client }: SocketModeReceiver, logger: Logger): void {
  let state: 'open' | 'lost' | 'stopping' = 'open';

  client.on('disconnecting', () => {
    state = 'stopping';
  });
  client.on('close', () => {
    if (state !== 'open') return;
    state = 'lost';
    logger.warn('The socket to Slack was lost; opening another one.', { code: 'socket_lost' });
  });
  client.on('connected', () => {
    if (state !== 'lost') return;
    state = 'open';
    logger.info('There is a socket to Slack again.', { code: 'socket_regained' });
  });
}
