import type { Database } from './database.ts';

/** Who was told what is due, and of which week. */
export interface DueNotices {
  /**
   * Gives whether somebody is to be told now: to one caller only, however many processes ask.
   *
   * @param place  The workspace or the organisation; empty for the only one.
   */
  claim(place: string, userId: string, week: string): Promise<boolean>;
  /** Gives the claim back, where they were surely not told. */
  release(place: string, userId: string, week: string): Promise<void>;
}

/** Remembers it in the database, for every process. */
export function createStoredDueNotices({ database }: { readonly database: Database }): DueNotices {
  return {
    async claim(place, userId, week) {
      const claimed = await database.query(
        `INSERT INTO due_notices (team_id, user_id, week) VALUES ($1, $2, $3)
        ON CONFLICT (team_id, user_id, week) DO NOTHING RETURNING 1`,
        [place, userId, week],
      );
      return claimed.length > 0;
    },
    async release(place, userId, week) {
      await database.query(
        'DELETE FROM due_notices WHERE team_id = $1 AND user_id = $2 AND week = $3',
        [place, userId, week],
      );
    },
  };
}
