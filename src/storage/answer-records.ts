import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { AnswerBusyError } from '../errors.ts';
import { longestNoting, longestPostSeconds, noteEvery } from '../limits.ts';
import { type AnswerRecords, askedSchema, ownAskSchema, recordSchema } from './answer-record.ts';
import type { Database } from './database.ts';
import { forgetAsk, forgetPerson } from './forget.ts';
import { holdLease } from './lease.ts';
import { makeReceipt } from './receipt.ts';
import { insertReceipt, toReceiptValues } from './receipt-store.ts';

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
  return {
    forget: (person) => forgetPerson(database, person),
    forgetOne: (person, askId) => forgetAsk(database, person, askId),
    async lastOf({ teamId, userId }, most) {
      // A press on a topic is noted with the question above it, which has a row of its own.
      const rows = await database.query(
        `SELECT ask_id AS "askId", question AS words FROM answers
        WHERE team_id = $1 AND user_id = $2 AND is_answered AND question <> '' AND ask_id NOT LIKE 'topic:%'
        GROUP BY ask_id, question ORDER BY max(asked_at) DESC LIMIT $3`,
        [teamId, userId, most],
      );
      return z.array(ownAskSchema).parse(rows);
    },
    async find({ teamId, channelId, askId }) {
      const [row] = await database.query(
        `SELECT question, edited_ts AS "editedTs", reply_ts AS "replyTs", is_amendable AS "isAmendable",
          shared_by AS "sharedBy", user_id AS "userId", author_id AS "authorId", thread_ts AS "threadTs",
          fact_ids AS "factIds", fact_versions AS "factVersions",
          knowledge_hash AS knowledge, quoted
        FROM answers WHERE team_id = $1 AND channel_id = $2 AND ask_id = $3 AND is_answered`,
        [teamId, channelId, askId],
      );
      return row ? recordSchema.parse(row) : null;
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
      const { teamId, channelId, askId } = key;
      const receipt = makeReceipt(key, record, { at: now(), keepsText });
      const values = [
        ...[teamId, channelId, askId, keepsText ? record.question : null, record.editedTs],
        ...[record.replyTs, record.isAmendable, record.sharedBy, record.userId ?? null],
        ...[record.authorId ?? null, record.threadTs ?? null],
        record.cited?.facts.map(({ id }) => id) ?? [],
        record.cited?.facts.map(({ version }) => version) ?? [],
        ...[record.cited?.knowledge ?? null, process],
        keepsText && record.cited?.quoted ? JSON.stringify(record.cited.quoted) : null,
        record.outcome ?? null,
      ];
      await keepTrying(() =>
        database.query(
          `WITH saved AS (
            INSERT INTO answers (team_id, channel_id, ask_id, question, edited_ts, reply_ts, is_amendable,
              shared_by, user_id, author_id, thread_ts, fact_ids, fact_versions, knowledge_hash, quoted, outcome,
              is_answered, answered_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::text[], $13::text[], $14, $16, $17, true, now())
            ON CONFLICT (team_id, channel_id, ask_id) DO UPDATE SET
              question = excluded.question, edited_ts = excluded.edited_ts, reply_ts = excluded.reply_ts,
              is_amendable = excluded.is_amendable, shared_by = excluded.shared_by,
              user_id = coalesce(excluded.user_id, answers.user_id),
              author_id = coalesce(excluded.author_id, answers.author_id),
              thread_ts = coalesce(excluded.thread_ts, answers.thread_ts),
              fact_ids = excluded.fact_ids, fact_versions = excluded.fact_versions,
              knowledge_hash = excluded.knowledge_hash, quoted = excluded.quoted, outcome = excluded.outcome,
              is_answered = true, answered_at = now()
            RETURNING post_id
          )${receipt ? `, receipt AS (${insertReceipt(values.length)})` : ''}
          UPDATE posts SET ended_at = now(), outcome = 'posted'
          FROM saved
          WHERE posts.id = saved.post_id AND posts.outcome IS NULL AND posts.process = $15`,
          [...values, ...(receipt ? toReceiptValues(receipt) : [])],
        ),
      );
    },
    begin: (
      { teamId, channelId, askId },
      { route, userId, threadTs, heldFor = longestPostSeconds },
      lease = null,
    ) =>
      database.transaction(async (transaction) => {
        if (lease) await holdLease(transaction, lease);
        const id = randomUUID();
        const key = [teamId, channelId, askId];
        const begun = await transaction.query(
          `INSERT INTO answers (team_id, channel_id, ask_id, user_id, thread_ts, post_id)
          VALUES ($1, $2, $3, $4, $5, $6)
          ON CONFLICT (team_id, channel_id, ask_id) DO UPDATE SET post_id = excluded.post_id
          WHERE NOT EXISTS (
            SELECT 1 FROM posts WHERE posts.id = answers.post_id AND posts.outcome IS NULL
              AND posts.began_at > now() - make_interval(secs => $7)
          )
          RETURNING ask_id`,
          [...key, userId, threadTs, id, heldFor],
        );
        if (begun.length === 0) throw new AnswerBusyError();

        const earlier = await transaction.query(
          `UPDATE posts SET outcome = coalesce(outcome, 'interrupted')
          WHERE team_id = $1 AND channel_id = $2 AND ask_id = $3
          RETURNING outcome IN ('interrupted', 'uncertain') AND way = $4 AS may_stand`,
          [...key, route],
        );
        const mayStand = earlier.some((post) => post['may_stand'] === true);
        await transaction.query(
          `INSERT INTO posts (id, team_id, channel_id, ask_id, way, process, is_repeat)
          VALUES ($4, $1, $2, $3, $5, $6, $7)`,
          [...key, id, route, process, mayStand],
        );
        return { mayStand };
      }),
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
