import { z } from 'zod';
import { mostDeadShown } from '../limits.ts';
import { writeAudit } from './audit-trail.ts';
import type { Queryable } from './database.ts';
import type { Storage } from './open-storage.ts';

/** A delivery as an operator sees it: no words of anybody. */
export interface DeliverySummary {
  readonly id: string;
  readonly teamId: string;
  readonly channelId: string | null;
  readonly state: 'waiting' | 'done' | 'dead';
  readonly code: string | null;
  readonly receivedAt: Date;
  /** Whether its words are still there, without which it cannot be replayed. */
  readonly isReplayable: boolean;
}

const summarySchema = z
  .object({
    id: z.string(),
    team_id: z.string(),
    channel_id: z.string().nullable(),
    state: z.enum(['waiting', 'done', 'dead']),
    last_code: z.string().nullable(),
    received_at: z.date(),
    is_replayable: z.boolean(),
  })
  .transform(
    (row): DeliverySummary => ({
      id: row.id,
      teamId: row.team_id,
      channelId: row.channel_id,
      state: row.state,
      code: row.last_code,
      receivedAt: row.received_at,
      isReplayable: row.is_replayable,
    }),
  );

/** Lists the deliveries that failed for good, oldest first. */
export async function listDeadDeliveries(database: Queryable): Promise<readonly DeliverySummary[]> {
  const rows = await database.query(
    `SELECT id, team_id, channel_id, state, last_code, received_at, body IS NOT NULL AS is_replayable
    FROM deliveries WHERE state = 'dead' ORDER BY received_at LIMIT $1`,
    [mostDeadShown],
  );
  return rows.map((row) => summarySchema.parse(row));
}

/** Has a dead delivery worked on again, as an operator asked. Returns whether it could. */
export async function replayDelivery({ database, jobs }: Storage, id: string): Promise<boolean> {
  const isReplayed = await database.transaction(async (transaction) => {
    const rows = await transaction.query(
      `UPDATE deliveries SET state = 'waiting', finished_at = NULL
      WHERE id = $1 AND state = 'dead' AND body IS NOT NULL RETURNING id`,
      [id],
    );
    if (rows.length > 0) await jobs.add(transaction, id);
    return rows.length > 0;
  });
  await writeAudit(database, {
    ...{ action: 'delivery.replay', outcome: isReplayed ? 'ok' : 'refused', actor: 'operator' },
    resource: id,
  });
  return isReplayed;
}
