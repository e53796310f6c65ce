import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pTimeout from 'p-timeout';
import { StorageError } from '../errors.ts';
import { deliveryRetries, longestStateCheck, longestStatementWait, openEvery } from '../limits.ts';
import { markInterrupted } from './answer-records.ts';
import type { Database } from './database.ts';
import { freeDeliveries } from './delivery-store.ts';
import { toFolderFault } from './folder-fault.ts';
import type { FolderHold } from './hold-folder.ts';
import { migrate } from './migrate.ts';
import { openPglite, toDamage } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import { toServerRefusal } from './server-refusal.ts';
import { type WatchedDatabase, watchRoom } from './watch-room.ts';

/** Where everything is kept. It opens in the background. */
export interface Storage {
  /** Each statement waits until it is open, for two seconds at most. */
  readonly database: Database;
  /** How often a delivery that failed is tried again. */
  readonly retries: number;
  /** Who this process is in the records. */
  readonly process: string;
  /** Resolves when it is open; rejects when it never will be, as with a folder that is taken or a wrong password. */
  readonly opened: Promise<void>;
  /** The hold on the folder of PostgreSQL in this process; `null` with a server. */
  hold(): FolderHold | null;
  /**
   * How it is now. `full`: it answers, or no longer does, and its disk had no room for what was written last. `away`: it
   * does not answer within a second.
   */
  state(): Promise<'reachable' | 'full' | 'away'>;
  close(): Promise<void>;
}

/**
 * Begins to open the storage. A server that is away is tried again every half second; meanwhile the desk starts, and
 * answers what needs no storage. A server that refuses is not tried again: it would refuse again.
 */
export function openStorage({
  databaseUrl,
  dataDirectory,
  onTrouble = () => {},
  retries = deliveryRetries,
}: {
  /** A PostgreSQL server; `null` for PostgreSQL in this process. */
  readonly databaseUrl: string | null;
  /** Absolute. For PostgreSQL in this process; `null` keeps it in memory. */
  readonly dataDirectory: string | null;
  /** Called with trouble that may pass: a server that is away, a connection that broke. */
  readonly onTrouble?: (error: unknown) => void;
  /** How often a delivery that failed is tried again. By default eight times, over several minutes. */
  readonly retries?: number;
}): Storage {
  const process = `${hostname()}/${globalThis.process.pid}/${randomUUID().slice(0, 8)}`;
  const stopping = new AbortController();
  let hold: FolderHold | null = null;
  let watched: WatchedDatabase | null = null;

  const opening = open();
  const opened = opening.then(() => {});
  // Nobody has to wait for it: without this, a failure that nobody awaits would end the process.
  opened.catch(() => {});
  const database = createLateDatabase(opening, databaseUrl === null);

  return {
    database,
    retries,
    process,
    opened,
    hold: () => hold,
    async state() {
      const isThere = await isSoInTime(database.query('SELECT 1').then(() => true));
      if (watched?.wasFull()) {
        const hasRoom = isThere && (await isSoInTime(watched.isFull().then((isFull) => !isFull)));
        return hasRoom ? 'reachable' : 'full';
      }
      return isThere ? 'reachable' : 'away';
    },
    async close() {
      stopping.abort();
      await opening.catch(() => {});
      await watched?.database.close();
    },
  };

  async function open(): Promise<Database> {
    let unwatched: Database;
    if (databaseUrl === null) {
      const opened = await openPglite({ dataDirectory });
      unwatched = opened.database;
      hold = opened.hold;
    } else {
      unwatched = openPostgres({ url: databaseUrl, onError: onTrouble });
    }
    watched = watchRoom(unwatched, onTrouble);
    const real = watched.database;

    for (;;) {
      try {
        await migrate({ database: real, process });
        // What the last process left behind may be taken at once.
        if (real.isExclusive) {
          await markInterrupted(real);
          await freeDeliveries(real);
        }
        return real;
      } catch (error) {
        const refusal = findRefusal(error);
        if (refusal !== null) throw refusal;
        if (stopping.signal.aborted) {
          throw new StorageError('storage_unavailable', 'The storage was closed before it opened.');
        }
        onTrouble(error);
        await delay(openEvery);
      }
    }
  }

  /** Why it will never open; `null` for what may pass. */
  function findRefusal(error: unknown): unknown {
    if (error instanceof StorageError) return error;
    if (databaseUrl !== null) return toServerRefusal(error);
    if (dataDirectory === null) return error;
    return toFolderFault(error, dataDirectory) ?? toDamage(join(dataDirectory, 'postgres'), error);
  }
}

/** Waits a second for an answer. A failure, or no answer by then, is a no. */
async function isSoInTime(answer: Promise<boolean>): Promise<boolean> {
  return pTimeout(answer, { milliseconds: longestStateCheck, fallback: () => false }).catch(
    () => false,
  );
}

/** Stands for a database that is still opening. */
function createLateDatabase(opening: Promise<Database>, isExclusive: boolean): Database {
  let opened: Database | null = null;
  opening.then(
    (database) => {
      opened = database;
    },
    () => {},
  );
  const ready = async (): Promise<Database> => {
    if (opened) return opened;
    return pTimeout(opening, {
      milliseconds: longestStatementWait,
      message: new StorageError('storage_unavailable', 'The storage is not open yet.'),
    });
  };

  return {
    kind: isExclusive ? 'pglite' : 'postgres',
    isExclusive,
    query: async (text, values) => (await ready()).query(text, values),
    transaction: async (work) => (await ready()).transaction(work),
    script: async (text) => (await ready()).script(text),
    close: async () => (await opening).close(),
  };
}
