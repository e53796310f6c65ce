import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { leaseSeconds } from '../limits.ts';
import { secondsBetweenPosts } from '../slack-limits.ts';
import type { Database } from './database.ts';
import type { Job, JobQueue } from './job-queue.ts';
import { Lease } from './lease.ts';

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

const waitingSchema = z
  .object({
    id: z.string(),
    teamId: z.string(),
    channelId: z.string().nullable(),
    userId: z.string().nullable(),
    ts: z.string().nullable(),
    receivedAt: z.date(),
    body: z.unknown(),
    /**
     * Whether an earlier message in its thread, or in its flat conversation, is under way or was not tried yet. What
     * failed holds up nothing.
     */
    isBehind: z.boolean(),
  })
  .readonly();

/** A delivery that waits to be worked on. */
export type WaitingDelivery = z.infer<typeof waitingSchema>;

/**
 * A delivery that this process works on. Once the lease is lost, nothing done with it changes the delivery: another
 * process has it by then.
 */
export interface Work {
  readonly job: Job;
  readonly delivery: WaitingDelivery;
  readonly lease: Lease;
}

export type Taken =
  | { readonly kind: 'work'; readonly work: Work }
  | { readonly kind: 'held' | 'over' };

/**
 * How a delivery is given back: `later`, after some seconds, which is no failure; or `failed`. The code is for the
 * operator.
 */
export type GivenBack =
  | {
      readonly kind: 'later';
      readonly seconds: number;
      readonly hasTurn?: boolean;
      readonly code?: string;
    }
  | { readonly kind: 'failed'; readonly code: string };

export interface DeliveryStore {
  /** Stores a delivery and its job, both or none. Gives `false` for one that is known. */
  store(delivery: NewDelivery): Promise<boolean>;
  /**
   * Takes the leases on the deliveries of jobs. `over`: the delivery is done, or gone. `held`: another process works on
   * it.
   */
  take(jobs: readonly Job[]): Promise<ReadonlyMap<Job, Taken>>;
  /** Renews leases, and keeps their jobs from running out. A lease that was lost is marked as lost. */
  renew(work: readonly Work[]): Promise<void>;
  /** Marks a delivery as done, and deletes its words. */
  finish(work: Work): Promise<void>;
  /** Marks a delivery as failed for good. Its words stay, so that it can be replayed. */
  markDead(work: Work): Promise<void>;
  /** Gives a delivery back, to be taken again. */
  giveBack(work: Work, back: GivenBack): Promise<void>;
  /** Removes a job whose delivery is done or gone. */
  drop(job: Job): Promise<void>;
  /** Takes the next turn to post in a channel. Returns the seconds to wait for it. */
  takeTurn(teamId: string, channelId: string): Promise<number>;
  /** Gives out no turn in a channel for so many seconds. */
  holdBack(teamId: string, channelId: string, seconds: number): Promise<void>;
  /**
   * How many deliveries wait, for how many seconds the oldest of them has (0 where none waits), how many are dead, and how
   * many replies of the last day were sent though an earlier one may stand.
   */
  count(): Promise<DeliveryCounts>;
}

const countsSchema = z.object({
  waiting: z.number(),
  oldest: z.number(),
  dead: z.number(),
  repeated: z.number(),
});

export type DeliveryCounts = Readonly<z.infer<typeof countsSchema>>;

