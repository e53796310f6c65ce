import type { Queryable } from './database.ts';

/** Makes whoever installed the desk its first curator. Who installs it again takes nothing from those who are. */
export async function nameFirstCurator(
  transaction: Queryable,
  { teamId, enterpriseId }: { readonly teamId: string; readonly enterpriseId: string },
  userId: string,
): Promise<void> {
  await transaction.query(
    `INSERT INTO workspace_settings (enterprise_id, team_id, curators)
    SELECT $1::text, $2::text, ARRAY[$3::text]
    WHERE NOT EXISTS (SELECT 1 FROM workspace_settings WHERE team_id = $2::text AND team_id <> '')
    ON CONFLICT DO NOTHING`,
    [enterpriseId, teamId, userId],
  );
}
