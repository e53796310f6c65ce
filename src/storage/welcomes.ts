import type { Database } from './database.ts';
import type { PersonKey } from './forget.ts';

/** Who was welcomed. */
export interface Welcomes {
  /** Gives whether this person is to be welcomed now: to one caller only, however many processes ask. */
  claim(person: PersonKey): Promise<boolean>;
  /** Gives the claim back, where the welcome was surely not sent. */
  release(person: PersonKey): Promise<void>;
}

/** Remembers who was welcomed in the database, for every process. */
export function createStoredWelcomes({ database }: { readonly database: Database }): Welcomes {
  return {
    async claim({ teamId, userId }) {
      const [row] = await database.query(
        `INSERT INTO welcomes (team_id, user_id) VALUES ($1, $2)
        ON CONFLICT (team_id, user_id) DO UPDATE SET opened_at = now()
        RETURNING welcomed_at = opened_at AS "isNew"`,
        [teamId, userId],
      );
      return row?.['isNew'] === true;
    },
    async release({ teamId, userId }) {
      await database.query('DELETE FROM welcomes WHERE team_id = $1 AND user_id = $2', [
        teamId,
        userId,
      ]);
    },
  };
}
