import { z } from 'zod';
import { type Outcome, outcomes } from '../desk/outcome-of.ts';
import type { Queryable } from './database.ts';

const countSchema = z.number().int().min(0);

/** One day of UTC in numbers: no words, no names, no ids. */
const daySchema = z.object({
  /** `YYYY-MM-DD`. */
  day: z.string(),
  /** Questions, claims and topics that were answered. */
  asks: countSchema,
  /** Answered by a fact, a sentence or a choice. */
  hits: countSchema,
  /** Not in the source, or not decided by it. */
  misses: countSchema,
  /** Claims that were checked, drafts among them. */
  verdicts: countSchema,
  /** How many ended in each way; those in none are left out. */
  outcomes: z.record(z.enum(outcomes), countSchema.optional()),
  /** Seconds from the storing of a mention to its answer: of half of them, and of 95 in 100; `null` where none was answered. */
  answerSeconds: z.object({ half: z.number(), most: z.number() }).nullable(),
  /** Mentions that came and still wait for an answer. */
  queue: countSchema,
  /** How often one that came was tried again. */
  retries: countSchema,
  /** Those that came and failed for good. */
  deadLetters: countSchema,
});

export type DayStats = z.infer<typeof daySchema>;

/** As they come from a process that holds the storage, or from here. */
export const statsSchema = z.array(daySchema);

const hits: readonly Outcome[] = ['covered', 'passage', 'choice'];
const misses: readonly Outcome[] = ['not_covered', 'undecided'];
const verdicts: readonly Outcome[] = ['supported', 'contradicted', 'undecided', 'draft'];

/** Gives each of so many days until today, the oldest first, with those on which nothing came. */
export async function readStats(database: Queryable, days: number): Promise<readonly DayStats[]> {
  const rows = await database.query(
    `WITH days AS (
      SELECT generate_series(
        date_trunc('day', now() AT TIME ZONE 'UTC') - make_interval(days => $1 - 1),
        date_trunc('day', now() AT TIME ZONE 'UTC'), interval '1 day'
      ) AS day
    ), asked AS (
      SELECT date_trunc('day', asked_at AT TIME ZONE 'UTC') AS day, outcome,
        count(DISTINCT (team_id, ask_id))::integer AS asks
      -- A reply that went directly has a second row where it stands; what is shared was asked before.
      FROM answers WHERE is_answered AND outcome IS NOT NULL AND ask_id NOT LIKE 'shared:%'
        AND asked_at >= (SELECT min(day) FROM days) AT TIME ZONE 'UTC'
      GROUP BY 1, 2
    ), delivered AS (
      SELECT date_trunc('day', received_at AT TIME ZONE 'UTC') AS day,
        count(*) FILTER (WHERE state = 'waiting')::integer AS queue,
        count(*) FILTER (WHERE state = 'dead')::integer AS dead,
        sum(retries)::integer AS retries,
        percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - received_at))
          FILTER (WHERE state = 'done') AS seconds
      FROM deliveries WHERE received_at >= (SELECT min(day) FROM days) AT TIME ZONE 'UTC'
      GROUP BY 1
    )
    SELECT to_char(days.day, 'YYYY-MM-DD') AS day,
      coalesce((SELECT json_object_agg(outcome, asks) FROM asked WHERE asked.day = days.day), '{}'::json)::text AS outcomes,
      coalesce(queue, 0) AS queue, coalesce(dead, 0) AS dead, coalesce(retries, 0) AS retries,
      seconds[1]::double precision AS half, seconds[2]::double precision AS most
    FROM days LEFT JOIN delivered ON delivered.day = days.day ORDER BY days.day`,
    [days],
  );
  return rows.map((row) => toDay(rowSchema.parse(row)));
}

const rowSchema = z.object({
  day: z.string(),
  outcomes: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(daySchema.shape.outcomes),
  queue: countSchema,
  dead: countSchema,
  retries: countSchema,
  half: z.number().nullable(),
  most: z.number().nullable(),
});

function toDay({ day, outcomes: found, half, most, ...row }: z.infer<typeof rowSchema>): DayStats {
  const count = (wanted: readonly Outcome[]) =>
    wanted.reduce((sum, outcome) => sum + (found[outcome] ?? 0), 0);
  return {
    day,
    asks: count(outcomes),
    hits: count(hits),
    misses: count(misses),
    verdicts: count(verdicts),
    outcomes: found,
    answerSeconds: half === null || most === null ? null : { half, most },
    queue: row.queue,
    retries: row.retries,
    deadLetters: row.dead,
  };
}
