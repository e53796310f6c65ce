import { baseToldMinutes } from '../limits.ts';
import type { Database } from './database.ts';

/** What curators were told of the base. */
export interface BaseNotices {
  /**
   * Gives whether the curators of a workspace are to be told now: to one caller only, however many processes ask.
   *
   * @param place  The workspace or the organisation; empty for the only one.
   */
  claim(place: string, notice: string): Promise<boolean>;
  /** Gives the claim back, where nobody was told. */
  release(place: string, notice: string): Promise<void>;
}

/** Remembers it in the database, for every process. What is so again much later is told again. */
export function createStoredBaseNotices({
  database,
}: {
  readonly database: Database;
}): BaseNotices {
  return {
    async claim(place, notice) {
      const claimed = await database.query(
        `INSERT INTO base_notices (team_id, notice) VALUES ($1, $2)
        ON CONFLICT (team_id, notice) DO UPDATE SET told_at = now()
          WHERE base_notices.told_at < now() - make_interval(mins => $3)
        RETURNING 1`,
        [place, notice, baseToldMinutes],
      );
      return claimed.length > 0;
    },
    async release(place, notice) {
      await database.query('DELETE FROM base_notices WHERE team_id = $1 AND notice = $2', [
        place,
        notice,
      ]);
    },
  };
}
