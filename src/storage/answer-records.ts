import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pTimeout from 'p-timeout';
import { z } from 'zod';
import { AnswerBusyError, LeaseLostError } from '../errors.ts';
import {
  longestNoteWait,
  longestNoting,
  longestPostSeconds,
  longestStatementWait,
  mostNotesAtOnce,
  noteEvery,
} from '../limits.ts';
import {
  type AnswerKey,
  type AnswerRecord,
  type AnswerRecords,
  askedSchema,
  ownAskSchema,
  recordSchema,
} from './answer-record.ts';
import { createBatchRead, groupByPlace } from './batch-reads.ts';
import { createBatchWrites } from './batch-writes.ts';
import type { Database } from './database.ts';
import { forgetAsk, forgetPerson } from './forget.ts';
import { makeReceipt } from './receipt.ts';
import { type AnswerRow, saveAnswers } from './save-answers.ts';

/** Remembers answers in the database, for every process. */
export function createStoredRecords({
  database,
  process,
  keepsText,
  now = Date.now,
}: {
  readonly database: Database;
  /** Recorded beside each reply that this process sends. */
  readonly process: string;
  /** Whether questions are kept at all. */
  readonly keepsText: boolean;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}): AnswerRecords {
  const how = { process, keepsText };
  // Its receipt is made once: a note that is tried again is the same.
  const rowOf = (key: AnswerKey, record: AnswerRecord): AnswerRow => ({
    ...{ key, record, receipt: makeReceipt(key, record, { at: now(), keepsText }) },
  });
  const notes = createBatchWrites<AnswerRow>({
    write: (rows) => keepTrying(() => saveAnswers(database, rows, how)),
    keyOf: ({ key }) => JSON.stringify([key.teamId, key.channelId, key.askId]),
    ...{ wait: longestNoteWait, most: mostNotesAtOnce },
  });
  const findRecord = createBatchRead<AnswerKey, AnswerRecord | null>(async (keys) => {
    const rows = await database.query(finding, [
      keys.map(({ teamId }) => teamId),
      keys.map(({ channelId }) => channelId),
      keys.map(({ askId }) => askId),
    ]);
    return groupByPlace(keys, rows).map(([row]) => (row ? recordSchema.parse(row) : null));
  });
  /** A database that is away holds nobody up for longer than a statement does. */
  const settled = async () => {
    if (notes.isSettled) return;
    await pTimeout(notes.settle(), { milliseconds: longestStatementWait, fallback: () => {} });
  };

  return {
    async forget(person) {
      await settled();
      await forgetPerson(database, person);
    },
    async forgetOne(person, askId) {
      await settled();
      await forgetAsk(database, person, askId);
    },
    async lastOf({ teamId, userId }, most) {
      await settled();
      // A press on a topic is noted with the question above it, which has a row of its own.
      const rows = await database.query(
        `SELECT ask_id AS "askId", question AS words FROM answers
        WHERE team_id = $1 AND user_id = $2 AND is_answered AND question <> '' AND ask_id NOT LIKE 'topic:%'
        GROUP BY ask_id, question ORDER BY max(asked_at) DESC LIMIT $3`,
        [teamId, userId, most],
      );
      return z.array(ownAskSchema).parse(rows);
    },
    async find(key) {
      await settled();
      return findRecord(key);
    },
    async findLast({ teamId, channelId, threadTs }, before) {
      // Ids of messages are times, as long as each other. Commands have others, and answers that nobody else has read.
      const [row] = await database.query(
        `SELECT ask_id AS "askId", question FROM answers
        WHERE team_id = $1 AND channel_id = $2 AND thread_ts IS NOT DISTINCT FROM $3 AND is_answered
          AND ask_id ~ '^[0-9]+[.][0-9]+$'
          AND ask_id COLLATE "C" < $4 COLLATE "C"
        ORDER BY ask_id COLLATE "C" DESC LIMIT 1`,
        [teamId, channelId, threadTs, before],
      );
      return row ? askedSchema.parse(row) : null;
    },
    async save(key, record) {
      const row = rowOf(key, record);
      await keepTrying(() => saveAnswers(database, [row], how));
    },
    note: (key, record) => notes.add(rowOf(key, record)),
    async begin(
      { teamId, channelId, askId },
      { route, userId, threadTs, heldFor = longestPostSeconds },
      lease = null,
    ) {
      const [row] = await database.query(beginning, [
        ...[teamId, channelId, askId, userId, threadTs, randomUUID(), heldFor, route, process],
        ...[lease?.deliveryId ?? null, lease?.holder ?? null],
      ]);
      const { isHeld, mayStand } = begunSchema.parse(row);
      if (lease && !isHeld) {
        lease.lost();
        throw new LeaseLostError();
      }
      if (mayStand === null) throw new AnswerBusyError();
      return { mayStand };
    },
    async end({ teamId, channelId, askId }, outcome) {
      await keepTrying(() =>
        database.query(
          `UPDATE posts SET ended_at = now(), outcome = $4
          FROM answers WHERE answers.team_id = $1 AND answers.channel_id = $2 AND answers.ask_id = $3
            AND posts.id = answers.post_id AND posts.outcome IS NULL AND posts.process = $5`,
          [teamId, channelId, askId, outcome, process],
        ),
      );
    },
  };
}

