import { z } from 'zod';
import { baseNoteSeconds } from '../limits.ts';
import type { Storage } from './open-storage.ts';

/** Which base each process that shares the storage answers from. */
export interface ProcessBases {
  /** Says which one this process answers from, and that it is there. */
  note(hash: string): Promise<void>;
  /** The hashes of other bases that other processes answer from at this moment. */
  others(hash: string): Promise<readonly string[]>;
  /** This process answers from none any more. */
  leave(): Promise<void>;
}

const rowSchema = z.object({ hash: z.string() });

export function createProcessBases({
  database,
  process,
}: Pick<Storage, 'database' | 'process'>): ProcessBases {
  return {
    async note(hash) {
      await database.query(
        `INSERT INTO process_bases (process, knowledge_hash) VALUES ($1, $2)
        ON CONFLICT (process) DO UPDATE SET knowledge_hash = excluded.knowledge_hash, seen_at = now()`,
        [process, hash],
      );
    },
    async others(hash) {
      const rows = await database.query(
        `SELECT DISTINCT knowledge_hash AS hash FROM process_bases
        WHERE process <> $1 AND knowledge_hash <> $2 AND seen_at > now() - make_interval(secs => $3)
        ORDER BY knowledge_hash`,
        [process, hash, baseNoteSeconds],
      );
      return rows.map((row) => rowSchema.parse(row).hash);
    },
    async leave() {
      await database.query('DELETE FROM process_bases WHERE process = $1', [process]);
    },
  };
}
