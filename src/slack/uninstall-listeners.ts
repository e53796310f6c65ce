import type { Workspaces } from './create-workspaces.ts';
import type { RevokedListener, UninstalledListener } from './listener.ts';

/** A workspace removed the desk, or revoked its token. Slack sends both, in either order. */
export function createUninstallListeners({
  workspaces,
}: {
  readonly workspaces: Workspaces;
}): readonly [UninstalledListener, RevokedListener] {
  return [
    {
      kind: 'event',
      event: 'app_uninstalled',
      subscription: 'app_uninstalled',
      scopes: [],
      async listen({
        body: { team_id: teamId, enterprise_id: enterpriseId = '', event_time: at },
      }) {
        await workspaces.removed({ teamId, enterpriseId }, 'app_uninstalled', at);
      },
    },
    {
      kind: 'event',
      event: 'tokens_revoked',
      subscription: 'tokens_revoked',
      scopes: [],
      async listen({
        event,
        body: { team_id: teamId, enterprise_id: enterpriseId = '', event_time },
      }) {
        // A person's own token is none of ours.
        if ((event.tokens.bot ?? []).length === 0) return;
        await workspaces.removed({ teamId, enterpriseId }, 'tokens_revoked', event_time);
      },
    },
  ];
}
