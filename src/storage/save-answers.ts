import type { AnswerKey, AnswerRecord } from './answer-record.ts';
import type { Database } from './database.ts';
import type { StoredReceipt } from './receipt.ts';
import { insertReceipts, toReceiptRows } from './receipt-store.ts';

/** One answer, as it is stored, with its receipt where it has one. */
export interface AnswerRow {
  readonly key: AnswerKey;
  readonly record: AnswerRecord;
  readonly receipt: StoredReceipt | null;
}

/**
 * Stores answers, each key at most once. A reply that this process began is ended with its answer. Safe to repeat.
 *
 * @param keepsText  Whether questions are kept at all.
 */
export async function saveAnswers(
  database: Database,
  rows: readonly AnswerRow[],
  { process, keepsText }: { readonly process: string; readonly keepsText: boolean },
): Promise<void> {
  const stored = rows.map(({ key, record }) => ({
    ...{ team_id: key.teamId, channel_id: key.channelId, ask_id: key.askId },
    question: keepsText ? record.question : null,
    ...{ edited_ts: record.editedTs, reply_ts: record.replyTs, is_amendable: record.isAmendable },
    ...{ shared_by: record.sharedBy, user_id: record.userId, author_id: record.authorId },
    thread_ts: record.threadTs,
    fact_ids: record.cited?.facts.map(({ id }) => id) ?? [],
    fact_versions: record.cited?.facts.map(({ version }) => version) ?? [],
    knowledge_hash: record.cited?.knowledge,
    quoted: keepsText && record.cited?.quoted ? JSON.stringify(record.cited.quoted) : null,
    outcome: record.outcome,
  }));
  const receipts = rows.map(({ receipt }) => receipt).filter((each) => each !== null);
  await database.query(saving, [JSON.stringify(stored), process, toReceiptRows(receipts)]);
}

/** Answers of one batch are a microsecond apart, so that their order is kept. */
const saving = `WITH saved AS (
    INSERT INTO answers (team_id, channel_id, ask_id, question, edited_ts, reply_ts, is_amendable,
      shared_by, user_id, author_id, thread_ts, fact_ids, fact_versions, knowledge_hash, quoted, outcome,
      is_answered, asked_at, answered_at)
    SELECT team_id, channel_id, ask_id, question, edited_ts, reply_ts, is_amendable,
      shared_by, user_id, author_id, thread_ts, fact_ids, fact_versions, knowledge_hash, quoted, outcome,
      true, now() + place * interval '1 microsecond', now()
    FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (team_id text, channel_id text, ask_id text, question text,
      edited_ts text, reply_ts text, is_amendable boolean, shared_by text, user_id text, author_id text,
      thread_ts text, fact_ids text[], fact_versions text[], knowledge_hash text, quoted text, outcome text))
      WITH ORDINALITY AS given (team_id, channel_id, ask_id, question, edited_ts, reply_ts, is_amendable,
      shared_by, user_id, author_id, thread_ts, fact_ids, fact_versions, knowledge_hash, quoted, outcome, place)
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
  ), receipts_saved AS (${insertReceipts(3)})
  UPDATE posts SET ended_at = now(), outcome = 'posted'
  FROM saved
  WHERE posts.id = saved.post_id AND posts.outcome IS NULL AND posts.process = $2`;
