import type { RevokedListener, UninstalledListener } from '../listener.ts';
import type { Workspaces } from '../workspaces/create-workspaces.ts';
import { readRemoved } from '../workspaces/read-workspaces.ts';

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
      async listen({ body }) {
        await workspaces.removed(readRemoved(body), 'app_uninstalled', body.event_time);
      },
    },
    {
      kind: 'event',
      event: 'tokens_revoked',
      subscription: 'tokens_revoked',
      scopes: [],
      async listen({ event, body }) {
        // The desk has no tokens of persons.
        if ((event.tokens.bot ?? []).length === 0) return;
        await workspaces.removed(readRemoved(body), 'tokens_revoked', body.event_time);
      },
    },
  ];
}
