import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Database, Queryable } from './database.ts';
import { type FolderHold, holdFolder } from './hold-folder.ts';

export interface OpenPgliteOptions {
  /** Absolute. `null` for one in memory, for tests. */
  readonly dataDirectory: string | null;
}

/** PostgreSQL in this process, and the hold on its folder; `null` for one in memory. */
export interface OpenedPglite {
  readonly database: Database;
  readonly hold: FolderHold | null;
}

/**
 * Opens PostgreSQL inside this process. It has no lock of its own: two processes on one folder lose rows without
 * an error, so the folder is held first.
 *
 * @throws {StorageError} `storage_taken` when another process holds the folder.
 */
export async function openPglite({ dataDirectory }: OpenPgliteOptions): Promise<OpenedPglite> {
  const hold = dataDirectory === null ? null : await holdFolder(dataDirectory);
  try {
    const pglite = await (dataDirectory === null
      ? PGlite.create()
      : openFolder(join(dataDirectory, 'postgres')));
    return { database: toDatabase(pglite, hold), hold };
  } catch (error) {
    await hold?.release();
    throw error;
  }
}

/**
 * Opens the database in a folder. A new one is made beside it and moved there whole: a process that dies while it
 * makes one, which takes seconds, would leave half of it, and no later start could open that.
 */
async function openFolder(folder: string): Promise<PGlite> {
  if (!existsSync(folder)) {
    const making = `${folder}.making`;
    await rm(making, { recursive: true, force: true });
    await (await PGlite.create({ dataDir: making })).close();
    await rename(making, folder);
  }
  return PGlite.create({ dataDir: folder });
}

function toDatabase(pglite: PGlite, hold: FolderHold | null): Database {
  return {
    kind: 'pglite',
    isExclusive: true,
    ...toQueryable(pglite),
    transaction: (work) => pglite.transaction((transaction) => work(toQueryable(transaction))),
    async script(text) {
      try {
        const results = await pglite.exec(text);
        return results.at(-1)?.rows ?? [];
      } catch (error) {
        await pglite.exec('ROLLBACK').catch(() => {});
        throw error;
      }
    },
    async close() {
      await pglite.close();
      await hold?.release();
    },
  };
}

function toQueryable(source: Pick<PGlite | Transaction, 'query'>): Queryable {
  return {
    async query(text, values = []) {
      const { rows } = await source.query<Record<string, unknown>>(text, [...values]);
      return rows;
    },
  };
}
