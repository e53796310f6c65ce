import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { DeskError, StorageError } from '../errors.ts';
import { oauthStateMinutes } from '../limits.ts';
import type { Database } from './database.ts';

/** Keeps what an installation began with, until the browser comes back from Slack. */
export interface OAuthStateStore {
  /**
   * Makes a state that works once, within ten minutes, on any replica.
   *
   * @throws {StorageError} `storage_unavailable` while nothing can be stored.
   */
  issue(options: Readonly<Record<string, unknown>>): Promise<string>;
  /**
   * @throws {DeskError} `oauth_state_invalid` for one that is unknown, used or too old.
   * @throws {StorageError} `storage_unavailable` while nobody can know.
   */
  use(state: string): Promise<Readonly<Record<string, unknown>>>;
}

/** Makes the store of states of OAuth, in the database, so that any replica knows them. */
export function createOAuthStateStore({
  database,
}: {
  readonly database: Database;
}): OAuthStateStore {
  return {
    async issue(options) {
      const state = randomBytes(32).toString('base64url');
      await query('DELETE FROM oauth_states WHERE expires_at < now()');
      await query(
        `INSERT INTO oauth_states (state_hash, options, expires_at)
        VALUES ($1, $2::jsonb, now() + make_interval(mins => $3))`,
        [hash(state), JSON.stringify(options), oauthStateMinutes],
      );
      return state;
    },
    async use(state) {
      const [row] = await query(
        'DELETE FROM oauth_states WHERE state_hash = $1 AND expires_at > now() RETURNING options',
        [hash(state)],
      );
      if (!row) {
        throw new DeskError(
          'oauth_state_invalid',
          'This installation was begun too long ago, or is finished. Begin again.',
        );
      }
      return z.record(z.string(), z.unknown()).parse(row['options']);
    },
  };

  async function query(...statement: Parameters<Database['query']>): ReturnType<Database['query']> {
    try {
      return await database.query(...statement);
    } catch (cause) {
      throw new StorageError('storage_unavailable', 'No installation can be noted now.', { cause });
    }
  }
}

/** Only hashes are stored: nobody who reads the table can use a state. */
function hash(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}
