import { z } from 'zod';
import { writeAudit } from './audit-trail.ts';
import type { Database, Queryable, Row } from './database.ts';
import { nameFirstCurator } from './name-first-curator.ts';
import type { Seal } from './seal.ts';

/** Which workspace, as Slack names it in a request. */
export interface WorkspaceKey {
  /** Empty for an app that is installed for a whole organisation. */
  readonly teamId: string;
  /** Empty outside of Enterprise Grid. */
  readonly enterpriseId: string;
}

/** The desk in one workspace, or in a whole organisation. */
export interface StoredInstallation extends WorkspaceKey {
  readonly state: 'active' | 'suspended';
  readonly botToken: string;
  readonly refreshToken: string | null;
  /** Seconds since the epoch; `null` for a token that stays. */
  readonly expiresAt: number | null;
  readonly botUserId: string;
  readonly botId: string;
  /** Slack's id of our app; `null` where it was not noted. */
  readonly appId: string | null;
  readonly updatedAt: Date;
}

interface NewInstallation extends Omit<StoredInstallation, 'state' | 'updatedAt'> {
  readonly scopes: readonly string[];
  /** Who installed it. */
  readonly userId: string;
}

/** Fresh tokens in place of old ones. */
export type NewTokens = Pick<NewInstallation, 'botToken' | 'refreshToken' | 'expiresAt'>;

export interface InstallationStore {
  save(installation: NewInstallation): Promise<void>;
  /**
   * Finds the installation of a workspace, or that of its own organisation. `null` where there is none. Gives the key
   * that the installation is stored under, which every other function here takes.
   */
  find(key: WorkspaceKey): Promise<StoredInstallation | null>;
  /**
   * Deletes the tokens of a workspace, or of an organisation and no workspace's own in it, that Slack says are gone.
   * Safe in any order and any number of times: what was installed after that is left alone.
   *
   * @param at  When it happened, in seconds since the epoch.
   */
  uninstall(key: WorkspaceKey, reason: string, at: number): Promise<void>;
  /**
   * Suspends a workspace. Returns whether so many seconds have passed that Slack may be asked at once whether its token
   * is good after all.
   */
  suspend(key: WorkspaceKey, reason: string, secondsBetweenAsking: number): Promise<boolean>;
  resume(key: WorkspaceKey): Promise<void>;
  /** Takes the right to ask Slack about a suspended workspace: one process has it, once in so many seconds. */
  mayAsk(key: WorkspaceKey, secondsBetweenAsking: number): Promise<boolean>;
  /** Records that a workspace is served by the installation of its organisation, and is deleted with it. */
  noteServed(workspace: WorkspaceKey): Promise<void>;
  /**
   * Renews tokens that end within so many seconds. One process at a time, as a refresh token works once; the others
   * wait, and find the new tokens.
   */
  renew(
    key: WorkspaceKey,
    within: number,
    getTokens: (refreshToken: string) => Promise<NewTokens>,
  ): Promise<void>;
  /** Seals every token with the newest key. Returns how many had been sealed with an older one. */
  rotateKeys(): Promise<number>;
}

const secretsSchema = z.object({ botToken: z.string(), refreshToken: z.string().nullable() });

const rowSchema = z.object({
  enterprise_id: z.string(),
  team_id: z.string(),
  state: z.enum(['active', 'suspended']),
  sealed_secrets: z.string(),
  updated_at: z.date(),
  details: z.object({
    botUserId: z.string(),
    botId: z.string(),
    appId: z.string().nullable().default(null),
    expiresAt: z.number().nullable(),
  }),
});

/**
 * The installation of exactly this workspace, or of exactly this organisation. A workspace's id is its own in all of
 * Slack, and it may have joined an organisation since, so that one side may not say which; one that is said must be
 * the same.
 */
const isInstallation = `CASE WHEN $1::text = '' THEN team_id = '' AND enterprise_id = $2::text AND $2::text <> ''
  ELSE team_id = $1::text AND (enterprise_id = $2::text OR enterprise_id = '' OR $2::text = '') END`;

