import type { Queryable } from './database.ts';

/** Something that happened to a workspace or to what is kept. Names and codes; nobody's words, no token. */
export interface AuditEntry {
  readonly action:
    | 'delivery.replay'
    | 'fact.recheck'
    | 'installation.install'
    | 'installation.resume'
    | 'installation.suspend'
    | 'installation.uninstall'
    | 'keys.rotate'
    | 'person.forget'
    | 'settings.channel'
    | 'settings.curators'
    | 'settings.curators_channel'
    | 'source.add'
    | 'source.remove'
    | 'token.rotate'
    | 'workspace.delete';
  readonly outcome: string;
  readonly teamId?: string | null;
  /** Of a workspace in an organisation, or of the organisation itself. */
  readonly enterpriseId?: string | null;
  /** Who did it: a user's id, or `slack`, `operator`, `desk`. */
  readonly actor?: string | null;
  readonly resource?: string | null;
}

/** Adds an entry, in the same transaction as what it tells of. */
export async function writeAudit(
  transaction: Queryable,
  { action, outcome, teamId, enterpriseId, actor = null, resource = null }: AuditEntry,
): Promise<void> {
  await transaction.query(
    `INSERT INTO audit_trail (action, outcome, team_id, enterprise_id, actor, resource)
    VALUES ($1, $2, $3, $4, $5, $6)`,
    [action, outcome, teamId || null, enterpriseId || null, actor, resource],
  );
}
