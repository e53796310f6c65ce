import { z } from 'zod';
import { recallLeaseSeconds } from '../limits.ts';
import type { Database, Queryable } from './database.ts';
import {
  isToldAlone,
  type PlaceState,
  type Recall,
  type RecallPlace,
  recallColumns,
  recallSchema,
  toldOtherwise,
} from './recall.ts';

/** What became of a place. */
export interface PlaceOutcome {
  readonly state: Exclude<PlaceState, 'waiting' | 'begun'>;
  readonly reason?: string | null;
  /** Which version stands there now; absent where the old one does. */
  readonly version?: string;
}

/** Works through recalls that were begun: one process at a time on each, whichever dies. */
export interface RecallWork {
  /**
   * Takes one that nobody works on, for as long as a lease lasts. What another process had begun to say counts as uncertain.
   *
   * @param except  Ids of those that are not to be taken.
   */
  take(except: readonly string[]): Promise<Recall | null>;
  /** Keeps it. `false` where another process has it. */
  renew(recall: Recall): Promise<boolean>;
  /** Notes a place for each reply, thread and person that was told otherwise and has none yet. Gives how many. */
  collect(recall: Recall): Promise<number>;
  /** Replies that wait to be changed, the newest first. */
  updates(recall: Recall, most: number): Promise<readonly RecallPlace[]>;
  /** Threads and people that wait to be told: of each channel one first. A thread waits until its replies are changed. */
  tellings(recall: Recall, most: number): Promise<readonly RecallPlace[]>;
  /** Notes that something is about to be said there. `false` where that is not ours to do, or was done. */
  begin(place: RecallPlace): Promise<boolean>;
  /** Gives a place back that surely was not told. */
  giveBack(place: RecallPlace): Promise<void>;
  /** Notes that a reply was tried to be changed in vain. */
  tried(place: RecallPlace): Promise<void>;
  settle(recall: Recall, place: RecallPlace, outcome: PlaceOutcome): Promise<void>;
  /** Nothing more can be reached there. */
  settleAll(recall: Recall, outcome: PlaceOutcome): Promise<void>;
  end(recall: Recall): Promise<boolean>;
  /** Lets another process have it. */
  release(recall: Recall): Promise<void>;
}

const placeSchema = z.object({
  id: z.string(),
  step: z.enum(['update', 'notice', 'direct']),
  channelId: z.string(),
  askId: z.string(),
  threadTs: z.string().nullable(),
  replyTs: z.string().nullable(),
  userId: z.string().nullable(),
  tries: z.number(),
  question: z.string().nullable(),
  sharedBy: z.string().nullable(),
  otherFacts: z.number(),
}) satisfies z.ZodType<RecallPlace>;

const placeColumns = `place.id::text AS id, place.step, place.channel_id AS "channelId", place.ask_id AS "askId",
  place.thread_ts AS "threadTs", place.reply_ts AS "replyTs", place.user_id AS "userId", place.tries,
  answers.question, answers.shared_by AS "sharedBy",
  greatest(coalesce(array_length(answers.fact_ids, 1), 0) - 1, 0) AS "otherFacts"`;
const withAnswer = `LEFT JOIN answers ON answers.team_id = place.team_id
  AND answers.channel_id = place.channel_id AND answers.ask_id = place.ask_id`;

/** The versions of an answer, with one fact's ($1) put right ($2). */
const putRight = `SELECT array_agg(CASE WHEN told.id = $1 THEN $2 ELSE coalesce(told.version, '') END ORDER BY told.at)
  FROM unnest(answers.fact_ids, answers.fact_versions) WITH ORDINALITY AS told (id, version, at)`;

