import { z } from 'zod';
import { dayLength, mostBatchesChecked } from '../limits.ts';
import type { Queryable } from './database.ts';
import { isWhole } from './receipt.ts';
import { type Batch, hashBatch } from './receipt-chain.ts';
import { receiptColumns, receiptSchema } from './receipt-store.ts';

const count = z.int();

const headSchema = z.object({ number: count, hash: z.string() });

/** The end of the chain, as somebody may note it elsewhere. */
export type ChainHead = Readonly<z.infer<typeof headSchema>>;

const findingSchema = z.discriminatedUnion('kind', [
  /** A receipt, or its words, are not what was committed to. */
  z.object({ kind: z.literal('changed'), receipt: z.string() }),
  /** Receipts of a link are gone before their time. */
  z.object({ kind: z.literal('removed'), batch: count, count }),
  /** A link is not what its hash is of, or does not follow the one before. */
  z.object({ kind: z.literal('batch_changed'), batch: count }),
  /** Receipts name a link that is not there. */
  z.object({ kind: z.literal('batch_missing'), batch: count }),
  /** The chain does not hold the hash that was noted before. */
  z.object({ kind: z.literal('not_that_head'), batch: count }),
]);

/** Something in the chain that is not as it was. */
export type ChainFinding = Readonly<z.infer<typeof findingSchema>>;

/** What was found of some links of the chain, also as it comes from the process that holds the folder. */
export const chainReportSchema = z.object({
  findings: z.array(findingSchema),
  batches: count,
  receipts: count,
  /** Receipts that are no longer there. */
  gone: count,
  /** Receipts that are in no link yet. */
  waiting: count,
  /** The last link that was looked at; `null` where there is none. */
  head: headSchema.nullable(),
  isEnd: z.boolean(),
});

export type ChainReport = Readonly<z.infer<typeof chainReportSchema>>;

