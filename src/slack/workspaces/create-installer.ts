import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@slack/bolt';
import { type InstallationStore as BoltInstallationStore, InstallProvider } from '@slack/oauth';
import type { OAuthConnection } from '../../config.ts';
import { StorageError } from '../../errors.ts';
import { installRetrySeconds, longestInstallCall } from '../../limits.ts';
import type { InstallationStore } from '../../storage/installation-store.ts';
import type { OAuthStateStore } from '../../storage/oauth-state-store.ts';
import { createLineLimit } from '../limit-lines.ts';
import type { HttpRoute } from '../receiving/http-receiver.ts';
import { botScopes, optionalBotScopes } from '../scopes.ts';
import { errorCode, slackRefusal } from '../slack-error.ts';
import type { Workspaces } from './create-workspaces.ts';

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
}: {
  readonly connection: OAuthConnection;
  readonly installations: InstallationStore;
  readonly states: OAuthStateStore;
  /** A function, as the workspaces are made later. */
  readonly workspaces: () => Workspaces;
  /** Where Slack's Web API is; `null` for Slack itself. */
  readonly slackApiUrl: string | null;
  readonly logger: Logger;
}): readonly HttpRoute[] {
  const mayWrite = createLineLimit();
  const installer = new InstallProvider({
    ...{ clientId, clientSecret },
    // The installer logs at error level whatever a browser sends.
    logger: { ...logger, warn: logger.debug, error: logger.debug },
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
      timeout: longestInstallCall,
      retryConfig: { retries: 0 },
      ...(slackApiUrl !== null && { slackApiUrl }),
    },
    ...(slackApiUrl !== null && {
      authorizationUrl: new URL('/oauth/v2/authorize', slackApiUrl).href,
    }),
  });
  const options = {
    // People who install the desk may leave out what the manifest calls optional.
    scopes: [...botScopes, ...optionalBotScopes].map(({ scope }) => scope),
    redirectUri: `${publicUrl}${redirectPath}`,
  };

  return [
    {
      path: installPath,
      handler(request, response) {
        installer
          .handleInstallPath(request, response, {}, options)
          .catch(() => show(response, later));
      },
    },
    {
      path: redirectPath,
      handler(request, response) {
        const declined = readError(request);
        if (declined !== null) {
          show(response, declined === 'access_denied' ? cancelled : refused);
          return;
        }
        installer
          .handleCallback(request, response, { failure: (error) => fail(response, error) })
          .catch((error: unknown) => fail(response, error));
      },
    },
  ];

  function fail(response: ServerResponse, error: unknown): void {
    const page = findPage(error);
    const code = errorCode(error);
    const line = mayWrite(code);
    // Anybody can send a made-up state: that is no fault of the desk, and is not logged as one.
    if (line && page === again) {
      logger.info('An installation was not ours to finish.', { code, ...line });
    } else if (line) logger.error('An installation failed.', { ...line }, error);
    show(response, page);
  }

  function show(response: ServerResponse, { status, title, words }: InstallPage): void {
    if (response.headersSent) {
      response.end();
      return;
    }
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...(status === 503 && { 'retry-after': `${installRetrySeconds}` }),
    });
    response.end(
      `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>${title}</title>\n` +
        `<h1>${title}</h1>\n<p>${words}</p>\n<p><a href="${installPath}">Begin again</a></p>\n</html>\n`,
    );
  }
}

/** A page for a browser. All its words are ours: nothing that the browser sent is repeated. */
interface InstallPage {
  readonly status: number;
  readonly title: string;
  readonly words: string;
}

const later: InstallPage = {
  status: 503,
  title: 'Not now',
  words: 'The desk cannot store an installation at this moment. Please try again in a minute.',
};
const again: InstallPage = {
  status: 400,
  title: 'This installation cannot be finished',
  words:
    'It was begun more than ten minutes ago, in another browser, or is finished already. Nothing was changed by this visit.',
};
const cancelled: InstallPage = {
  status: 200,
  title: 'Nothing was installed',
  words: 'The desk was not allowed into the workspace, and nothing was stored.',
};
const refused: InstallPage = {
  status: 400,
  title: 'Slack did not install the desk',
  words:
    'Slack refused it, and nothing was stored. An administrator of the workspace may have to approve it.',
};
const slackAway: InstallPage = {
  status: 503,
  title: 'Slack did not answer',
  words: 'Slack could not be asked whether the installation is good. Please try again in a minute.',
};
const broken: InstallPage = {
  status: 500,
  title: 'The installation failed',
  words: 'Something is wrong on the side of the desk. Please tell whoever runs it.',
};

/** Slack's installer names what a browser brought along and what failed by codes. */
function findPage(error: unknown): InstallPage {
  const code = errorCode(error);
  if (error instanceof StorageError) return later;
  if (code === 'oauth_state_invalid' || code.startsWith('slack_oauth_')) return again;
  const refusal = slackRefusal(error);
  // A code that somebody made up, or that was used before.
  if (refusal === 'invalid_code' || refusal === 'code_already_used') return again;
  if (refusal !== null) return broken;
  return code.startsWith('slack_webapi_') || code === 'timed_out' ? slackAway : broken;
}

/** Reads the error with which Slack sends a browser back when nothing was installed. */
function readError({ url = '' }: IncomingMessage): string | null {
  return new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('error');
}

/** The store for Slack's installer, which only saves. Requests find their tokens by `Workspaces`. */
function toBoltStore(
  installations: InstallationStore,
  workspaces: () => Workspaces,
): BoltInstallationStore {
  return {
    async storeInstallation({ team, enterprise, bot, user, appId }) {
      if (!bot) throw new Error('Slack installed the desk without a bot.');
      const key = { teamId: team?.id ?? '', enterpriseId: enterprise?.id ?? '' };
      const made = {
        ...key,
        botToken: bot.token,
        refreshToken: bot.refreshToken ?? null,
        expiresAt: bot.expiresAt ?? null,
        botUserId: bot.userId,
        botId: bot.id,
        appId: appId ?? null,
        scopes: bot.scopes,
        userId: user.id,
      };
      await installations.save(made).catch((cause: unknown) => {
        throw new StorageError('storage_unavailable', 'An installation could not be stored.', {
          cause,
        });
      });
      workspaces().forget(key);
    },
    async fetchInstallation() {
      throw new Error('Installations are found by Workspaces.');
    },
  };
}