/** Makes the store that keeps what Slack handed over until it is done. */
export function createDeliveryStore({
  database,
  jobs,
  process = '',
}: {
  readonly database: Database;
  readonly jobs: JobQueue;
  /** Recorded beside each lease that this process takes. */
  readonly process?: string;
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
    async take(wanted) {
      if (wanted.length === 0) return new Map();
      const holder = `${process}/${randomUUID()}`;
      const askedAt = Date.now();
      const wantedIds = wanted.map(({ deliveryId }) => deliveryId);
      const rows = await database.query(
        `UPDATE deliveries AS mine SET lease_holder = $2, lease_until = now() + make_interval(secs => $3)
        WHERE id = ANY($1::uuid[]) AND state <> 'done' AND body IS NOT NULL
          AND (lease_until IS NULL OR lease_until <= now())
        RETURNING id, team_id AS "teamId", channel_id AS "channelId", user_id AS "userId", ts,
          received_at AS "receivedAt", body,
          EXISTS (
            SELECT 1 FROM deliveries AS earlier
            WHERE earlier.state = 'waiting' AND earlier.id <> mine.id
              AND earlier.team_id = mine.team_id AND earlier.channel_id = mine.channel_id
              AND ${saidAt('earlier')} < ${saidAt('mine')}
              AND ${threadOf('earlier')} = ${threadOf('mine')}
              AND (earlier.retries = 0 OR earlier.lease_until > now())
          ) AS "isBehind"`,
        [wantedIds, holder, leaseSeconds],
      );
      const leased = new Map(
        rows.map((row) => waitingSchema.parse(row)).map((delivery) => [delivery.id, delivery]),
      );
      const held = leased.size === wanted.length ? new Set() : await findHeld(wantedIds, holder);
      return new Map(
        wanted.map((job): [Job, Taken] => {
          const delivery = leased.get(job.deliveryId);
          if (!delivery) return [job, { kind: held.has(job.deliveryId) ? 'held' : 'over' }];
          const lease = new Lease(delivery.id, holder, askedAt);
          return [job, { kind: 'work', work: { job, delivery, lease } }];
        }),
      );
    },
    async renew(work) {
      if (work.length === 0) return;
      const askedAt = Date.now();
      const held = await database.transaction(async (transaction) => {
        const rows = await transaction.query(
          `UPDATE deliveries SET lease_until = now() + make_interval(secs => $3)
          FROM unnest($1::uuid[], $2::text[]) AS mine (id, holder)
          WHERE deliveries.id = mine.id AND lease_holder = mine.holder AND lease_until > now()
          RETURNING deliveries.id`,
          [
            work.map(({ lease }) => lease.deliveryId),
            work.map(({ lease }) => lease.holder),
            leaseSeconds,
          ],
        );
        const ids = new Set(rows.map(({ id }) => id));
        const kept = work.filter(({ lease }) => ids.has(lease.deliveryId));
        await jobs.keep(
          kept.map(({ job }) => job),
          transaction,
        );
        return new Set(kept);
      });
      for (const one of work) {
        if (held.has(one)) one.lease.renewed(askedAt);
        else one.lease.lost();
      }
    },
    finish: ({ job, lease }) =>
      database.transaction(async (transaction) => {
        const rows = await transaction.query(
          `UPDATE deliveries SET state = 'done', body = NULL, user_id = NULL, finished_at = now(),
            lease_holder = NULL, lease_until = NULL
          WHERE id = $1 AND lease_holder = $2 RETURNING id`,
          [lease.deliveryId, lease.holder],
        );
        if (rows.length > 0) await jobs.complete(job, transaction);
      }),
    markDead: ({ job, lease }) =>
      database.transaction(async (transaction) => {
        const rows = await transaction.query(
          `UPDATE deliveries SET state = 'dead', finished_at = now(), lease_holder = NULL, lease_until = NULL
          WHERE id = $1 AND lease_holder = $2 RETURNING id`,
          [lease.deliveryId, lease.holder],
        );
        if (rows.length > 0) await jobs.completeDead(job, transaction);
      }),
    giveBack: ({ job, lease }, back) =>
      database.transaction(async (transaction) => {
        const rows = await transaction.query(
          `UPDATE deliveries SET last_code = coalesce($3, last_code), lease_holder = NULL, lease_until = NULL,
            retries = retries + CASE WHEN $3 IS NULL THEN 0 ELSE 1 END
          WHERE id = $1 AND lease_holder = $2 RETURNING id`,
          [lease.deliveryId, lease.holder, back.code ?? null],
        );
        lease.lost();
        if (rows.length === 0) return;
        if (back.kind === 'later') await jobs.postpone(job, back, transaction);
        else await jobs.fail(job, back.code, transaction);
      }),
    async drop(job) {
      await jobs.complete(job);
      await jobs.completeDead(job);
    },
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
    async count() {
      const [row] = await database.query(
        `SELECT count(*) FILTER (WHERE state = 'waiting')::integer AS waiting,
          coalesce(
            round(extract(epoch FROM now() - min(received_at) FILTER (WHERE state = 'waiting'))), 0
          )::integer AS oldest,
          count(*) FILTER (WHERE state = 'dead')::integer AS dead,
          (
            SELECT count(*) FROM posts
            WHERE is_repeat AND outcome = 'posted' AND began_at > now() - interval '1 day'
          )::integer AS repeated
        FROM deliveries WHERE state <> 'done'`,
      );
      return countsSchema.parse(row);
    },
  };

  /** Finds those of some deliveries that another process works on. */
  async function findHeld(ids: readonly string[], holder: string): Promise<ReadonlySet<unknown>> {
    const rows = await database.query(
      `SELECT id FROM deliveries
      WHERE id = ANY($1::uuid[]) AND state <> 'done' AND body IS NOT NULL AND lease_holder <> $2`,
      [ids, holder],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

/** SQL for when a message was said, or last edited: Slack's ids of messages are times, as long as each other. */
function saidAt(delivery: string): string {
  return `greatest(${delivery}.ts COLLATE "C", ${delivery}.edited_ts COLLATE "C")`;
}

/** SQL for the thread of a message: its own, where it stands in none; in a flat conversation, that. */
function threadOf(delivery: string): string {
  const event = `${delivery}.body->'event'`;
  return `coalesce(${event}->>'thread_ts', ${event}->'message'->>'thread_ts',
    CASE WHEN ${delivery}.channel_id LIKE 'D%' THEN '' ELSE ${delivery}.ts END)`;
}
