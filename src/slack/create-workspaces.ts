import type { Authorize, AuthorizeResult, Logger, webApi } from '@slack/bolt';
import { InstallationError, StorageError } from '../errors.ts';
import type {
  InstallationStore,
  NewTokens,
  StoredInstallation,
  WorkspaceKey,
} from '../storage/installation-store.ts';
import { BoundedMap } from './bounded-map.ts';
import { errorCode, isGone, slackRefusal } from './slack-error.ts';

export interface WorkspacesOptions {
  readonly installations: InstallationStore;
  /** Asks Slack without a token of its own. */
  readonly client: webApi.WebClient;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** The workspaces that have the desk, each with its token. */
export interface Workspaces {
  /** Finds the token for a request. After the first time it waits for nothing. */
  readonly authorize: Authorize<boolean>;
  /** Slack refused the token of a workspace: it is suspended, or gone. */
  refused(key: WorkspaceKey, refusal: string): Promise<void>;
  /** Slack says that it has removed the desk from a workspace, at this second. */
  removed(key: WorkspaceKey, reason: string, at: number): Promise<void>;
  /** Forgets what is remembered of a workspace. */
  forget(key: WorkspaceKey): void;
}

/** After this long, what is remembered is used once more while it is looked up again. */
const freshFor = 60_000;
/** A workspace without the desk is looked up again after this long. */
const missingFor = 20_000;
/** A command is answered without a token rather than late. */
const longestLookup = 2_000;
/** A token is renewed when it ends within two hours, as Slack's own library does. */
const renewWithin = 2 * 60 * 60;
/** How often a suspended workspace is asked again. */
const askAgainAfter = 60_000;

interface Remembered {
  readonly installation: StoredInstallation | null;
  readonly at: number;
}

/** Makes what knows the workspaces: a bounded memory in front of the storage. */
export function createWorkspaces({
  installations,
  client,
  clientId,
  clientSecret,
  logger,
  now = Date.now,
}: WorkspacesOptions): Workspaces {
  const remembered = new BoundedMap<Remembered | null>(5_000);
  const underWay = new Map<string, Promise<StoredInstallation | null>>();

  return {
    async authorize({ teamId = '', enterpriseId = '' }, body) {
      const key = { teamId, enterpriseId };
      const isEvent = body === undefined || (typeof body === 'object' && 'event' in body);
      try {
        const installation = await (isEvent ? recall(key) : withinTime(recall(key)));
        return toResult(await checked(installation));
      } catch (error) {
        // A command or a press is answered in the acknowledgement or by its own address, which need no token.
        if (isEvent || !(error instanceof StorageError)) throw error;
        return {};
      }
    },
    async refused(key, refusal) {
      forget(key);
      const installation = await installations.find(key);
      if (!installation) return;
      if (isGone(refusal)) await installations.uninstall(key, refusal, now() / 1_000);
      else {
        await installations.suspend(installation, refusal);
        await askAgain(installation);
      }
    },
    async removed(key, reason, at) {
      await installations.uninstall(key, reason, at);
      forget(key);
    },
    forget,
  };

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
    const looking =
      underWay.get(id) ??
      findAndRenew(key)
        .then((installation) => {
          remembered.set(id, { installation, at: now() });
          return installation;
        })
        .finally(() => underWay.delete(id));
    underWay.set(id, looking);
    return looking;
  }

  async function findAndRenew(key: WorkspaceKey): Promise<StoredInstallation | null> {
    const found = await installations.find(key);
    if (!found?.refreshToken || found.expiresAt === null) return found;
    if (found.expiresAt > now() / 1_000 + renewWithin) return found;

    await installations.renew(found, renewWithin, getTokens);
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
  async function checked(installation: StoredInstallation | null): Promise<StoredInstallation> {
    if (!installation) throw new InstallationError('installation_missing');
    if (installation.state === 'active') return installation;
    if (
      now() - installation.updatedAt.getTime() > askAgainAfter &&
      (await askAgain(installation))
    ) {
      return installation;
    }
    throw new InstallationError('installation_suspended');
  }

  /** Asks Slack whether the token, freshly read, is good after all. */
  async function askAgain(key: WorkspaceKey): Promise<boolean> {
    forget(key);
    const fresh = await installations.find(key);
    if (!fresh) return false;
    try {
      await client.auth.test({ token: fresh.botToken });
      await installations.resume(fresh);
      return true;
    } catch (error) {
      const refusal = slackRefusal(error);
      if (refusal !== null && isGone(refusal)) {
        await installations.uninstall(key, refusal, now() / 1_000);
      }
      return false;
    }
  }

  function forget(key: WorkspaceKey): void {
    remembered.set(toId(key), null);
  }
}

function toId({ teamId, enterpriseId }: WorkspaceKey): string {
  return `${enterpriseId}/${teamId}`;
}

function toResult({ botToken, botUserId, botId }: StoredInstallation): AuthorizeResult {
  return { botToken, botUserId, botId };
}

async function withinTime<T>(looking: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new StorageError('storage_unavailable', 'An installation is looked up too slowly.')),
      longestLookup,
    );
  });
  try {
    return await Promise.race([looking, late]);
  } finally {
    clearTimeout(timer);
  }
}
