import { z } from 'zod';
import { usualRecordDays } from '../limits.ts';
import { writeAudit } from './audit-trail.ts';
import type { Database, Queryable } from './database.ts';
import {
  columnsHolding,
  type Ending,
  lifetimes,
  type TableLifetime,
  tablesOfWorkspaces,
} from './lifetimes.ts';

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
    const counts: Record<string, number> = {};
    for (const lifetime of tablesOfWorkspaces()) {
      const people = columnsHolding(lifetime, 'person');
      // Deliveries that wait are deleted whole, below.
      if (people.length === 0 || lifetime.table === 'deliveries') continue;
      if (lifetime.goesWithPerson) {
        await transaction.query(
          `DELETE FROM ${lifetime.table} WHERE team_id = $1 AND $2 IN (${people.join(', ')})`,
          key,
        );
        continue;
      }
      const changes = [
        ...columnsHolding(lifetime, 'words').map((name) => `${name} = NULL`),
        ...people.map((name) => `${name} = nullif(${name}, $2)`),
      ];
      const rows = await transaction.query(
        `UPDATE ${lifetime.table} SET ${changes.join(', ')}
        WHERE team_id = $1 AND $2 IN (${people.join(', ')}) RETURNING 1`,
        key,
      );
      counts[lifetime.table] = rows.length;
    }
    // The order to forget is a delivery itself: it holds no words, and its answer is still owed.
    await transaction.query(
      `DELETE FROM deliveries WHERE team_id = $1 AND user_id = $2
        AND body #>> '{event,order}' IS DISTINCT FROM 'forget_me'`,
      key,
    );
    // The person's id is not recorded here either.
    await writeAudit(transaction, {
      ...{ action: 'person.forget', outcome: 'ok', teamId },
      resource: String(counts['answers'] ?? 0),
    });
  });
}

/** Deletes the words of one question, and who the people in it are, where this person asked it. */
export async function forgetAsk(
  database: Queryable,
  { teamId, userId }: PersonKey,
  askId: string,
): Promise<void> {
  const lostOf = (table: string) =>
    lifetimes
      .filter((lifetime) => lifetime.table === table)
      .flatMap((lifetime) => columnsHolding(lifetime, 'words', 'person'))
      .map((name) => `${name} = NULL`)
      .join(', ');
  const key = [teamId, userId, askId];
  const isIt = 'team_id = $1 AND user_id = $2 AND ask_id = $3';
  // Whoever asked may have shared the answer: that receipt has the question, too.
  await database.query(
    `UPDATE receipts SET ${lostOf('receipts')}
    WHERE (${isIt}) OR (team_id = $1 AND shared_by = $2 AND question IN (
      SELECT question FROM receipts WHERE ${isIt}))`,
    key,
  );
  await database.query(`UPDATE answers SET ${lostOf('answers')} WHERE ${isIt}`, key);
  for (const table of ['card_asks', 'patch_questions']) {
    await database.query(`DELETE FROM ${table} WHERE ${isIt}`, key);
  }
}

export interface RetentionOptions {
  /** RETENTION_DAYS: days that people's words are kept. */
  readonly days: number;
  /** RECORD_DAYS: days that is kept where and when which fact was told. */
  readonly recordDays?: number;
}

/** Any number, but one for all processes: one of them does the work, the others have nothing to do. */
const lock = 6_077_441_020;

/** Deletes everything whose time is over, as `lifetimes` says. */
export async function runRetention(
  database: Database,
  { days, recordDays = usualRecordDays }: RetentionOptions,
): Promise<void> {
  const isMine = await database.transaction(async (transaction) => {
    const [row] = await transaction.query('SELECT pg_try_advisory_xact_lock($1) AS mine', [lock]);
    if (row?.['mine'] !== true) return false;

    // First, while the rows that say which workspaces these are still stand.
    await deleteUninstalled(transaction);
    for (const lifetime of lifetimes)
      await deleteExpired(transaction, lifetime, { days, recordDays });
    return true;
  });
  // PostgreSQL in process cleans up after itself only when it is told to: until then, files keep what was deleted.
  if (isMine && database.isExclusive) await database.script('VACUUM');
}

