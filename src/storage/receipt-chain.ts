import { z } from 'zod';
import { toCanonicalJson } from '../desk/to-canonical-json.ts';
import { mostInBatch } from '../limits.ts';
import type { Database, Queryable } from './database.ts';
import { sha256 } from './receipt.ts';

/** A link of the chain: some receipts, and the link before it. */
export interface Batch {
  /** From 1. */
  readonly number: number;
  /** In ISO form, as all times here. */
  readonly madeAt: string;
  /** When the first receipt in it was made. */
  readonly since: string;
  /** RECORD_DAYS as it was then. */
  readonly recordDays: number;
  /** The hash of the one before; empty for the first. */
  readonly previous: string;
  /** Of each receipt, in order. */
  readonly commitments: readonly string[];
  readonly hash: string;
}

/** The hash of a link: of all that is in it. */
export function hashBatch({
  number,
  madeAt,
  since,
  recordDays,
  previous,
  commitments,
}: Omit<Batch, 'hash'>): string {
  return sha256(toCanonicalJson({ number, madeAt, since, recordDays, previous, commitments }));
}

/** Any number, but one for all processes: one of them makes a link, the others have nothing to do. */
const lock = 6_077_441_021;

export interface ChainOptions {
  /** RECORD_DAYS. */
  readonly recordDays: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Puts receipts that are in no link yet into new ones. Returns how many it put there. */
export async function chainReceipts(database: Database, options: ChainOptions): Promise<number> {
  let chained = 0;
  for (;;) {
    const added = await database.transaction((transaction) => addBatch(transaction, options));
    chained += added;
    if (added < mostInBatch) return chained;
  }
}

const openSchema = z.array(z.object({ id: z.string(), commitment: z.string(), madeAt: z.date() }));
const lastSchema = z.object({ number: z.number(), hash: z.string() });

async function addBatch(
  transaction: Queryable,
  { recordDays, now = Date.now }: ChainOptions,
): Promise<number> {
  const [held] = await transaction.query('SELECT pg_try_advisory_xact_lock($1) AS mine', [lock]);
  if (held?.['mine'] !== true) return 0;
  const rows = await transaction.query(
    `SELECT id, commitment, made_at AS "madeAt" FROM receipts WHERE batch IS NULL
    ORDER BY made_at, id LIMIT $1`,
    [mostInBatch],
  );
  const open = openSchema.parse(rows);
  const [first] = open;
  if (!first) return 0;

  const [last] = await transaction.query(
    'SELECT number, hash FROM receipt_batches ORDER BY number DESC LIMIT 1',
  );
  const before = last ? lastSchema.parse(last) : { number: 0, hash: '' };
  const link = {
    number: before.number + 1,
    madeAt: new Date(now()).toISOString(),
    since: first.madeAt.toISOString(),
    recordDays,
    previous: before.hash,
    commitments: open.map(({ commitment }) => commitment),
  };
  await transaction.query(
    `INSERT INTO receipt_batches (number, made_at, since, record_days, previous, commitments, hash)
    VALUES ($1, $2, $3, $4, $5, $6::text[], $7)`,
    [
      ...[link.number, link.madeAt, link.since, recordDays, link.previous],
      ...[link.commitments, hashBatch(link)],
    ],
  );
  await transaction.query(
    `UPDATE receipts SET batch = $1, place = told.place - 1
    FROM unnest($2::text[]) WITH ORDINALITY AS told (id, place) WHERE receipts.id = told.id`,
    [link.number, open.map(({ id }) => id)],
  );
  return open.length;
}
