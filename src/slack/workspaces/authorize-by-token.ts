import type { Authorize } from '@slack/bolt';
import type { WorkspaceKey } from '../../storage/installation-store.ts';
import type { Identity } from './own-identity.ts';
import { isOfInstallation, readAddressedBot, readWorkspaces } from './read-workspaces.ts';

export interface TokenAuthorizeOptions {
  readonly botToken: string;
  readonly identity: Identity;
}

/**
 * Authorizes by the one token, without a call to Slack: Bolt acknowledges nothing before it knows the token. Who we
 * are Slack was asked at the start; while it has not said, an event's own word on its workspace has to do.
 */
export function createTokenAuthorize({
  botToken,
  identity,
}: TokenAuthorizeOptions): Authorize<boolean> {
  return async function authorizeByToken({ teamId = '', enterpriseId = '' }, body) {
    const { known } = identity;
    const named = body === undefined ? [{ teamId, enterpriseId }] : readWorkspaces(body).keys;
    const key = (known && named.find((one) => isOfInstallation(one, known))) ?? known ?? named[0];
    const botUserId = known?.botUserId ?? (key && readAddressedBot(body, key));
    return {
      botToken,
      ...(botUserId && { botUserId }),
      ...(known?.botId && { botId: known.botId }),
      ...(key && toIds(key)),
    };
  };
}

/** Whether an event came to our app through the workspace of our token. As long as nobody knows, it did. */
export function createTokenCheck(identity: Identity): (body: unknown) => Promise<boolean> {
  return async function isOurs(body) {
    const { known, appId: ours } = identity;
    const { isEvent, appId, keys } = readWorkspaces(body);
    if (!isEvent) return true;
    if (ours !== null && appId !== null && ours !== appId) return false;
    return known === null || keys.some((named) => isOfInstallation(named, known));
  };
}

function toIds({ teamId, enterpriseId }: WorkspaceKey) {
  return { ...(teamId !== '' && { teamId }), ...(enterpriseId !== '' && { enterpriseId }) };
}
