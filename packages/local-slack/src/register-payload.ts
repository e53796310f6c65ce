import { isJsonObject } from './json.ts';
import type { ResponseUrls } from './web-api/response-urls.ts';
import type { Payload } from './wire/encode-payload.ts';
import type { Triggers } from './workspace/triggers.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface RegisterPayloadOptions {
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly triggers: Pick<Triggers, 'register'>;
  readonly responseUrls: Pick<ResponseUrls, 'register'>;
}

/** Lets the `trigger_id` and the `response_url` of a made-up payload be used as if Slack had made them. */
export function registerPayload(
  { workspaces, triggers, responseUrls }: RegisterPayloadOptions,
  { body }: Payload,
): void {
  const { team_id, team, user_id, user, channel_id, channel, trigger_id, response_url } = body;
  const userId = textOf(user_id) ?? idOf(user) ?? '';
  const workspace = workspaces.get(textOf(team_id) ?? idOf(team) ?? '');
  if (!workspace) return;

  if (typeof trigger_id === 'string') {
    triggers.register(trigger_id, { teamId: workspace.id, userId });
  }
  if (typeof response_url === 'string') {
    const channelId = textOf(channel_id) ?? idOf(channel) ?? '';
    const place = { workspace, channelId, userId, messageTs: null };
    responseUrls.register(new URL(response_url).pathname, place);
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function idOf(value: unknown): string | null {
  return isJsonObject(value) ? textOf(value['id']) : null;
}
