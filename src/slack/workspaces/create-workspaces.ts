import type { Authorize, AuthorizeResult, Logger, webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import pTimeout from 'p-timeout';
import { InstallationError, StorageError } from '../../errors.ts';
import {
  freshFor,
  longestLookup,
  missingFor,
  mostWorkspaces,
  renewWithinSeconds,
  suspendedEverySeconds,
} from '../../limits.ts';
import type {
  InstallationStore,
  NewTokens,
  StoredInstallation,
  WorkspaceKey,
} from '../../storage/installation-store.ts';
import { errorCode, isTokenGone, slackRefusal } from '../slack-error.ts';
import { readWorkspaces } from './read-workspaces.ts';

/** The workspaces that have the desk, each with its token. */
export interface Workspaces {
  /** Finds the token for a request. From the second request of a workspace on, it waits for nothing. */
  readonly authorize: Authorize<boolean>;
  /** Whether an event came through an installation of ours, of our app. Anything else than an event is. */
  isOurs(body: unknown): Promise<boolean>;
  /** Slack refused the token of a workspace: it is suspended, or gone. */
  refused(key: WorkspaceKey, refusal: string): Promise<void>;
  /** Slack says that it has removed the desk from a workspace, at this second. */
  removed(key: WorkspaceKey, reason: string, at: number): Promise<void>;
  /** Forgets what is remembered of a workspace, or of every workspace of an organisation. */
  forget(key: WorkspaceKey): void;
}

interface Remembered {
  readonly installation: StoredInstallation | null;
  readonly at: number;
}

/** Makes what knows the workspaces: a bounded cache in front of the storage. */
export function createWorkspaces({
  installations,
  client,
  clientId,
  clientSecret,
  logger,
  now = Date.now,
}: {
  readonly installations: InstallationStore;
  /** A client without a token of its own. */
  readonly client: webApi.WebClient;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}): Workspaces {
  const remembered = new LRUCache<string, Remembered>({ max: mostWorkspaces });
  const underWay = new Map<string, Promise<StoredInstallation | null>>();

  return {
    async authorize({ teamId = '', enterpriseId = '' }, body) {
      const { isEvent, appId, keys } =
        body === undefined
          ? { isEvent: true, appId: null, keys: [{ teamId, enterpriseId }] }
          : readWorkspaces(body);
      try {
        const found = await (isEvent ? findFirst(keys) : withinTime(findFirst(keys)));
        if (!found || isOfOtherApp(found.installation, appId)) {
          throw new InstallationError('installation_missing');
        }
        return toResult(await checked(found.installation), found.key);
      } catch (error) {
        // A command or a press can be answered without a token: in the acknowledgement, or at its `response_url`.
        if (isEvent || !(error instanceof StorageError)) throw error;
        return {};
      }
    },
    async isOurs(body) {
      const { isEvent, isRemoval, appId, keys } = readWorkspaces(body);
      if (!isEvent || isRemoval) return true;
      const found = await findFirst(keys);
      return found !== null && !isOfOtherApp(found.installation, appId);
    },
    async refused(key, refusal) {
      forget(key);
      const installation = await installations.find(key);
      if (!installation) return;
      if (isTokenGone(refusal)) await uninstall(installation, refusal);
      else if (await installations.suspend(installation, refusal, suspendedEverySeconds)) {
        await askNow(installation);
      }
      forget(installation);
    },
    async removed(key, reason, at) {
      await installations.uninstall(key, reason, at);
      forget(key);
    },
    forget,
  };

  /** The first of the workspaces that a request names which has the desk, and under which name it was found. */
  async function findFirst(
    keys: readonly WorkspaceKey[],
  ): Promise<{ readonly key: WorkspaceKey; readonly installation: StoredInstallation } | null> {
    for (const key of keys) {
      const installation = await recall(key);
      if (installation) return { key, installation };
    }
    return null;
  }

  /** What is remembered, if it is not too old; else what the storage says. Looked up once at a time. */
  async function recall(key: WorkspaceKey): Promise<StoredInstallation | null> {
    const known = remembered.get(toId(key));
    if (!known) return lookUp(key);
    const age = now() - known.at;
    if (age > (known.installation ? freshFor : missingFor)) {
      const looking = lookUp(key);
      if (!known.installation) return looking;
      looking.catch((error: unknown) => {
        logger.warn('An installation could not be looked up again.', { code: errorCode(error) });
      });
    }
    return known.installation;
  }

  function lookUp(key: WorkspaceKey): Promise<StoredInstallation | null> {
    const id = toId(key);
    const known = underWay.get(id);
    if (known) return known;
    const looking = findAndRenew(key)
      .then((installation) => {
        // A lookup that began before the workspace was forgotten must not bring it back.
        if (underWay.get(id) === looking) remembered.set(id, { installation, at: now() });
        return installation;
      })
      .finally(() => {
        if (underWay.get(id) === looking) underWay.delete(id);
      });
    underWay.set(id, looking);
    return looking;
  }

  async function findAndRenew(key: WorkspaceKey): Promise<StoredInstallation | null> {
    const found = await installations.find(key);
    if (found?.teamId === '' && key.teamId !== '') {
      await installations.noteServed({ teamId: key.teamId, enterpriseId: found.enterpriseId });
    }
    if (!found?.refreshToken || found.expiresAt === null) return found;
    if (found.expiresAt > now() / 1_000 + renewWithinSeconds) return found;

    await installations.renew(found, renewWithinSeconds, getTokens);
    return installations.find(key);
  }

  async function getTokens(refreshToken: string): Promise<NewTokens> {
    const answer = await client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    const { access_token: botToken, refresh_token: next, expires_in: seconds } = answer;
    if (botToken === undefined) throw new Error('Slack renewed a token without giving one.');
    return {
      botToken,
      refreshToken: next ?? null,
      expiresAt: seconds === undefined ? null : Math.floor(now() / 1_000) + seconds,
    };
  }

  /** A suspended workspace gets another chance from time to time. */
  async function checked(installation: StoredInstallation): Promise<StoredInstallation> {
    if (installation.state === 'active') return installation;
    if (now() - installation.updatedAt.getTime() > suspendedEverySeconds * 1_000) {
      // Whichever process asks Slack, the cached state is too old from now on.
      forget(installation);
      const mayAsk = await installations.mayAsk(installation, suspendedEverySeconds);
      const resumed = mayAsk && (await askNow(installation));
      if (resumed) return resumed;
    }
    throw new InstallationError('installation_suspended');
  }

  /** Asks Slack whether the token, freshly read, is good after all. Gives the installation if so. */
  async function askNow(key: WorkspaceKey): Promise<StoredInstallation | null> {
    const fresh = await installations.find(key);
    if (!fresh) return null;
    try {
      await client.auth.test({ token: fresh.botToken });
      await installations.resume(fresh);
      return fresh;
    } catch (error) {
      const refusal = slackRefusal(error);
      if (refusal !== null && isTokenGone(refusal)) await uninstall(fresh, refusal);
      return null;
    }
  }

  async function uninstall(installation: StoredInstallation, refusal: string): Promise<void> {
    await installations.uninstall(installation, refusal, now() / 1_000);
  }

  function forget(key: WorkspaceKey): void {
    underWay.clear();
    const isOfOrganisation = key.teamId === '';
    for (const [id, known] of [...remembered.entries()]) {
      const isSame =
        id === toId(key) ||
        (known?.installation && toId(known.installation) === toId(key)) ||
        (isOfOrganisation && id.startsWith(toId(key)));
      if (isSame) remembered.delete(id);
    }
  }
}

function toId({ teamId, enterpriseId }: WorkspaceKey): string {
  return `${enterpriseId}/${teamId}`;
}

function isOfOtherApp({ appId }: StoredInstallation, named: string | null): boolean {
  return appId !== null && named !== null && appId !== named;
}

/** The token, and the workspace that it is used for, which need not be the first that Slack named. */
function toResult(
  { botToken, botUserId, botId }: StoredInstallation,
  { teamId, enterpriseId }: WorkspaceKey,
): AuthorizeResult {
  return {
    ...{ botToken, botUserId, botId },
    ...(teamId !== '' && { teamId }),
    ...(enterpriseId !== '' && { enterpriseId }),
  };
}

/** A command that would wait longer is answered without a token. */
function withinTime<T>(looking: Promise<T>): Promise<T> {
  return pTimeout(looking, {
    milliseconds: longestLookup,
    message: new StorageError('storage_unavailable', 'An installation is looked up too slowly.'),
  });
}
