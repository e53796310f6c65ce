import { existsSync } from 'node:fs';
import { readFile, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Mutex, PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { StorageError } from '../errors.ts';
import { mostOpenFiles, pageCacheMb, roomForNewDatabase, roomForOldDatabase } from '../limits.ts';
import type { Database, Queryable, Row } from './database.ts';
import { toDamage, toFolderFault } from './folder-fault.ts';
import { type FolderHold, holdFolder } from './hold-folder.ts';
import { createPgliteStatements } from './pglite-statements.ts';
import { unpackDatabase } from './unpack-database.ts';

/** PostgreSQL in this process, and the hold on its folder; `null` for one in memory. */
export interface OpenedPglite {
  readonly database: Database;
  readonly hold: FolderHold | null;
}

/** An empty database, packed by the build (`deploy/prepare-database.mjs`): seen from the source, and from what is built. */
const packedDatabase = fileURLToPath(
  new URL('../../dist/storage/new-database.tar.gz', import.meta.url),
);

const settings: PGliteOptions = {
  startParams: [
    ...PGlite.defaultStartParams,
    ...['-c', `shared_buffers=${pageCacheMb}MB`, '-c', `max_files_per_process=${mostOpenFiles}`],
  ],
};

/**
 * Opens PostgreSQL inside this process. It has no lock of its own: two processes on one folder lose rows without
 * an error, so the folder is held first.
 *
 * @throws {StorageError} `storage_taken` when another process holds the folder; `storage_invalid` when it cannot
 *   be worked in, has too little room, or holds what cannot be opened.
 */
export async function openPglite({
  dataDirectory,
  freeBytes = askFreeBytes,
  newDatabase = packedDatabase,
}: {
  /** Absolute. `null` for one in memory, for tests. */
  readonly dataDirectory: string | null;
  /** Bytes that are free where a folder is. */
  readonly freeBytes?: (folder: string) => Promise<number>;
  /** What a new database is unpacked from. Where there is no such file, PostgreSQL makes one, which takes longer. */
  readonly newDatabase?: string;
}): Promise<OpenedPglite> {
  const hold = dataDirectory === null ? null : await holdFolder(dataDirectory);
  try {
    const pglite = await (dataDirectory === null
      ? createInMemory(newDatabase)
      : openFolder(dataDirectory, { freeBytes, newDatabase }));
    return { database: toDatabase(pglite, hold), hold };
  } catch (error) {
    await hold?.release();
    throw error;
  }
}

async function createInMemory(newDatabase: string): Promise<PGlite> {
  const isPacked = existsSync(newDatabase);
  const packed = isPacked ? { loadDataDir: new Blob([await readFile(newDatabase)]) } : {};
  return PGlite.create({ ...settings, ...packed });
}

/**
 * Opens the database in a folder. A new one is made beside it and moved there whole: a process that dies while it
 * makes one, which takes seconds, would leave half of it, and no later start could open that.
 */
async function openFolder(
  directory: string,
  { freeBytes, newDatabase }: Required<Omit<Parameters<typeof openPglite>[0], 'dataDirectory'>>,
): Promise<PGlite> {
  const folder = join(directory, 'postgres');
  const isNew = !existsSync(folder);
  const room = isNew ? roomForNewDatabase : roomForOldDatabase;
  if ((await freeBytes(directory)) < room) throw tooSmall(directory, room);

  try {
    if (isNew) {
      const making = `${folder}.making`;
      await rm(making, { recursive: true, force: true });
      if (existsSync(newDatabase)) await unpackDatabase(newDatabase, making);
      else await (await PGlite.create({ ...settings, dataDir: making })).close();
      await rename(making, folder);
    }
    return await PGlite.create({ ...settings, dataDir: folder });
  } catch (error) {
    // PostgreSQL does not say what it met, only that it "failed to initialize properly".
    if ((await freeBytes(directory)) < roomForOldDatabase) throw tooSmall(directory, room, error);
    throw toFolderFault(error, directory) ?? toDamage(folder, error);
  }
}

function tooSmall(directory: string, room: number, cause?: unknown): StorageError {
  return new StorageError(
    'storage_invalid',
    `DATA_DIR (${directory}) is too small: the database needs ${room / 2 ** 20} MB free. Make room, or give a ` +
      'DATA_DIR elsewhere.',
    { cause },
  );
}

async function askFreeBytes(folder: string): Promise<number> {
  const { bavail, blocks, bsize } = await statfs(folder);
  // Some network drives do not say how much is free.
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
}

function toDatabase(pglite: PGlite, hold: FolderHold | null): Database {
  const run = createPgliteStatements(pglite);
  /** There is one connection: what comes between two statements of a transaction would be in it. */
  const turns = new Mutex();
  const queryable: Queryable = {
    async query(text, values = []) {
      const rows = await (values.length > 0 ? run(text, values) : runPlain(pglite, text));
      // PGlite works in this thread, and its promises resolve before the event loop turns: several queries would block
      // it as one.
      await setImmediate();
      return rows;
    },
  };
  return {
    kind: 'pglite',
    isExclusive: true,
    query: (text, values) => turns.runExclusive(() => queryable.query(text, values)),
    transaction: (work) =>
      turns.runExclusive(async () => {
        await pglite.exec('BEGIN');
        try {
          const result = await work(queryable);
          await pglite.exec('COMMIT');
          return result;
        } catch (error) {
          await pglite.exec('ROLLBACK').catch(() => {});
          throw error;
        }
      }),
    script: (text) =>
      turns.runExclusive(async () => {
        try {
          return await runPlain(pglite, text);
        } catch (error) {
          await pglite.exec('ROLLBACK').catch(() => {});
          throw error;
        }
      }),
    async close() {
      await pglite.close();
      await hold?.release();
    },
  };
}

/** Runs one statement or several, without values. Gives the rows of the last. */
async function runPlain(pglite: PGlite, text: string): Promise<readonly Row[]> {
  const results = await pglite.exec(text);
  return results.at(-1)?.rows ?? [];
}