const selectRow = `SELECT enterprise_id, team_id, state, sealed_secrets, updated_at, details FROM installations
  WHERE (${isInstallation} OR (team_id = '' AND enterprise_id = $2::text AND $2::text <> ''))
    AND state <> 'uninstalled' AND sealed_secrets IS NOT NULL
  ORDER BY team_id DESC, enterprise_id = $2::text DESC LIMIT 1`;

/** Keeps installations, their tokens sealed. */
export function createInstallationStore({
  database,
  seal,
}: {
  readonly database: Database;
  readonly seal: Seal;
}): InstallationStore {
  return {
    save: ({ teamId, enterpriseId, botToken, refreshToken, userId, ...details }) =>
      database.transaction(async (transaction) => {
        await transaction.query(
          `INSERT INTO installations (enterprise_id, team_id, details, sealed_secrets, state)
          VALUES ($1, $2, $3::jsonb, $4, 'active')
          ON CONFLICT (enterprise_id, team_id) DO UPDATE SET
            details = excluded.details, sealed_secrets = excluded.sealed_secrets, state = 'active',
            installed_at = now(), updated_at = now(), uninstalled_at = NULL`,
          [
            ...[enterpriseId, teamId, JSON.stringify(details)],
            sealSecrets({ teamId, enterpriseId }, { botToken, refreshToken }),
          ],
        );
        await nameFirstCurator(transaction, { teamId, enterpriseId }, userId);
        await writeAudit(transaction, {
          ...{ action: 'installation.install', outcome: 'ok', teamId, enterpriseId, actor: userId },
        });
      }),
    find: ({ teamId, enterpriseId }) => find(database, { teamId, enterpriseId }),
    uninstall: ({ teamId, enterpriseId }, reason, at) =>
      database.transaction(async (transaction) => {
        const gone = await transaction.query(
          `UPDATE installations SET state = 'uninstalled', sealed_secrets = NULL, updated_at = now(),
            uninstalled_at = coalesce(uninstalled_at, now())
          WHERE ${isInstallation}
            AND state <> 'uninstalled' AND installed_at <= to_timestamp($3)
          RETURNING team_id`,
          // Slack gives whole seconds.
          [teamId, enterpriseId, at + 1],
        );
        if (gone.length === 0) return;
        await writeAudit(transaction, {
          ...{ action: 'installation.uninstall', outcome: reason, teamId, enterpriseId },
          actor: 'slack',
        });
      }),
    async suspend(key, reason, secondsBetweenAsking) {
      const before = await setState(key, 'suspended', 'installation.suspend', reason);
      return before !== null && before > secondsBetweenAsking;
    },
    async resume(key) {
      await setState(key, 'active', 'installation.resume', 'ok');
    },
    async mayAsk({ teamId, enterpriseId }, secondsBetweenAsking) {
      const claimed = await database.query(
        `UPDATE installations SET updated_at = now()
        WHERE enterprise_id = $1 AND team_id = $2 AND state = 'suspended'
          AND updated_at < now() - make_interval(secs => $3)
        RETURNING team_id`,
        [enterpriseId, teamId, secondsBetweenAsking],
      );
      return claimed.length > 0;
    },
    async noteServed({ teamId, enterpriseId }) {
      await database.query(
        `INSERT INTO organisation_workspaces (enterprise_id, team_id) VALUES ($1, $2)
        ON CONFLICT DO NOTHING`,
        [enterpriseId, teamId],
      );
    },
    renew: (key, within, getTokens) =>
      database.transaction(async (transaction) => {
        const installation = await find(transaction, key, ' FOR UPDATE');
        if (!installation?.refreshToken || installation.expiresAt === null) return;
        if (installation.expiresAt > Date.now() / 1_000 + within) return;

        const { botToken, refreshToken, expiresAt } = await getTokens(installation.refreshToken);
        await transaction.query(
          `UPDATE installations SET sealed_secrets = $3, updated_at = now(),
            details = details || jsonb_build_object('expiresAt', $4::bigint)
          WHERE enterprise_id = $1 AND team_id = $2`,
          [
            ...[installation.enterpriseId, installation.teamId],
            ...[sealSecrets(installation, { botToken, refreshToken }), expiresAt],
          ],
        );
        await writeAudit(transaction, {
          ...{ action: 'token.rotate', outcome: 'ok', actor: 'desk' },
          ...{ teamId: installation.teamId, enterpriseId: installation.enterpriseId },
        });
      }),
    rotateKeys: () =>
      database.transaction(async (transaction) => {
        const rows = await transaction.query(
          'SELECT enterprise_id, team_id, sealed_secrets FROM installations WHERE sealed_secrets IS NOT NULL FOR UPDATE',
        );
        const old = rows
          .map((row) =>
            rowSchema.pick({ enterprise_id: true, team_id: true, sealed_secrets: true }).parse(row),
          )
          .filter((row) => !seal.isCurrent(row.sealed_secrets));
        for (const row of old) {
          const owner = toOwner({ teamId: row.team_id, enterpriseId: row.enterprise_id });
          await transaction.query(
            'UPDATE installations SET sealed_secrets = $3 WHERE enterprise_id = $1 AND team_id = $2',
            [
              row.enterprise_id,
              row.team_id,
              seal.seal(seal.open(row.sealed_secrets, owner), owner),
            ],
          );
        }
        await writeAudit(transaction, {
          ...{ action: 'keys.rotate', outcome: 'ok', actor: 'operator' },
          resource: String(old.length),
        });
        return old.length;
      }),
  };

  async function find(
    source: Queryable,
    { teamId, enterpriseId }: WorkspaceKey,
    lock = '',
  ): Promise<StoredInstallation | null> {
    const [row] = await source.query(`${selectRow}${lock}`, [teamId, enterpriseId]);
    return row ? toInstallation(row) : null;
  }

  function toInstallation(row: Row): StoredInstallation {
    const { details, ...parsed } = rowSchema.parse(row);
    const key = { teamId: parsed.team_id, enterpriseId: parsed.enterprise_id };
    const opened: unknown = JSON.parse(seal.open(parsed.sealed_secrets, toOwner(key)));
    return {
      ...key,
      ...secretsSchema.parse(opened),
      ...details,
      state: parsed.state,
      updatedAt: parsed.updated_at,
    };
  }

  function sealSecrets(key: WorkspaceKey, secrets: z.infer<typeof secretsSchema>): string {
    return seal.seal(JSON.stringify(secrets), toOwner(key));
  }

  /**
   * Changes the state of an installation. Returns the seconds since it last changed or Slack was asked about it; `null`
   * where it has that state already, or is gone.
   */
  async function setState(
    { teamId, enterpriseId }: WorkspaceKey,
    state: StoredInstallation['state'],
    action: 'installation.suspend' | 'installation.resume',
    outcome: string,
  ): Promise<number | null> {
    return database.transaction(async (transaction) => {
      const [row] = await transaction.query(
        `SELECT extract(epoch FROM now() - updated_at)::double precision AS age FROM installations
        WHERE enterprise_id = $1 AND team_id = $2 AND state NOT IN ('uninstalled', $3) FOR UPDATE`,
        [enterpriseId, teamId, state],
      );
      if (!row) return null;
      await transaction.query(
        `UPDATE installations SET state = $3, updated_at = now()
        WHERE enterprise_id = $1 AND team_id = $2`,
        [enterpriseId, teamId, state],
      );
      await writeAudit(transaction, { action, outcome, teamId, enterpriseId, actor: 'desk' });
      return z.object({ age: z.number() }).parse(row).age;
    });
  }
}

/** What a token is bound to. */
function toOwner({ enterpriseId, teamId }: WorkspaceKey): string {
  return `${enterpriseId}/${teamId}`;
}
