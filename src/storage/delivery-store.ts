import { z } from 'zod';
import type { Database } from './database.ts';
import type { Job, JobQueue } from './job-queue.ts';

/** Something that Slack handed over. */
export interface NewDelivery {
  readonly eventId: string;
  readonly teamId: string;
  /** Of a message: `null` for anything else. */
  readonly message: {
    readonly channelId: string;
    readonly ts: string;
    readonly editedTs: string | null;
    readonly userId: string;
  } | null;
  /** As Slack sent it. */
  readonly body: unknown;
}

/** A delivery that waits to be worked on. */
export interface WaitingDelivery {
  readonly id: string;
  readonly teamId: string;
  readonly channelId: string | null;
  readonly userId: string | null;
  readonly ts: string | null;
  readonly receivedAt: Date;
  readonly body: unknown;
}

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

export interface DeliveryStore {
  /** Stores a delivery and its job, both or none. Gives `false` for one that is known. */
  store(delivery: NewDelivery): Promise<boolean>;
  /** Reads what jobs are about. Jobs whose delivery is done, or gone, are not in it. */
  load(jobs: readonly Job[]): Promise<ReadonlyMap<string, WaitingDelivery>>;
  /** Notes that a delivery is done; its words go with that. */
  finish(job: Job): Promise<void>;
  /** Notes that a delivery failed for good. Its words stay, so that it can be replayed. */
  bury(job: Job): Promise<void>;
  /** Takes the next turn of a channel. Gives the seconds to wait for it. */
  takeTurn(teamId: string, channelId: string): Promise<number>;
  /** Keeps everybody out of a channel for so long. */
  holdBack(teamId: string, channelId: string, seconds: number): Promise<void>;
  noteFailure(deliveryId: string, code: string): Promise<void>;
  listDead(): Promise<readonly DeliverySummary[]>;
  /** Gives a dead delivery a new job. Gives whether it could. */
  replay(id: string): Promise<boolean>;
  /** How many wait, and how many are dead. */
  count(): Promise<{ readonly waiting: number; readonly dead: number }>;
}

/** Slack takes about one message a second in a channel. */
const secondsBetweenPosts = 1;

const waitingSchema = z
  .object({
    id: z.string(),
    team_id: z.string(),
    channel_id: z.string().nullable(),
    user_id: z.string().nullable(),
    ts: z.string().nullable(),
    received_at: z.date(),
    body: z.unknown(),
  })
  .transform(
    (row): WaitingDelivery => ({
      id: row.id,
      teamId: row.team_id,
      channelId: row.channel_id,
      userId: row.user_id,
      ts: row.ts,
      receivedAt: row.received_at,
      body: row.body,
    }),
  );

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

/** Keeps what Slack handed over until it is done. */
export function createDeliveryStore({
  database,
  jobs,
}: {
  readonly database: Database;
  readonly jobs: JobQueue;
}): DeliveryStore {
  return {
    store: ({ eventId, teamId, message, body }) =>
      database.transaction(async (transaction) => {
        const [row] = await transaction.query(
          `INSERT INTO deliveries (event_id, team_id, channel_id, ts, edited_ts, user_id, body)
          VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb)
          ON CONFLICT DO NOTHING RETURNING id`,
          [
            ...[eventId, teamId, message?.channelId ?? null, message?.ts ?? null],
            ...[message?.editedTs ?? '', message?.userId ?? null, JSON.stringify(body)],
          ],
        );
        if (!row) return false;
        await jobs.add(transaction, z.string().parse(row['id']));
        return true;
      }),
    async load(taken) {
      if (taken.length === 0) return new Map();
      const rows = await database.query(
        `SELECT id, team_id, channel_id, user_id, ts, received_at, body FROM deliveries
        WHERE id = ANY($1::uuid[]) AND state <> 'done' AND body IS NOT NULL`,
        [taken.map(({ deliveryId }) => deliveryId)],
      );
      return new Map(rows.map((row) => waitingSchema.parse(row)).map((row) => [row.id, row]));
    },
    finish: (job) =>
      database.transaction(async (transaction) => {
        await transaction.query(
          `UPDATE deliveries SET state = 'done', body = NULL, user_id = NULL, finished_at = now()
          WHERE id = $1`,
          [job.deliveryId],
        );
        await jobs.complete(job, transaction);
      }),
    bury: (job) =>
      database.transaction(async (transaction) => {
        await transaction.query(
          "UPDATE deliveries SET state = 'dead', finished_at = now() WHERE id = $1 AND state = 'waiting'",
          [job.deliveryId],
        );
        await jobs.completeDead(job, transaction);
      }),
    async takeTurn(teamId, channelId) {
      const [row] = await database.query(
        `INSERT INTO channel_turns AS turn (team_id, channel_id, next_at)
        VALUES ($1, $2, now() + make_interval(secs => $3))
        ON CONFLICT (team_id, channel_id) DO UPDATE
        SET next_at = greatest(turn.next_at, now()) + make_interval(secs => $3)
        RETURNING extract(epoch FROM next_at - now())::double precision - $3 AS seconds`,
        [teamId, channelId, secondsBetweenPosts],
      );
      return z.object({ seconds: z.number() }).parse(row).seconds;
    },
    async holdBack(teamId, channelId, seconds) {
      await database.query(
        `INSERT INTO channel_turns AS turn (team_id, channel_id, next_at)
        VALUES ($1, $2, now() + make_interval(secs => $3))
        ON CONFLICT (team_id, channel_id) DO UPDATE
        SET next_at = greatest(turn.next_at, now() + make_interval(secs => $3))`,
        [teamId, channelId, seconds],
      );
    },
    async noteFailure(deliveryId, code) {
      await database.query('UPDATE deliveries SET last_code = $2 WHERE id = $1', [
        deliveryId,
        code,
      ]);
    },
    async listDead() {
      const rows = await database.query(
        `SELECT id, team_id, channel_id, state, last_code, received_at, body IS NOT NULL AS is_replayable
        FROM deliveries WHERE state = 'dead' ORDER BY received_at LIMIT 1000`,
      );
      return rows.map((row) => summarySchema.parse(row));
    },
    replay: (id) =>
      database.transaction(async (transaction) => {
        const rows = await transaction.query(
          `UPDATE deliveries SET state = 'waiting', finished_at = NULL
          WHERE id = $1 AND state = 'dead' AND body IS NOT NULL RETURNING id`,
          [id],
        );
        if (rows.length === 0) return false;
        await jobs.add(transaction, id);
        return true;
      }),
    async count() {
      const [row] = await database.query(
        `SELECT count(*) FILTER (WHERE state = 'waiting')::integer AS waiting,
          count(*) FILTER (WHERE state = 'dead')::integer AS dead
        FROM deliveries WHERE state <> 'done'`,
      );
      return z.object({ waiting: z.number(), dead: z.number() }).parse(row);
    },
  };
}
