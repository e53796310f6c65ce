import type { Authorize } from '@slack/bolt';
import type { WorkspaceKey } from '../../storage/installation-store.ts';
import type { Identity } from './own-identity.ts';
import { isOfInstallation, readAddressedBot, readWorkspaces } from './read-workspaces.ts';

/**
 * Makes what authorizes every request by the one token. It does not call Slack, as Bolt acknowledges nothing before a
 * request is authorized. Slack was asked at the start who we are; until it answers, the workspace that an event names
 * is taken.
 */
export function createTokenAuthorize({
  botToken,
  identity,
}: {
  readonly botToken: string;
  readonly identity: Identity;
}): Authorize<boolean> {
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

/**
 * Makes the check whether an event came to our app through the workspace of our token. Until Slack says which that is,
 * every event passes.
 */
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
