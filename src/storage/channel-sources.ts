import { z } from 'zod';
import { channelSourceLife, mostChannelSources } from '../limits.ts';
import { writeAudit } from './audit-trail.ts';
import { createBatchRead, groupByPlace } from './batch-reads.ts';
import type { Database } from './database.ts';
import type { PersonKey } from './forget.ts';
import type { ChannelKey } from './settings-store.ts';

/** A text that somebody put into a channel. */
export interface ChannelSource {
  readonly id: string;
  readonly title: string;
  /** Paragraphs, with a line break between two. */
  readonly body: string;
  /** SHA-256 of title and text. */
  readonly contentHash: string;
  /** Slack's id of whoever put it in. */
  readonly addedBy: string;
  /** Milliseconds since the epoch. */
  readonly addedAt: number;
}

/** What became of a text. `full`: the channel has as many as it may. */
export type AddOutcome = 'added' | 'there' | 'full';

/** Keeps the texts that people put into channels. Each counts for some days. */
export interface ChannelSources {
  /** Those that still count at a moment, the oldest first. */
  find(channel: ChannelKey, at: number): Promise<readonly ChannelSource[]>;
  add(channel: ChannelKey, source: ChannelSource): Promise<AddOutcome>;
  /** Gives whether it was there. @param by  Slack's id of whoever decided so. */
  remove(channel: ChannelKey, id: string, by: string): Promise<boolean>;
  /**
   * Deletes what a person put in, wherever in the workspace. Only of what is in memory: what is stored is forgotten as
   * one, by `forgetPerson`.
   */
  forget?(person: PersonKey): Promise<void>;
}

/** When a text no longer counts, in milliseconds since the epoch. */
export function endOf({ addedAt }: Pick<ChannelSource, 'addedAt'>): number {
  return addedAt + channelSourceLife;
}

const rowSchema = z
  .object({
    source_id: z.string(),
    title: z.string(),
    body: z.string(),
    content_hash: z.string(),
    added_by: z.string(),
    added_at: z.date(),
  })
  .transform(
    ({ source_id, title, body, content_hash, added_by, added_at }): ChannelSource => ({
      ...{ id: source_id, title, body, contentHash: content_hash },
      ...{ addedBy: added_by, addedAt: added_at.getTime() },
    }),
  );

/** Keeps them in the database, for every process. */
export function createStoredChannelSources({
  database,
}: {
  readonly database: Database;
}): ChannelSources {
  const find = createBatchRead<
    { readonly channel: ChannelKey; readonly at: number },
    readonly ChannelSource[]
  >(async (asked) => {
    const rows = await database.query(
      `SELECT place::integer, source_id, title, body, content_hash, added_by, added_at
      FROM unnest($1::text[], $2::text[], $3::timestamptz[]) WITH ORDINALITY
        AS asked (team_id, channel_id, since, place)
      JOIN channel_sources USING (team_id, channel_id)
      WHERE added_at > since
      ORDER BY added_at, source_id`,
      [
        asked.map(({ channel }) => channel.teamId),
        asked.map(({ channel }) => channel.channelId),
        asked.map(({ at }) => startOf(at).toISOString()),
      ],
    );
    return groupByPlace(asked, rows).map((found) => found.map((row) => rowSchema.parse(row)));
  });

  return {
    find: (channel, at) => find({ channel, at }),
    add: ({ teamId, enterpriseId, channelId }, source) =>
      database.transaction(async (transaction) => {
        // Two at once must not make one more than there may be.
        await transaction.query('SELECT pg_advisory_xact_lock(hashtext($1))', [
          `channel_sources ${teamId} ${channelId}`,
        ]);
        // What ran out and is not deleted yet makes room, and may be put in again.
        await transaction.query(
          'DELETE FROM channel_sources WHERE team_id = $1 AND channel_id = $2 AND added_at <= $3',
          [teamId, channelId, startOf(source.addedAt)],
        );
        const rows = await transaction.query(
          'SELECT source_id FROM channel_sources WHERE team_id = $1 AND channel_id = $2',
          [teamId, channelId],
        );
        if (rows.some((row) => row['source_id'] === source.id)) return 'there';
        if (rows.length >= mostChannelSources) return 'full';
        await transaction.query(
          `INSERT INTO channel_sources
            (team_id, channel_id, source_id, title, body, content_hash, added_by, added_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            ...[teamId, channelId, source.id, source.title, source.body],
            ...[source.contentHash, source.addedBy, new Date(source.addedAt)],
          ],
        );
        await writeAudit(transaction, {
          ...{ action: 'source.add', outcome: 'ok', teamId, enterpriseId, actor: source.addedBy },
          resource: `${channelId} ${source.id}`,
        });
        return 'added';
      }),
    remove: ({ teamId, enterpriseId, channelId }, id, by) =>
      database.transaction(async (transaction) => {
        const gone = await transaction.query(
          `DELETE FROM channel_sources
          WHERE team_id = $1 AND channel_id = $2 AND source_id = $3 RETURNING 1`,
          [teamId, channelId, id],
        );
        if (gone.length === 0) return false;
        await writeAudit(transaction, {
          ...{ action: 'source.remove', outcome: 'ok', teamId, enterpriseId, actor: by },
          resource: `${channelId} ${id}`,
        });
        return true;
      }),
  };
}

/** What was put in by then no longer counts. */
function startOf(at: number): Date {
  return new Date(at - channelSourceLife);
}
