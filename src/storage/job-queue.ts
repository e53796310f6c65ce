import type PgBoss from 'pg-boss';
import { z } from 'zod';
import {
  archivedJobSeconds,
  deliveryRetries,
  doneJobSeconds,
  firstRetrySeconds,
  leaseSeconds,
  ownQueueEverySeconds,
  queueEverySeconds,
} from '../limits.ts';
import type { Database, Queryable } from './database.ts';

/** A delivery that this process works on. */
export interface Job {
  readonly id: string;
  readonly deliveryId: string;
  /** Whether its turn in its channel is already taken. */
  readonly hasTurn: boolean;
  /** Whether a failure now is the last. */
  readonly isLastTry: boolean;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

export interface JobQueue {
  /** Sets the queue up in an open database, and begins to keep it. */
  start(database: Database): Promise<void>;
  stop(): Promise<void>;
  /** Adds a job within a transaction: with it, or not at all. */
  add(
    transaction: Queryable,
    deliveryId: string,
    options?: { readonly afterSeconds?: number; readonly hasTurn?: boolean },
  ): Promise<void>;
  /** Whether a job is due, or a delivery whose last try has failed. It costs a quarter of taking them. */
  isAnyDue(): Promise<boolean>;
  /** Takes jobs that are due, oldest first; fewer, or none, where there are none. */
  take(most: number): Promise<readonly Job[]>;
  /** Takes deliveries whose last try has failed. */
  takeDead(most: number): Promise<readonly Job[]>;
  complete(job: Job, transaction?: Queryable): Promise<void>;
  completeDead(job: Job, transaction?: Queryable): Promise<void>;
  /**
   * Puts a job back to be tried again; after the last try, into the queue of the dead. Of the failure only the code is
   * kept.
   */
  fail(job: Job, code: string, transaction: Queryable): Promise<void>;
  /** Puts a job back for a time, which is not a failure. */
  postpone(
    job: Job,
    options: { readonly seconds: number; readonly hasTurn?: boolean },
    transaction: Queryable,
  ): Promise<void>;
  /** Keeps jobs from running out, for as long as a lease lasts. */
  keep(jobs: readonly Job[], transaction: Queryable): Promise<void>;
}

const queue = 'delivery';
const deadQueue = 'delivery_dead';

const jobSchema = z.object({
  id: z.string(),
  data: z.object({ deliveryId: z.string(), hasTurn: z.boolean().default(false) }),
  retryCount: z.number(),
  retryLimit: z.number(),
  createdOn: z.date(),
});

/**
 * Makes the queue of deliveries on pg-boss. A job holds the id of its delivery and nobody's words, so that what is
 * forgotten is forgotten there too.
 */
export function createJobQueue({
  database: later,
  onTrouble,
  retries = deliveryRetries,
}: {
  readonly database: Database;
  readonly onTrouble: (error: unknown) => void;
  readonly retries?: number;
}): JobQueue {
  let boss: PgBoss | null = null;

  return {
    async start(database) {
      // Loaded when it is needed: the desk listens before it is.
      const { default: Boss } = await import('pg-boss');
      const starting = new Boss({
        db: toBossDatabase(database),
        schedule: false,
        supervise: true,
        maintenanceIntervalSeconds: database.isExclusive ? ownQueueEverySeconds : queueEverySeconds,
        archiveCompletedAfterSeconds: doneJobSeconds,
        deleteAfterSeconds: archivedJobSeconds,
      });
      starting.on('error', onTrouble);
      await starting.start();
      await createQueues(starting, retries);
      // No other process can be at work in a database of our own: what was under way may be taken again at once.
      if (database.isExclusive) await freeAll(database);
      boss = starting;
    },
    async stop() {
      await boss?.stop({ graceful: false });
    },
    async add(transaction, deliveryId, { afterSeconds = 0, hasTurn = false } = {}) {
      await running().send(
        queue,
        { deliveryId, hasTurn },
        { startAfter: afterSeconds, ...on(transaction) },
      );
    },
    async isAnyDue() {
      const rows = await later.query(
        `SELECT 1 FROM pgboss.job
        WHERE name = ANY($1) AND state < 'active' AND start_after < now() LIMIT 1`,
        [[queue, deadQueue]],
      );
      return rows.length > 0;
    },
    take: (most) => take(queue, most),
    takeDead: (most) => take(deadQueue, most),
    async complete({ id }, transaction = later) {
      await running().complete(queue, id, {}, on(transaction));
    },
    async completeDead({ id }, transaction = later) {
      await running().complete(deadQueue, id, {}, on(transaction));
    },
    async fail({ id }, code, transaction) {
      await running().fail(queue, id, { code }, on(transaction));
    },
    async postpone({ id, deliveryId }, { seconds, hasTurn = false }, transaction) {
      // pg-boss cannot fail a job until a given time: a new one takes its place, in one step.
      await running().send(
        queue,
        { deliveryId, hasTurn },
        { startAfter: seconds, ...on(transaction) },
      );
      await running().complete(queue, id, {}, on(transaction));
    },
    async keep(jobs, transaction) {
      await transaction.query(
        `UPDATE pgboss.job SET started_on = now()
        WHERE name = ANY($1) AND id = ANY($2::uuid[]) AND state = 'active'`,
        [[queue, deadQueue], jobs.map(({ id }) => id)],
      );
    },
  };

  async function take(name: string, most: number): Promise<readonly Job[]> {
    const jobs: unknown = await running().fetch(name, { batchSize: most, includeMetadata: true });
    return z
      .array(jobSchema)
      .parse(jobs)
      .map(({ id, data, retryCount, retryLimit, createdOn }) => ({
        id,
        ...data,
        isLastTry: retryCount >= retryLimit,
        createdAt: createdOn.getTime(),
      }))
      .toSorted((a, b) => a.createdAt - b.createdAt);
  }

  function running(): PgBoss {
    if (!boss) throw new Error('The job queue is used before the storage is open.');
    return boss;
  }
}

async function createQueues(boss: PgBoss, retryLimit: number): Promise<void> {
  const common = {
    ...{ retryLimit, retryDelay: firstRetrySeconds, retryBackoff: true },
    // A job runs out with the lease on its delivery, and is kept with it: pg-boss 10 has no heartbeat, and its own
    // fifteen minutes would strand the job of a process that died.
    expireInSeconds: leaseSeconds,
  };
  const options = {
    [deadQueue]: { name: deadQueue, ...common },
    [queue]: { name: queue, ...common, deadLetter: deadQueue },
  };
  for (const [name, queueOptions] of Object.entries(options)) {
    await boss.createQueue(name, queueOptions);
    // Creating leaves a queue of an earlier version as it was.
    await boss.updateQueue(name, queueOptions);
  }
}

async function freeAll(database: Database): Promise<void> {
  await database.query(
    'UPDATE deliveries SET lease_holder = NULL, lease_until = NULL WHERE lease_holder IS NOT NULL',
  );
  await database.query("UPDATE pgboss.job SET state = 'retry' WHERE state = 'active'");
}

function on(transaction: Queryable): { db: PgBoss.Db } {
  return {
    db: { executeSql: async (text, values) => toResult(await transaction.query(text, values)) },
  };
}

function toBossDatabase(database: Database): PgBoss.Db {
  return {
    // pg-boss sends its longer scripts without values, each with its own BEGIN and COMMIT.
    executeSql: async (text, values) =>
      toResult(
        values && values.length > 0
          ? await database.query(text, values)
          : await database.script(text),
      ),
  };
}

function toResult(rows: readonly unknown[]): { rows: unknown[] } {
  return { rows: [...rows] };
}
