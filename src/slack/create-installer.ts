import type { Logger } from '@slack/bolt';
import { type InstallationStore as BoltInstallationStore, InstallProvider } from '@slack/oauth';
import type { OAuthConnection } from '../config.ts';
import type { InstallationStore } from '../storage/installation-store.ts';
import type { OAuthStateStore } from '../storage/oauth-state-store.ts';
import type { HttpRoute } from './create-receiver.ts';
import type { Workspaces } from './create-workspaces.ts';
import { botScopes } from './scopes.ts';

export interface InstallerOptions {
  readonly connection: OAuthConnection;
  readonly installations: InstallationStore;
  readonly states: OAuthStateStore;
  /** Late, as they are made with the app. */
  readonly workspaces: () => Workspaces;
  /** Where Slack's Web API is; `null` for Slack itself. */
  readonly slackApiUrl: string | null;
  readonly logger: Logger;
}

const installPath = '/slack/install';
const redirectPath = '/slack/oauth_redirect';

/**
 * Makes the pages that install the desk: people begin at `/slack/install`. The installer is Slack's own, and binds
 * the state to the browser by a cookie; our state works once. Bolt would take the lookup of tokens with it, so the
 * pages stand beside Bolt and not in it.
 */
export function createInstaller({
  connection: { clientId, clientSecret, publicUrl },
  installations,
  states,
  workspaces,
  slackApiUrl,
  logger,
}: InstallerOptions): readonly HttpRoute[] {
  const installer = new InstallProvider({
    ...{ clientId, clientSecret, logger },
    installationStore: toBoltStore(installations, workspaces),
    stateStore: {
      generateStateParam: (options) => states.issue({ ...options }),
      async verifyStateParam(_now, state) {
        const { scopes, redirectUri } = await states.use(state);
        return {
          scopes: Array.isArray(scopes) ? scopes.map(String) : [],
          ...(typeof redirectUri === 'string' && { redirectUri }),
        };
      },
    },
    clientOptions: {
      timeout: 10_000,
      retryConfig: { retries: 0 },
      ...(slackApiUrl !== null && { slackApiUrl }),
    },
    ...(slackApiUrl !== null && {
      authorizationUrl: new URL('/oauth/v2/authorize', slackApiUrl).href,
    }),
  });
  const options = {
    scopes: botScopes.map(({ scope }) => scope),
    redirectUri: `${publicUrl}${redirectPath}`,
  };

  return [
    {
      ...{ path: installPath, method: 'GET' },
      handler: (request, response) =>
        void installer.handleInstallPath(request, response, {}, options),
    },
    {
      ...{ path: redirectPath, method: 'GET' },
      handler: (request, response) => void installer.handleCallback(request, response),
    },
  ];
}

/** Only storing is done by Bolt's installer. Requests find their token by `Workspaces`. */
function toBoltStore(
  installations: InstallationStore,
  workspaces: () => Workspaces,
): BoltInstallationStore {
  return {
    async storeInstallation({ team, enterprise, bot, user, appId }) {
      if (!bot) throw new Error('Slack installed the desk without a bot.');
      const key = { teamId: team?.id ?? '', enterpriseId: enterprise?.id ?? '' };
      await installations.save({
        ...key,
        botToken: bot.token,
        refreshToken: bot.refreshToken ?? null,
        expiresAt: bot.expiresAt ?? null,
        botUserId: bot.userId,
        botId: bot.id,
        appId: appId ?? null,
        scopes: bot.scopes,
        userId: user.id,
      });
      workspaces().forget(key);
    },
    async fetchInstallation() {
      throw new Error('Installations are found by Workspaces.');
    },
  };
}
