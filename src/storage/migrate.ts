import { z } from 'zod';
import { StorageError } from '../errors.ts';
import type { Database, Queryable } from './database.ts';
import { migrations as allMigrations, type Migration } from './migrations.ts';

const versionSchema = z.tuple([z.object({ version: z.number().nullable() })]);

/** Any number: all versions of the desk must take the same lock. */
const lock = 6_077_441_019;

/**
 * Brings the database to the version that this code knows. Several processes may start at once: one works, the
 * others wait for it and find nothing left to do.
 *
 * @throws {StorageError} `storage_newer` when the database is newer than this code.
 * @returns how many steps this process took.
 */
export async function migrate({
  database,
  process,
  migrations = allMigrations,
}: {
  readonly database: Database;
  /** Noted beside each step that this process took. */
  readonly process: string;
  readonly migrations?: readonly Migration[];
}): Promise<number> {
  return database.transaction(async (transaction) => {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    await transaction.query(
      `CREATE TABLE IF NOT EXISTS schema_versions (
        version integer PRIMARY KEY,
        process text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      )`,
    );
    const current = await readVersion(transaction);
    const known = migrations.at(-1)?.version ?? 0;
    if (current > known) {
      throw new StorageError(
        'storage_newer',
        `The database is at version ${current}, and this code knows version ${known}. ` +
          'Start the newer desk that wrote it, or go back to a dump from before.',
      );
    }

    const due = migrations.filter(({ version }) => version > current);
    for (const { version, script } of due) {
      for (const statement of script.split(';').filter((part) => part.trim() !== '')) {
        await transaction.query(statement);
      }
      await transaction.query('INSERT INTO schema_versions (version, process) VALUES ($1, $2)', [
        version,
        process,
      ]);
    }
    return due.length;
  });
}

async function readVersion(database: Queryable): Promise<number> {
  const rows = await database.query('SELECT max(version) AS version FROM schema_versions');
  return versionSchema.parse(rows)[0].version ?? 0;
}
