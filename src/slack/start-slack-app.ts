import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { OAuthConnection, SlackConnection } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { identityEvery } from '../limits.ts';
import { toListenFault } from '../listen-fault.ts';
import { errorCode, isTokenRefusal, slackRefusal } from './slack-error.ts';
import { createIdentity, type Identity } from './workspaces/own-identity.ts';

export interface StartOptions {
  /** The address to listen on; `null` for every one of the machine. */
  readonly host?: string | null;
  /** Is given who we are, as soon as Slack says. */
  readonly identity?: Identity | null;
  /** Waits so many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

interface Asking {
  readonly identity: Identity;
  readonly wait: NonNullable<StartOptions['wait']>;
}

/**
 * Starts the app: asks Slack whether the token is good, then connects.
 *
 * @returns `connected` when Slack has answered, `listening` when nobody knows yet whether it can be reached.
 * @throws {ConfigError} when a token or the port cannot be used, with what to do.
 */
export async function startSlackApp(
  app: App,
  connection: SlackConnection | OAuthConnection,
  {
    host = null,
    identity,
    wait = (milliseconds) => delay(milliseconds, undefined, { ref: false }),
  }: StartOptions = {},
): Promise<'connected' | 'listening'> {
  const hasAnswered =
    connection.mode !== 'oauth' &&
    (await checkBotToken(app, connection.botToken, {
      identity: identity ?? createIdentity(connection),
      wait,
    }));

  try {
    await (connection.mode === 'socket'
      ? app.start()
      : app.start({ port: connection.port, ...(host !== null && { host }) }));
  } catch (error) {
    if (connection.mode === 'socket') throw error;
    throw toListenFault(error, { portVariable: 'PORT', port: connection.port, host }) ?? error;
  }
  return hasAnswered || connection.mode === 'socket' ? 'connected' : 'listening';
}

/**
 * Asks Slack whether the token is good, so that a refusal is not first found by a person who asks. Returns `false`
 * while Slack is away, which is no reason not to start.
 */
async function checkBotToken(app: App, token: string, asking: Asking): Promise<boolean> {
  try {
    asking.identity.learn(await app.client.auth.test({ token }));
    return true;
  } catch (error) {
    if (isTokenRefusal(slackRefusal(error))) throw botTokenFault(error);
    app.logger.warn('Could not ask Slack whether the bot token is good.', {
      code: errorCode(error),
    });
    void keepAsking(app, token, asking);
    return false;
  }
}

/**
 * Asks in the background until Slack says who we are, without keeping the process alive. A refused token is an error
 * that nobody handles: it ends the process, as it would have at the start.
 */
async function keepAsking(app: App, token: string, { identity, wait }: Asking): Promise<void> {
  for (;;) {
    await wait(identityEvery);
    try {
      identity.learn(await app.client.auth.test({ token }));
      return;
    } catch (error) {
      if (isTokenRefusal(slackRefusal(error))) throw botTokenFault(error);
    }
  }
}

function botTokenFault(error: unknown): ConfigError {
  return new ConfigError([
    `Slack refused SLACK_BOT_TOKEN (${errorCode(error)}). Paste the Bot User OAuth Token again (app settings, OAuth & Permissions), or reinstall the app to the workspace.`,
  ]);
}
