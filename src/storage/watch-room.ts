import { z } from 'zod';
import { StorageError } from '../errors.ts';
import type { Database, Queryable } from './database.ts';

/** A database, and whether there is room on its disk. */
export interface WatchedDatabase {
  readonly database: Database;
  /**
   * Whether the disk was full at the last write that failed, and still is: it tries to take some room, and gives it
   * back.
   */
  isFull(): Promise<boolean>;
  /** Whether the disk was full when a write last failed, and nothing says that there is room again. */
  wasFull(): boolean;
}

/**
 * Watches for writes that fail as the disk is full. Reads still work on such a database, so that nothing else shows it.
 *
 * @param onFull  Called once, and again only after there was room.
 */
export function watchRoom(
  watched: Database,
  onFull: (error: StorageError) => void = () => {},
): WatchedDatabase {
  let isNoted = false;

  return {
    database: {
      ...watched,
      query: (text, values) => noting(watched.query(text, values)),
      transaction: (work) => noting(watched.transaction(work)),
      script: (text) => noting(watched.script(text)),
    },
    async isFull() {
      if (!isNoted) return false;
      try {
        await watched.transaction(takeRoom);
        isNoted = false;
      } catch {
        // While that cannot be found out, the last answer stands.
      }
      return isNoted;
    },
    wasFull: () => isNoted,
  };

  async function noting<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (isDiskFull(error) && !isNoted) {
        isNoted = true;
        onFull(
          new StorageError('storage_full', 'The disk of the storage is full. Make room on it.', {
            cause: error,
          }),
        );
      }
      throw error;
    }
  }
}

/** About 100 kB, more than is ever left over in a file that exists. */
async function takeRoom(transaction: Queryable): Promise<void> {
  await transaction.query(
    `CREATE TEMPORARY TABLE desk_room ON COMMIT DROP AS
    SELECT repeat('x', 500) AS room FROM generate_series(1, 200)`,
  );
}

/** PostgreSQL's own code, and those of the system under it. */
const codeSchema = z.object({ code: z.enum(['53100', 'EDQUOT', 'ENOSPC']) });

function isDiskFull(error: unknown): boolean {
  if (codeSchema.safeParse(error).success) return true;
  return error instanceof Error && error.cause !== undefined && isDiskFull(error.cause);
}
