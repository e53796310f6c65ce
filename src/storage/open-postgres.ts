import { createHash } from 'node:crypto';
import pg from 'pg';
import {
  longestConnecting,
  longestIdleTransaction,
  longestStatement,
  mostConnections,
} from '../limits.ts';
import type { Database, Queryable } from './database.ts';

/**
 * Makes a pool of connections to a PostgreSQL server. Nothing connects before the first statement. Every wait has
 * an end, so that a server that hangs is found out while Slack still waits.
 */
export function openPostgres({
  url,
  connections = mostConnections,
  onError = () => {},
}: {
  /** As `postgres://user:password@host:5432/database`. */
  readonly url: string;
  /** Most connections of this process. */
  readonly connections?: number;
  /** Called with the error of a connection that broke while nothing used it. */
  readonly onError?: (error: Error) => void;
}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: longestConnecting,
    query_timeout: longestStatement,
    statement_timeout: longestStatement,
    idle_in_transaction_session_timeout: longestIdleTransaction,
    application_name: 'cptpp-desk',
  });
  // Without a listener, the pool would end the process when the server goes away.
  pool.on('error', onError);

  return {
    kind: 'postgres',
    isExclusive: false,
    ...toQueryable(pool),
    transaction: (work) =>
      withClient(async (client) => {
        await client.query('BEGIN');
        const result = await work(toQueryable(client));
        await client.query('COMMIT');
        return result;
      }),
    script: (text) => withClient((client) => readLastRows(client, text)),
    close: () => pool.end(),
  };

  async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    // A connection that breaks while it is in use emits this too; without a listener that would end the process.
    client.on('error', onError);
    let failure: unknown;
    try {
      return await work(client);
    } catch (error) {
      failure = error;
      await client.query('ROLLBACK').catch(() => {});
      throw error;
    } finally {
      client.off('error', onError);
      client.release(isConnectionTrouble(failure));
    }
  }
}

/** Each statement with values is named, so that a connection parses and plans it once: together that costs more than to run it. */
function toQueryable(source: Pick<pg.Pool | pg.PoolClient, 'query'>): Queryable {
  return {
    async query(text, values = []) {
      const { rows } = await source.query<Record<string, unknown>>({
        ...{ text, values: [...values] },
        ...(values.length > 0 && { name: nameOf(text) }),
      });
      return rows;
    },
  };
}

/** Statements stand in the code, so that there are not many. */
const names = new Map<string, string>();

/** The same for the same text in every process: one that stands between us and the server may lend us each other's connections. */
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/** Several statements give several results, which the types of `pg` do not say. */
async function readLastRows(
  client: pg.PoolClient,
  text: string,
): Promise<readonly Record<string, unknown>[]> {
  const results: unknown = await client.query(text);
  const last: unknown = Array.isArray(results) ? results.at(-1) : results;
  return last instanceof pg.Result ? last.rows : [];
}

/** Whether a connection is of no more use. What the server itself said has a `severity`. */
function isConnectionTrouble(failure: unknown): boolean {
  return failure instanceof Error && !('severity' in failure);
}