const finding = `SELECT place::integer, question, edited_ts AS "editedTs", reply_ts AS "replyTs",
    is_amendable AS "isAmendable", shared_by AS "sharedBy", user_id AS "userId", author_id AS "authorId",
    thread_ts AS "threadTs", fact_ids AS "factIds", fact_versions AS "factVersions", knowledge_hash AS knowledge, quoted
  FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS asked (team_id, channel_id, ask_id, place)
  JOIN answers USING (team_id, channel_id, ask_id)
  WHERE is_answered`;

/** `mayStand`: `null` where nothing was begun. */
const begunSchema = z.object({ isHeld: z.boolean(), mayStand: z.boolean().nullable() });

/**
 * One statement, as six make up a third of what a reply costs. The lease is locked, so that nobody takes it over until the
 * record stands. Whether a reply is on its way is asked of the row that two who begin at once both wait for: of `posts` either
 * sees only what stood there when it began.
 */
const beginning = `WITH lease AS (
    SELECT id FROM deliveries WHERE id = $10::uuid AND lease_holder = $11 AND lease_until > now() FOR SHARE
  ), begun AS (
    INSERT INTO answers (team_id, channel_id, ask_id, user_id, thread_ts, post_id, post_until)
    SELECT $1, $2, $3, $4, $5, $6::uuid, now() + make_interval(secs => $7)
    WHERE $10::uuid IS NULL OR EXISTS (SELECT 1 FROM lease)
    ON CONFLICT (team_id, channel_id, ask_id) DO UPDATE
    SET post_id = excluded.post_id, post_until = excluded.post_until
    WHERE answers.post_until IS NULL OR answers.post_until <= now() OR EXISTS (
      SELECT 1 FROM posts WHERE posts.id = answers.post_id AND posts.outcome IS NOT NULL
    )
    RETURNING ask_id
  ), earlier AS (
    UPDATE posts SET outcome = coalesce(outcome, 'interrupted')
    FROM begun WHERE team_id = $1 AND channel_id = $2 AND posts.ask_id = begun.ask_id
    RETURNING outcome IN ('interrupted', 'uncertain') AND way = $8 AS may_stand
  ), post AS (
    INSERT INTO posts (id, team_id, channel_id, ask_id, way, process, is_repeat)
    SELECT $6::uuid, $1, $2, $3, $8, $9, coalesce((SELECT bool_or(may_stand) FROM earlier), false) FROM begun
    RETURNING is_repeat
  )
  SELECT EXISTS (SELECT 1 FROM lease) AS "isHeld", (SELECT is_repeat FROM post) AS "mayStand"`;

/** Marks what was on its way when the last process on this database ended. Only for a database of our own. */
export async function markInterrupted(database: Database): Promise<void> {
  await database.query("UPDATE posts SET outcome = 'interrupted' WHERE outcome IS NULL");
}

/** Counts the answers that a thread got lately. */
export async function countAnswers(
  database: Database,
  { teamId, channelId, threadTs }: { teamId: string; channelId: string; threadTs: string },
  withinSeconds: number,
): Promise<number> {
  const [row] = await database.query(
    `SELECT count(*)::integer AS answers FROM answers
    WHERE team_id = $1 AND channel_id = $2 AND thread_ts = $3
      AND answered_at > now() - make_interval(secs => $4)`,
    [teamId, channelId, threadTs, withinSeconds],
  );
  return z.object({ answers: z.number() }).parse(row).answers;
}

/** Tries work again until it succeeds, or until it is too late for it. The work must be safe to repeat. */
async function keepTrying(work: () => Promise<unknown>): Promise<void> {
  const until = Date.now() + longestNoting;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await delay(noteEvery);
    }
  }
}
