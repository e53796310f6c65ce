import { z } from 'zod';
import type { WorkspaceKey } from '../../storage/installation-store.ts';

/** The workspaces through which a request came, as it names them. */
export interface NamedWorkspaces {
  /** Whether nobody waits for its acknowledgement. */
  readonly isEvent: boolean;
  /** Whether it says that the desk was removed. Then it must be handled even if no installation is found. */
  readonly isRemoval: boolean;
  /** Which app Slack sent it to; `null` where it does not say. */
  readonly appId: string | null;
  /** The likeliest first. */
  readonly keys: readonly WorkspaceKey[];
}

const id = z.string().nullish().catch(null);
const flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
  .nullish()
  .catch(null);
const authorization = z
  .object({
    ...{ team_id: id, enterprise_id: id, user_id: id },
    ...{ is_bot: flag, is_enterprise_install: flag },
  })
  .catch({});
const bodySchema = z.object({
  ...{ api_app_id: id, team_id: id, enterprise_id: id, is_enterprise_install: flag },
  ...{ context_team_id: id, context_enterprise_id: id },
  authorizations: z.array(authorization).nullish().catch(null),
  event: z.looseObject({ type: id }).optional().catch({}),
  team: z.object({ id, enterprise_id: id }).nullish().catch(null),
  enterprise: z.object({ id }).nullish().catch(null),
  user: z.object({ team_id: id }).nullish().catch(null),
  view: z.object({ app_installed_team_id: id }).nullish().catch(null),
});
type Body = z.infer<typeof bodySchema>;

/**
 * Reads the workspaces that a request names. `team_id` of an event is where its writer is, in a channel shared with
 * another organisation perhaps theirs; through which workspace it comes to us stands in `context_team_id` and in
 * `authorizations`, of which any may be ours.
 */
export function readWorkspaces(body: unknown): NamedWorkspaces {
  const parsed = parseBody(body);
  const isEvent = parsed.event !== undefined;
  const keys = (isEvent ? keysOfEvent(parsed) : keysOfRequest(parsed)).filter(
    ({ teamId, enterpriseId }) => teamId !== '' || enterpriseId !== '',
  );
  const isRemoval = removals.has(parsed.event?.type ?? '');
  return { isEvent, isRemoval, appId: parsed.api_app_id ?? null, keys };
}

/** Events that say that a workspace has gone. Bolt looks up no token for them. */
export const removals: ReadonlySet<string> = new Set(['app_uninstalled', 'tokens_revoked']);

/** Reads which installation is gone, of an event that says so: that of a workspace, or that of its organisation. */
export function readRemoved(body: unknown): WorkspaceKey {
  const parsed = parseBody(body);
  const [first] = parsed.authorizations ?? [];
  const key = toKey(
    parsed.team_id ?? parsed.context_team_id ?? first?.team_id,
    parsed.enterprise_id ?? parsed.context_enterprise_id ?? first?.enterprise_id,
  );
  const isOfOrganisation = parsed.is_enterprise_install ?? first?.is_enterprise_install ?? false;
  return isOfOrganisation && key.enterpriseId !== '' ? { ...key, teamId: '' } : key;
}

/**
 * Reads which of a workspace's users an event was sent to, where it says that it is a bot. Only for as long as Slack
 * has not said who we are: the first of `authorizations` may be another workspace's.
 */
export function readAddressedBot(body: unknown, { teamId }: WorkspaceKey): string | null {
  const { authorizations } = parseBody(body);
  const ours = authorizations?.find((named) => named.is_bot === true && named.team_id === teamId);
  return ours?.user_id ?? null;
}

/** Whether a request that names `named` came through the installation `installed`. */
export function isOfInstallation(named: WorkspaceKey, installed: WorkspaceKey): boolean {
  if (installed.teamId === '') return named.enterpriseId === installed.enterpriseId;
  return named.teamId === installed.teamId;
}

function keysOfEvent(body: Body): readonly WorkspaceKey[] {
  const named = [
    ...(body.context_team_id || body.context_enterprise_id
      ? [toKey(body.context_team_id, body.context_enterprise_id)]
      : []),
    ...(body.authorizations ?? []).map(({ team_id, enterprise_id }) =>
      toKey(team_id, enterprise_id),
    ),
  ];
  return named.length > 0 ? named : [toKey(body.team_id, body.enterprise_id)];
}

function keysOfRequest(body: Body): readonly WorkspaceKey[] {
  const enterprise = body.enterprise?.id ?? body.team?.enterprise_id ?? body.enterprise_id;
  // A form may be filled in by somebody of another workspace than the one that opened it.
  const opener = body.view?.app_installed_team_id;
  return [
    ...(opener ? [toKey(opener, enterprise)] : []),
    // An app that is installed for a whole organisation gets no team.
    toKey(body.team?.id ?? body.team_id ?? body.user?.team_id, enterprise),
  ];
}

/** In what concerns a whole organisation, its id stands in place of a workspace's. */
function toKey(
  teamId: string | null | undefined,
  enterpriseId: string | null | undefined,
): WorkspaceKey {
  return teamId?.startsWith('E')
    ? { teamId: '', enterpriseId: enterpriseId ?? teamId }
    : { teamId: teamId ?? '', enterpriseId: enterpriseId ?? '' };
}

function parseBody(body: unknown): Body {
  return bodySchema.safeParse(body).data ?? bodySchema.parse({});
}
