import { z } from 'zod';
import { writeAudit } from './audit-trail.ts';
import type { Database } from './database.ts';
import type { WorkspaceKey } from './installation-store.ts';

/** What somebody found when they looked at a fact that was due: it is still right, until another date. */
export interface Recheck extends WorkspaceKey {
  readonly factId: string;
  /** As `hashFact` gives it: of a fact that was changed since, nothing is said. */
  readonly version: string;
  /** The date in its file, `YYYY-MM-DD`: where the file has another one since, that holds. */
  readonly was: string;
  /** When it is due again, `YYYY-MM-DD`. */
  readonly next: string;
}

/** Remembers what was looked at again. */
export interface Rechecks {
  all(): Promise<readonly Recheck[]>;
  /** @param by  Slack's id of whoever said so. */
  save(recheck: Recheck, by: string): Promise<void>;
}

export const recheckSchema = z.object({
  teamId: z.string(),
  enterpriseId: z.string(),
  factId: z.string(),
  version: z.string(),
  was: z.string(),
  next: z.string(),
}) satisfies z.ZodType<Recheck>;

/** Remembers it in the database, for every process. */
export function createStoredRechecks({ database }: { readonly database: Database }): Rechecks {
  return {
    async all() {
      const rows = await database.query(
        `SELECT team_id AS "teamId", enterprise_id AS "enterpriseId", fact_id AS "factId", fact_version AS version,
          to_char(was_due, 'YYYY-MM-DD') AS was, to_char(next_at, 'YYYY-MM-DD') AS next
        FROM rechecks ORDER BY checked_at`,
      );
      return rows.map((row) => recheckSchema.parse(row));
    },
    save: ({ teamId, enterpriseId, factId, version, was, next }, by) =>
      database.transaction(async (transaction) => {
        await transaction.query(
          `INSERT INTO rechecks (enterprise_id, team_id, fact_id, fact_version, was_due, checked_by, next_at)
          VALUES ($1, $2, $3, $4, $5::text::date, $6, $7::text::date)
          ON CONFLICT (team_id, fact_id) DO UPDATE SET
            enterprise_id = excluded.enterprise_id, fact_version = excluded.fact_version, was_due = excluded.was_due,
            checked_by = excluded.checked_by, checked_at = now(), next_at = excluded.next_at`,
          [enterpriseId, teamId, factId, version, was, by, next],
        );
        await writeAudit(transaction, {
          ...{ action: 'fact.recheck', outcome: 'ok', teamId, enterpriseId, actor: by },
          resource: factId,
        });
      }),
  };
}