export interface VerifyOptions {
  /** The last link that was looked at; `null` to begin. */
  readonly after: ChainHead | null;
  /** Of a head that was noted before; `null` for none. */
  readonly noted: ChainHead | null;
  /** RECORD_DAYS as it is now. */
  readonly recordDays: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

const batchSchema = z.object({
  ...{ number: z.number(), madeAt: z.date(), since: z.date(), recordDays: z.number() },
  ...{ previous: z.string(), commitments: z.array(z.string()), hash: z.string() },
});
const rowSchema = z.object({ batch: z.number(), place: z.number() });
const countSchema = z.object({ count });

interface Placed {
  readonly batch: number;
  readonly place: number;
  readonly id: string;
  readonly commitment: string;
  readonly isWhole: boolean;
}

/** Recomputes the next links of the chain, and all receipts in them. */
export async function verifyChain(
  database: Queryable,
  { after, noted, recordDays, now = Date.now }: VerifyOptions,
): Promise<ChainReport> {
  const batches = await readBatches(database, after?.number ?? 0);
  const isEnd = batches.length < mostBatchesChecked;
  const end = batches.at(-1) ?? after;
  const span = [(after?.number ?? 0) + 1, end?.number ?? 0] as const;
  const placed = await readPlaced(database, span);
  const strays = await readStrays(database, isEnd ? [span[0], null] : span);
  const lastDeletion = await readLastDeletion(database);

  const links = batches.map((batch, at) => {
    const own = placed.filter((one) => one.batch === batch.number);
    const places = new Set(own.map(({ place }) => place));
    const missing = batch.commitments.filter((_, place) => !places.has(place)).length;
    // Who changed RECORD_DAYS since has deleted by the lower number.
    const days = Math.min(batch.recordDays, recordDays);
    const since = Date.parse(batch.since);
    const isTooEarly = since + days * dayLength > now() && lastDeletion < since;
    const before = at === 0 ? after : (batches[at - 1] ?? null);
    return { ...{ batch, missing, isTooEarly }, findings: checkBatch(batch, before, own) };
  });
  const [waiting] = await database.query(
    'SELECT count(*)::integer AS count FROM receipts WHERE batch IS NULL',
  );
  return {
    findings: [
      ...links.flatMap(({ findings }) => findings),
      ...links
        .filter(({ missing, isTooEarly }) => missing > 0 && isTooEarly)
        .map(({ batch, missing }) => ({
          ...({ kind: 'removed', batch: batch.number, count: missing } as const),
        })),
      ...strays.map((batch) => ({ kind: 'batch_missing', batch }) as const),
      ...checkHead(noted, batches, isEnd ? (end?.number ?? 0) : null),
    ],
    batches: batches.length,
    receipts: placed.length,
    gone: links.reduce((sum, { missing }) => sum + missing, 0),
    waiting: countSchema.parse(waiting).count,
    head: end && { number: end.number, hash: end.hash },
    isEnd,
  };
}

/** A link by itself, with the one before it, and with its receipts. */
function checkBatch(
  batch: Batch,
  before: ChainHead | null,
  own: readonly Placed[],
): ChainFinding[] {
  const { number, previous, commitments } = batch;
  const isNext = number === (before?.number ?? 0) + 1;
  const isLinked = previous === (before?.hash ?? '') && hashBatch(batch) === batch.hash;
  return [
    // Where one is missing, the next holds the hash of another than stands before it.
    ...(isLinked && isNext ? [] : [{ kind: 'batch_changed', batch: number } as const]),
    ...own
      .filter((one) => !one.isWhole || commitments[one.place] !== one.commitment)
      .map(({ id }) => ({ kind: 'changed', receipt: id }) as const),
  ];
}

/**
 * A head that was noted must be in the chain: among the links at hand, if it is of their numbers.
 *
 * @param last  The number of the last link of all; `null` where there are more.
 */
function checkHead(
  noted: ChainHead | null,
  batches: readonly Batch[],
  last: number | null,
): ChainFinding[] {
  if (noted === null) return [];
  const there = batches.find(({ number }) => number === noted.number);
  const isCutOff = last !== null && noted.number > last;
  const isOther = there !== undefined && there.hash !== noted.hash;
  return isOther || isCutOff ? [{ kind: 'not_that_head', batch: noted.number }] : [];
}

async function readBatches(database: Queryable, after: number): Promise<readonly Batch[]> {
  const rows = await database.query(
    `SELECT number, made_at AS "madeAt", since, record_days AS "recordDays", previous, commitments, hash
    FROM receipt_batches WHERE number > $1 ORDER BY number LIMIT $2`,
    [after, mostBatchesChecked],
  );
  return rows.map((row) => {
    const { madeAt, since, ...batch } = batchSchema.parse(row);
    return { ...batch, madeAt: madeAt.toISOString(), since: since.toISOString() };
  });
}

/** The receipts of some links. */
async function readPlaced(
  database: Queryable,
  [first, last]: readonly [first: number, last: number],
): Promise<readonly Placed[]> {
  const rows = await database.query(
    `SELECT ${receiptColumns}, batch, place FROM receipts
    WHERE batch BETWEEN $1 AND $2 ORDER BY batch, place`,
    [first, last],
  );
  return rows.map((row) => {
    const receipt = receiptSchema.parse(row);
    const { id, commitment } = receipt;
    return { ...rowSchema.parse(row), id, commitment, isWhole: isWhole(receipt) };
  });
}

/** The numbers of links that receipts name and that do not exist. */
async function readStrays(
  database: Queryable,
  [first, last]: readonly [first: number, last: number | null],
): Promise<readonly number[]> {
  const rows = await database.query(
    `SELECT DISTINCT batch FROM receipts
    WHERE batch >= $1 AND ($2::integer IS NULL OR batch <= $2)
      AND NOT EXISTS (SELECT 1 FROM receipt_batches WHERE number = receipts.batch)
    ORDER BY batch`,
    [first, last],
  );
  return z
    .array(z.object({ batch: z.number() }))
    .parse(rows)
    .map(({ batch }) => batch);
}

/** When a workspace was last deleted, with its receipts: milliseconds since the epoch, or nothing. */
async function readLastDeletion(database: Queryable): Promise<number> {
  const [row] = await database.query(
    "SELECT max(at) AS at FROM audit_trail WHERE action = 'workspace.delete'",
  );
  return z.object({ at: z.date().nullable() }).parse(row).at?.getTime() ?? 0;
}
