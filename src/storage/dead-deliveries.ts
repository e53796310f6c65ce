import { z } from 'zod';
import { mostDeadShown } from '../limits.ts';
import { writeAudit } from './audit-trail.ts';
import type { Queryable } from './database.ts';
import type { Storage } from './open-storage.ts';

/** A delivery as an operator sees it: no words of anybody. */
const summarySchema = z.object({
  id: z.string(),
  teamId: z.string(),
  channelId: z.string().nullable(),
  state: z.literal('dead'),
  code: z.string().nullable(),
  receivedAt: z.date(),
  /** Whether its words are still there, without which it cannot be replayed. */
  isReplayable: z.boolean(),
});

/** Lists the deliveries that failed for good, oldest first. */
export async function listDeadDeliveries(
  database: Queryable,
): Promise<readonly z.infer<typeof summarySchema>[]> {
  const rows = await database.query(
    `SELECT id, team_id AS "teamId", channel_id AS "channelId", state, last_code AS code,
      received_at AS "receivedAt", body IS NOT NULL AS "isReplayable"
    FROM deliveries WHERE state = 'dead' ORDER BY received_at LIMIT $1`,
    [mostDeadShown],
  );
  return rows.map((row) => summarySchema.parse(row));
}

/** Has a dead delivery worked on again, as an operator asked. Returns whether it could. */
export async function replayDelivery(
  { database }: Pick<Storage, 'database'>,
  id: string,
): Promise<boolean> {
  const rows = await database.query(
    `UPDATE deliveries SET state = 'waiting', finished_at = NULL, due_at = now(), tries = 0, has_turn = false
    WHERE id = $1 AND state = 'dead' AND body IS NOT NULL RETURNING 1`,
    [id],
  );
  const isReplayed = rows.length > 0;
  await writeAudit(database, {
    ...{ action: 'delivery.replay', outcome: isReplayed ? 'ok' : 'refused', actor: 'operator' },
    resource: id,
  });
  return isReplayed;
}
