import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  deliveryRetries,
  firstRetrySeconds,
  leaseSeconds,
  longestEndWait,
  mostNotesAtOnce,
} from '../limits.ts';
import { createBatchWrites } from './batch-writes.ts';
import { holdBack, takeTurns } from './channel-turns.ts';
import type { Database } from './database.ts';
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
    dueAt: z.date(),
    body: z.unknown(),
    /** Whether its turn in its channel is already taken. */
    hasTurn: z.boolean(),
    /** Whether its last try has failed: nothing is left but to tell whoever asked. */
    isSpent: z.boolean(),
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
  readonly delivery: WaitingDelivery;
  readonly lease: Lease;
}

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

/** The deliveries, which are their own queue: each row says when it is due, how often it was tried and who has it. */
export interface DeliveryStore {
  /** Stores a delivery, due at once. Gives `false` for one that is known. */
  store(delivery: NewDelivery): Promise<boolean>;
  /** Whether a delivery is due. It costs a quarter of taking one. */
  isAnyDue(): Promise<boolean>;
  /** Takes the leases on deliveries that are due, oldest first; fewer, or none, where there are none. */
  take(most: number): Promise<readonly Work[]>;
  /** Renews leases. One that was lost is marked as lost. */
  renew(work: readonly Work[]): Promise<void>;
  /** Marks a delivery as done, with others that end in these moments, and deletes its words. */
  finish(work: Work): Promise<void>;
  /** Marks a delivery as failed for good. Its words stay, so that it can be replayed. */
  markDead(work: Work): Promise<void>;
  /** Gives a delivery back, to be taken again. */
  giveBack(work: Work, back: GivenBack): Promise<void>;
  /** Takes the next turn to post for each, in its channel. Returns the seconds that each has to wait for it. */
  takeTurns(work: readonly Work[]): Promise<ReadonlyMap<Work, number>>;
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
  process = '',
  retries = deliveryRetries,
}: {
  readonly database: Database;
  /** Recorded beside each lease that this process takes. */
  readonly process?: string;
  /** How often a delivery that failed is tried again. */
  readonly retries?: number;
}): DeliveryStore {
  const ends = createBatchWrites<Work>({
    write: (work) => database.query(ending, toKeys(work)),
    keyOf: ({ lease }) => lease.deliveryId,
    ...{ wait: longestEndWait, most: mostNotesAtOnce },
  });

  return {
    async store({ eventId, teamId, message, body }) {
      const rows = await database.query(
        `INSERT INTO deliveries (event_id, team_id, channel_id, ts, edited_ts, user_id, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb)
        ON CONFLICT DO NOTHING RETURNING 1`,
        [
          ...[eventId, teamId, message?.channelId ?? null, message?.ts ?? null],
          ...[message?.editedTs ?? '', message?.userId ?? null, JSON.stringify(body)],
        ],
      );
      return rows.length > 0;
    },
    async isAnyDue() {
      const rows = await database.query(`SELECT 1 FROM deliveries WHERE ${isDue} LIMIT 1`);
      return rows.length > 0;
    },
    async take(most) {
      const holder = `${process}/${randomUUID()}`;
      const askedAt = Date.now();
      const rows = await database.query(taking, [most, holder, leaseSeconds, retries + 1]);
      return rows
        .map((row) => waitingSchema.parse(row))
        .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
        .map((delivery) => ({ delivery, lease: new Lease(delivery.id, holder, askedAt) }));
    },
    async renew(work) {
      if (work.length === 0) return;
      const askedAt = Date.now();
      const rows = await database.query(
        `UPDATE deliveries SET lease_until = now() + make_interval(secs => $3)
        FROM unnest($1::uuid[], $2::text[]) AS mine (id, holder)
        WHERE deliveries.id = mine.id AND lease_holder = mine.holder AND lease_until > now()
        RETURNING deliveries.id`,
        [...toKeys(work), leaseSeconds],
      );
      const held = new Set(rows.map(({ id }) => id));
      for (const { lease } of work) {
        if (held.has(lease.deliveryId)) lease.renewed(askedAt);
        else lease.lost();
      }
    },
    finish: (work) => ends.add(work),
    async markDead({ lease }) {
      await database.query(
        `UPDATE deliveries SET state = 'dead', finished_at = now(), lease_holder = NULL, lease_until = NULL
        WHERE id = $1 AND lease_holder = $2`,
        [lease.deliveryId, lease.holder],
      );
    },
    async giveBack({ lease }, back) {
      lease.lost();
      const key = [lease.deliveryId, lease.holder, back.code ?? null];
      if (back.kind === 'later') {
        await database.query(givingBack(postponed), [...key, back.seconds, back.hasTurn ?? false]);
      } else await database.query(givingBack(failed), [...key, retries, firstRetrySeconds]);
    },
    async takeTurns(work) {
      const placed = work.flatMap((one) => {
        const { teamId, channelId } = one.delivery;
        return channelId === null ? [] : [{ one, teamId, channelId }];
      });
      const waits = await takeTurns(database, placed);
      return new Map(placed.map(({ one }, place) => [one, waits[place] ?? 0]));
    },
    holdBack: (teamId, channelId, seconds) => holdBack(database, { teamId, channelId }, seconds),
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
}

/**
 * Lets everything be taken at once. Only for a database of our own, in which no other process can be at work: what was under
 * way when the last one ended.
 */
export async function freeDeliveries(database: Database): Promise<void> {
  await database.query(
    'UPDATE deliveries SET lease_holder = NULL, lease_until = NULL WHERE lease_holder IS NOT NULL',
  );
}

/** Which deliveries can be taken. A process that died, froze or lost its database let its leases run out. */
const isDue = `state = 'waiting' AND due_at <= now() AND body IS NOT NULL
  AND (lease_until IS NULL OR lease_until <= now())`;

/** Whoever takes a delivery has tried it, should it die over it, too. */
const taking = `WITH due AS (
    SELECT id FROM deliveries WHERE ${isDue} ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
  )
  UPDATE deliveries AS mine SET lease_holder = $2, lease_until = now() + make_interval(secs => $3),
    tries = mine.tries + 1
  FROM due WHERE mine.id = due.id
  RETURNING mine.id, team_id AS "teamId", channel_id AS "channelId", user_id AS "userId", ts,
    received_at AS "receivedAt", due_at AS "dueAt", body, has_turn AS "hasTurn", tries > $4 AS "isSpent",
    EXISTS (
      SELECT 1 FROM deliveries AS earlier
      WHERE earlier.state = 'waiting' AND earlier.id <> mine.id
        AND earlier.team_id = mine.team_id AND earlier.channel_id = mine.channel_id
        AND ${saidAt('earlier')} < ${saidAt('mine')}
        AND ${threadOf('earlier')} = ${threadOf('mine')}
        AND (earlier.retries = 0 OR earlier.lease_until > now())
    ) AS "isBehind"`;

const ending = `UPDATE deliveries SET state = 'done', body = NULL, user_id = NULL, finished_at = now(),
    lease_holder = NULL, lease_until = NULL
  FROM unnest($1::uuid[], $2::text[]) AS mine (id, holder)
  WHERE deliveries.id = mine.id AND lease_holder = mine.holder`;

function givingBack(changes: string): string {
  return `UPDATE deliveries SET ${changes}, last_code = coalesce($3, last_code),
      lease_holder = NULL, lease_until = NULL, retries = retries + CASE WHEN $3 IS NULL THEN 0 ELSE 1 END
    WHERE id = $1 AND lease_holder = $2`;
}

/** What is no failure is no try either. */
const postponed = 'due_at = now() + make_interval(secs => $4), has_turn = $5, tries = 0';

/** Each try waits twice as long as the one before, and up to twice that. After the last, whoever asked is told at once. */
const failed = `due_at = CASE WHEN tries > $4 THEN now()
    ELSE now() + make_interval(secs => $5 * power(2, tries - 1) * (1 + random())) END`;

/** The ids and the holders of leases. */
function toKeys(work: readonly Work[]): [readonly string[], readonly string[]] {
  return [work.map(({ lease }) => lease.deliveryId), work.map(({ lease }) => lease.holder)];
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
