import { z } from 'zod';
import { adders, type ChannelSettings, manners, usualSettings } from '../desk/channel-settings.ts';
import { writeAudit } from './audit-trail.ts';
import { createBatchRead } from './batch-reads.ts';
import type { Database } from './database.ts';
import type { WorkspaceKey } from './installation-store.ts';

export interface ChannelKey extends WorkspaceKey {
  readonly channelId: string;
}

/** What holds in one channel, and who may change it. */
export interface Settings {
  readonly channel: ChannelSettings;
  /** Slack ids of the workspace's curators and its organisation's, as they are stored, each once. */
  readonly curators: readonly string[];
}

/** Keeps what curators decided. */
export interface SettingsStore {
  find(key: ChannelKey): Promise<Settings>;
  /** @param by  Slack's id of whoever decided so. */
  saveChannel(key: ChannelKey, settings: ChannelSettings, by: string): Promise<void>;
  /** Those whom the organisation of the workspace names are curators there by that: they are not saved a second time. */
  saveCurators(key: WorkspaceKey, curators: readonly string[], by: string): Promise<void>;
  /** All workspaces and organisations that have named curators. A workspace has none whom its organisation names. */
  allCurators(): Promise<readonly CuratorsOf[]>;
}

/** The curators of a workspace, or of a whole organisation, whose `teamId` is empty. */
export interface CuratorsOf extends WorkspaceKey {
  readonly curators: readonly string[];
}

const channelSchema = z.object({
  manner: z.enum(manners),
  adders: z.enum(adders),
  sources: z.array(z.string()).nullable(),
}) satisfies z.ZodType<ChannelSettings>;
const curatorsSchema = z.object({ curators: z.array(z.string()) });
const workspaceSchema = curatorsSchema.extend({ teamId: z.string(), enterpriseId: z.string() });

export function createSettingsStore({ database }: { readonly database: Database }): SettingsStore {
  const find = createBatchRead<ChannelKey, Settings>(async (keys) => {
    const rows = await database.query(finding, [
      keys.map(({ teamId }) => teamId),
      keys.map(({ enterpriseId }) => enterpriseId),
      keys.map(({ channelId }) => channelId),
    ]);
    return rows.map((row) => {
      const { curators } = curatorsSchema.parse(row);
      return {
        channel: row['manner'] === null ? usualSettings : channelSchema.parse(row),
        curators: [...new Set(curators)],
      };
    });
  });

  return {
    find,
    async allCurators() {
      const rows = await database.query(
        'SELECT enterprise_id AS "enterpriseId", team_id AS "teamId", curators FROM workspace_settings',
      );
      const all = rows.map((row) => workspaceSchema.parse(row));
      const organisations = new Map(
        all.filter(({ teamId }) => teamId === '').map((one) => [one.enterpriseId, one.curators]),
      );
      return all.map((one) => ({
        ...one,
        curators:
          one.teamId === ''
            ? one.curators
            : without(one.curators, organisations.get(one.enterpriseId) ?? []),
      }));
    },
    saveChannel: ({ teamId, enterpriseId, channelId }, { manner, adders: who, sources }, by) =>
      database.transaction(async (transaction) => {
        await transaction.query(
          `INSERT INTO channel_settings (team_id, channel_id, manner, adders, sources)
          VALUES ($1, $2, $3, $4, $5::text[])
          ON CONFLICT (team_id, channel_id) DO UPDATE SET manner = excluded.manner,
            adders = excluded.adders, sources = excluded.sources, updated_at = now()`,
          [teamId, channelId, manner, who, sources],
        );
        await writeAudit(transaction, {
          ...{ action: 'settings.channel', outcome: manner, teamId, enterpriseId, actor: by },
          resource: channelId,
        });
      }),
    saveCurators: ({ teamId, enterpriseId }, curators, by) =>
      database.transaction(async (transaction) => {
        // A workspace may have joined an organisation since it was installed.
        await transaction.query(
          "DELETE FROM workspace_settings WHERE team_id = $1 AND team_id <> ''",
          [teamId],
        );
        const [organisation] = await transaction.query(
          "SELECT curators FROM workspace_settings WHERE team_id = '' AND enterprise_id = $1 AND $1 <> ''",
          [enterpriseId],
        );
        const theirs = organisation ? curatorsSchema.parse(organisation).curators : [];
        await transaction.query(
          `INSERT INTO workspace_settings (enterprise_id, team_id, curators)
          VALUES ($1, $2, $3::text[])`,
          [enterpriseId, teamId, without(curators, theirs)],
        );
        await writeAudit(transaction, {
          ...{ action: 'settings.curators', outcome: 'ok', teamId, enterpriseId, actor: by },
          resource: String(curators.length),
        });
      }),
  };
}

/** Those of an organisation are curators in each of its workspaces. */
const finding = `SELECT manner, adders, sources, ARRAY(
    SELECT curator FROM workspace_settings AS named, unnest(curators) WITH ORDINALITY AS each (curator, nth)
    WHERE (named.team_id = asked.team_id AND named.team_id <> '')
      OR (named.team_id = '' AND named.enterprise_id = asked.enterprise_id AND asked.enterprise_id <> '')
    ORDER BY nth
  ) AS curators
  FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY
    AS asked (team_id, enterprise_id, channel_id, place)
  LEFT JOIN channel_settings USING (team_id, channel_id)
  ORDER BY place`;

/** People, each once, without others. */
function without(people: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set(people)].filter((userId) => !others.includes(userId));
}