export function createRecallWork({
  database,
  process,
}: {
  readonly database: Database;
  /** Recorded beside each lease that this process takes. */
  readonly process: string;
}): RecallWork {
  return {
    take: (except) =>
      database.transaction(async (transaction) => {
        // Two recalls of one workspace would share what Slack lets it do: the second waits.
        const [row] = await transaction.query(
          `UPDATE recalls SET lease_holder = $1, lease_until = now() + make_interval(secs => $2)
          WHERE id = (
            SELECT id FROM recalls AS next
            WHERE state = 'running' AND (lease_until IS NULL OR lease_until < now())
              AND id <> ALL ($3::uuid[]) AND NOT EXISTS (
              SELECT 1 FROM recalls AS other
              WHERE other.team_id = next.team_id AND other.state = 'running' AND other.lease_until > now())
            ORDER BY begun_at LIMIT 1 FOR UPDATE SKIP LOCKED)
          RETURNING ${recallColumns}`,
          [process, recallLeaseSeconds, except],
        );
        if (!row) return null;
        const recall = recallSchema.parse(row);
        await transaction.query(
          "UPDATE recall_places SET state = 'uncertain', reason = 'interrupted' WHERE recall_id = $1 AND state = 'begun'",
          [recall.id],
        );
        return recall;
      }),
    async renew({ id }) {
      const kept = await database.query(
        `UPDATE recalls SET lease_until = now() + make_interval(secs => $3)
        WHERE id = $1 AND lease_holder = $2 AND state = 'running' RETURNING id`,
        [id, process, recallLeaseSeconds],
      );
      return kept.length > 0;
    },
    collect: (recall) => database.transaction((transaction) => collect(transaction, recall)),
    async updates({ id }, most) {
      const rows = await database.query(
        `SELECT ${placeColumns} FROM recall_places AS place ${withAnswer}
        WHERE recall_id = $1 AND step = 'update' AND state = 'waiting' ORDER BY place.tries, place.id LIMIT $2`,
        [id, most],
      );
      return rows.map((row) => placeSchema.parse(row));
    },
    async tellings({ id }, most) {
      const rows = await database.query(
        `SELECT ${placeColumns} FROM recall_places AS place ${withAnswer}
        WHERE recall_id = $1 AND step <> 'update' AND state = 'waiting' AND NOT EXISTS (
          SELECT 1 FROM recall_places AS edit
          WHERE edit.recall_id = $1 AND edit.step = 'update' AND edit.state = 'waiting' AND place.step = 'notice'
            AND edit.channel_id = place.channel_id AND coalesce(edit.thread_ts, edit.reply_ts) = place.thread_ts)
        ORDER BY row_number() OVER (
          PARTITION BY place.step, CASE place.step WHEN 'notice' THEN place.channel_id ELSE place.user_id END
          ORDER BY place.id), place.id LIMIT $2`,
        [id, most],
      );
      return rows.map((row) => placeSchema.parse(row));
    },
    async begin({ id }) {
      const begun = await database.query(
        `UPDATE recall_places SET state = 'begun', tried_at = now(), tries = tries + 1
        WHERE id = $1 AND state = 'waiting' AND EXISTS (
          SELECT 1 FROM recalls WHERE recalls.id = recall_id AND lease_holder = $2 AND lease_until > now())
        RETURNING id`,
        [id, process],
      );
      return begun.length > 0;
    },
    async giveBack({ id }) {
      await database.query(
        "UPDATE recall_places SET state = 'waiting' WHERE id = $1 AND state = 'begun'",
        [id],
      );
    },
    async tried({ id }) {
      await database.query(
        'UPDATE recall_places SET tried_at = now(), tries = tries + 1 WHERE id = $1',
        [id],
      );
    },
    settle: ({ factId, teamId }, place, { state, reason = null, version }) =>
      database.transaction(async (transaction) => {
        await transaction.query(
          'UPDATE recall_places SET state = $2, reason = $3, tried_at = now() WHERE id = $1',
          [place.id, state, reason],
        );
        if (version === undefined) return;
        const put = `UPDATE answers SET fact_versions = (${putRight}) WHERE team_id = $3`;
        if (place.step === 'update') {
          await transaction.query(`${put} AND channel_id = $4 AND ask_id = $5`, [
            ...[factId, version, teamId, place.channelId, place.askId],
          ]);
        }
        if (place.step === 'direct' && place.userId !== null) {
          await transaction.query(
            `${put} AND user_id = $4 AND reply_ts IS NULL AND ask_id NOT LIKE 'shared:%'
              AND fact_ids @> ARRAY[$1]`,
            [factId, version, teamId, place.userId],
          );
        }
      }),
    async settleAll({ id }, { state, reason = null }) {
      await database.query(
        `UPDATE recall_places SET state = $2, reason = $3, tried_at = now()
        WHERE recall_id = $1 AND state = 'waiting'`,
        [id, state, reason],
      );
    },
    async end({ id }) {
      const ended = await database.query(
        `UPDATE recalls SET state = 'done', ended_at = now(), lease_holder = NULL, lease_until = NULL
        WHERE id = $1 AND lease_holder = $2 AND state = 'running' RETURNING id`,
        [id, process],
      );
      return ended.length > 0;
    },
    async release({ id }) {
      await database.query(
        'UPDATE recalls SET lease_holder = NULL, lease_until = NULL WHERE id = $1 AND lease_holder = $2',
        [id, process],
      );
    },
  };
}

async function collect(
  transaction: Queryable,
  { id, teamId, factId, nowVersion }: Recall,
): Promise<number> {
  const rows = await transaction.query(
    `WITH old AS (
      SELECT answers.*, ${isToldAlone} AS is_alone, ask_id LIKE 'shared:%' AS is_shared,
        coalesce(thread_ts, reply_ts) AS thread
      FROM answers
      WHERE team_id = $1 AND ${toldOtherwise('$2', '$3')}
    ), places AS (
      SELECT 'update' AS step, channel_id, ask_id, thread_ts, reply_ts, NULL AS user_id, 'waiting' AS state, answered_at
        FROM old WHERE reply_ts IS NOT NULL AND is_amendable
      UNION ALL (
        SELECT DISTINCT ON (channel_id, thread) 'notice', channel_id, ask_id, thread, NULL, NULL, 'waiting', answered_at
        FROM old WHERE NOT is_alone ORDER BY channel_id, thread, answered_at DESC)
      UNION ALL (
        SELECT DISTINCT ON (user_id) 'direct', channel_id, ask_id, NULL, NULL, user_id, 'waiting', answered_at
        FROM old WHERE is_alone AND user_id IS NOT NULL ORDER BY user_id, answered_at DESC)
      UNION ALL
      SELECT 'direct', channel_id, ask_id, NULL, NULL, NULL, 'skipped', answered_at
        FROM old WHERE is_alone AND user_id IS NULL AND reply_ts IS NULL
    )
    INSERT INTO recall_places (recall_id, team_id, step, channel_id, ask_id, thread_ts, reply_ts, user_id, state, reason)
    SELECT $4, $1, step, channel_id, ask_id, thread_ts, reply_ts, user_id, state,
      CASE state WHEN 'skipped' THEN 'forgotten' END
    FROM places ORDER BY answered_at DESC
    ON CONFLICT DO NOTHING RETURNING 1`,
    [teamId, factId, nowVersion, id],
  );
  await transaction.query('UPDATE recalls SET seen_until = now() WHERE id = $1', [id]);
  return rows.length;
}