async function deleteExpired(
  transaction: Queryable,
  lifetime: TableLifetime,
  options: Required<RetentionOptions>,
): Promise<void> {
  const { table, anonymised, deleted } = lifetime;
  const lost = columnsHolding(lifetime, 'words', 'person');
  for (const ending of anonymised) {
    await transaction.query(
      `UPDATE ${table} SET ${lost.map((name) => `${name} = NULL`).join(', ')}
      WHERE ${isExpired(ending)} AND (${lost.map((name) => `${name} IS NOT NULL`).join(' OR ')})`,
      [toDays(ending, options)],
    );
  }
  for (const ending of deleted) {
    await transaction.query(`DELETE FROM ${table} WHERE ${isExpired(ending)}`, [
      toDays(ending, options),
    ]);
  }
}

function isExpired({ from, when }: Ending): string {
  const isOld = `${from} <= now() - make_interval(days => $1)`;
  return when === undefined ? isOld : `(${when}) AND ${isOld}`;
}

function toDays(
  { after, atLeast = 0 }: Ending,
  { days, recordDays }: Required<RetentionOptions>,
): number {
  const named = { retention: days, records: recordDays };
  return Math.max(typeof after === 'number' ? after : named[after], atLeast);
}

const installationSchema = z.object({ enterprise_id: z.string(), team_id: z.string() });

/** A workspace that removed the desk is deleted before thirty days are over, and an organisation with all of its own. */
async function deleteUninstalled(transaction: Queryable): Promise<void> {
  const ending = lifetimes.find(({ table }) => table === 'installations')?.deleted[0];
  if (!ending || typeof ending.after !== 'number') return;
  const gone = await transaction.query(
    `DELETE FROM installations WHERE ${isExpired(ending)} RETURNING enterprise_id, team_id`,
    [ending.after],
  );
  for (const row of gone) {
    const { enterprise_id: enterpriseId, team_id: teamId } = installationSchema.parse(row);
    const teams = await transaction.query(
      `SELECT team_id FROM organisation_workspaces AS served
      WHERE $2::text = '' AND enterprise_id = $1::text AND ${isNotServed('served.team_id')}
      UNION SELECT $2::text WHERE $2::text <> '' AND ${isNotServed('$2::text')}`,
      [enterpriseId, teamId],
    );
    for (const { team_id } of teams) {
      for (const { table } of tablesOfWorkspaces()) {
        if (table === 'organisation_workspaces') continue;
        await transaction.query(`DELETE FROM ${table} WHERE team_id = $1`, [team_id]);
      }
    }
    if (teamId === '') {
      for (const statement of [
        'DELETE FROM organisation_workspaces WHERE enterprise_id = $1',
        "DELETE FROM workspace_settings WHERE enterprise_id = $1 AND team_id = ''",
        'DELETE FROM audit_trail WHERE enterprise_id = $1 AND team_id IS NULL',
      ]) {
        await transaction.query(statement, [enterpriseId]);
      }
    }
    await writeAudit(transaction, {
      ...{ action: 'workspace.delete', outcome: 'ok', teamId, enterpriseId },
    });
  }
}

/** Whether no other installation still serves a workspace: one of its own, or one of its organisation. */
function isNotServed(team: string): string {
  return `NOT EXISTS (
    SELECT 1 FROM installations AS live WHERE live.state <> 'uninstalled' AND (
      live.team_id = ${team} OR (live.team_id = '' AND EXISTS (
        SELECT 1 FROM organisation_workspaces AS other
        WHERE other.enterprise_id = live.enterprise_id AND other.team_id = ${team}))))`;
}
