import type { webApi } from '@slack/bolt';
import { z } from 'zod';

/** Who asks, where, as a request says it. */
export interface Asked {
  /** Of the workspace that the request came through. */
  readonly teamId: string;
  /** Empty outside of Enterprise Grid. */
  readonly enterpriseId: string;
  /** `null` where it comes from no channel, as a form does. */
  readonly channelId: string | null;
  readonly userId: string;
  /** Whether people of another organisation are there; `null` where the request does not say. */
  readonly isShared: boolean | null;
  readonly client: webApi.WebClient;
}

interface AskedRequest {
  readonly body: unknown;
  readonly context: { readonly teamId?: string; readonly enterpriseId?: string };
  readonly client: webApi.WebClient;
}

const flagSchema = z.object({ is_ext_shared_channel: z.boolean() });

/** Reads whether others listen, of an event, which says so. Any other request leaves it open. */
export function toAsked(
  { body, context, client }: AskedRequest,
  who: Pick<Asked, 'teamId' | 'channelId' | 'userId'>,
): Asked {
  const isShared = flagSchema.safeParse(body).data?.is_ext_shared_channel ?? null;
  return { ...who, enterpriseId: context.enterpriseId ?? '', isShared, client };
}

const formSchema = z.object({
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  view: z.object({ app_installed_team_id: z.string().optional() }),
});

/**
 * Reads who sent a form, or pressed something on their Home, and is answered by direct message. Others read that only if whoever did it is of another
 * workspace than the one that has the desk.
 */
export function toAskedByForm({ body, context, client }: AskedRequest): Asked {
  const { team, user, view } = formSchema.parse(body);
  const teamId = context.teamId ?? team?.id ?? user.team_id ?? '';
  const isOurs =
    user.team_id !== undefined && user.team_id === (view.app_installed_team_id ?? teamId);
  return {
    ...{ teamId, enterpriseId: context.enterpriseId ?? '', channelId: null, userId: user.id },
    ...{ isShared: isOurs ? false : null, client },
  };
}
