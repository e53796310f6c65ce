import { z } from 'zod';
import { writeAudit } from './audit-trail.ts';
import type { Database, Queryable } from './database.ts';

/** Somebody in a workspace. */
export interface PersonKey {
  readonly teamId: string;
  readonly userId: string;
}

/**
 * Deletes what is kept of a person's words: what they asked, what of theirs somebody checked, and what of theirs
 * still waits. Where answers stand in Slack is kept, without whose they are.
 */
export async function forgetPerson(
  database: Database,
  { teamId, userId }: PersonKey,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const key = [teamId, userId];
    const answers = await transaction.query(
      `UPDATE answers SET question = NULL, user_id = nullif(user_id, $2),
        author_id = nullif(author_id, $2), shared_by = nullif(shared_by, $2)
      WHERE team_id = $1 AND $2 IN (user_id, author_id) RETURNING ask_id`,
      key,
    );
    await transaction.query(
      'UPDATE answers SET shared_by = NULL WHERE team_id = $1 AND shared_by = $2',
      key,
    );
    // The order itself is among them; it holds no words, and its answer is still owed.
    await transaction.query(
      `DELETE FROM deliveries WHERE team_id = $1 AND user_id = $2
        AND body #>> '{event,order}' IS DISTINCT FROM 'forget_me'`,
      key,
    );
    // Whose it was is forgotten too.
    await writeAudit(transaction, {
      ...{ action: 'person.forget', outcome: 'ok', teamId, resource: String(answers.length) },
    });
  });
}

export interface RetentionOptions {
  /** Days that people's words are kept. */
  readonly days: number;
}

/** A workspace that removed the desk is deleted before thirty days are over. */
const daysAfterUninstall = 29;
/** What holds no words stays longer, so that what comes again is known. */
const daysOfRecords = 90;
const daysOfAudit = 730;

/** Any number, but one for all processes: one of them does the work, the others have nothing to do. */
const lock = 6_077_441_020;

/** Deletes everything whose time is over. */
export async function runRetention(database: Database, { days }: RetentionOptions): Promise<void> {
  const isMine = await database.transaction(async (transaction) => {
    const [row] = await transaction.query('SELECT pg_try_advisory_xact_lock($1) AS mine', [lock]);
    if (row?.['mine'] !== true) return false;

    await forgetOldWords(transaction, days);
    await deleteOldRecords(transaction);
    await deleteUninstalled(transaction);
    return true;
  });
  // PostgreSQL in process cleans up after itself only when it is told to: until then, files keep what was deleted.
  if (isMine && database.isExclusive) await database.script('VACUUM');
}

async function forgetOldWords(transaction: Queryable, days: number): Promise<void> {
  const age = [days];
  await transaction.query(
    `UPDATE answers SET question = NULL, user_id = NULL, author_id = NULL
    WHERE asked_at < now() - make_interval(days => $1)
      AND (question IS NOT NULL OR user_id IS NOT NULL OR author_id IS NOT NULL) AND is_answered`,
    age,
  );
  await transaction.query(
    `UPDATE deliveries SET body = NULL, user_id = NULL
    WHERE state = 'dead' AND body IS NOT NULL AND finished_at <= now() - make_interval(days => $1)`,
    age,
  );
  await transaction.query(
    `DELETE FROM deliveries
    WHERE state = 'waiting' AND received_at < now() - make_interval(days => greatest($1, 1))`,
    age,
  );
}

async function deleteOldRecords(transaction: Queryable): Promise<void> {
  const statements = {
    [`DELETE FROM deliveries WHERE state <> 'waiting' AND body IS NULL
      AND finished_at < now() - make_interval(days => $1)`]: 30,
    'DELETE FROM posts WHERE began_at < now() - make_interval(days => $1)': daysOfRecords,
    'DELETE FROM channel_turns WHERE next_at < now() - make_interval(days => $1)': 1,
    'DELETE FROM oauth_states WHERE expires_at < now() - make_interval(days => $1)': 0,
    'DELETE FROM audit_trail WHERE at < now() - make_interval(days => $1)': daysOfAudit,
  };
  for (const [statement, days] of Object.entries(statements)) {
    await transaction.query(statement, [days]);
  }
}

async function deleteUninstalled(transaction: Queryable): Promise<void> {
  const gone = await transaction.query(
    `DELETE FROM installations
    WHERE state = 'uninstalled' AND uninstalled_at < now() - make_interval(days => $1) RETURNING team_id`,
    [daysAfterUninstall],
  );
  for (const row of gone) {
    const { team_id: teamId } = z.object({ team_id: z.string() }).parse(row);
    for (const table of ['answers', 'deliveries', 'posts', 'channel_turns', 'audit_trail']) {
      await transaction.query(`DELETE FROM ${table} WHERE team_id = $1`, [teamId]);
    }
    await writeAudit(transaction, { action: 'workspace.delete', outcome: 'ok', teamId });
  }
}
