import type { webApi } from '@slack/bolt';
import pTimeout from 'p-timeout';
import { z } from 'zod';
import { longestAsking } from '../../limits.ts';

const channelSchema = z.object({
  channel: z.object({ is_ext_shared: z.boolean(), is_pending_ext_shared: z.boolean().optional() }),
});
const userSchema = z.object({
  user: z.object({
    team_id: z.string(),
    is_admin: z.boolean().optional(),
    is_owner: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
  }),
});

/** Asks whether a channel is shared with another organisation, or about to be. `null` where Slack does not say. */
export async function askIfShared(
  client: webApi.WebClient,
  channel: string,
): Promise<boolean | null> {
  const answer = await ask(() => client.conversations.info({ channel }));
  const parsed = channelSchema.safeParse(answer);
  if (!parsed.success) return null;
  const { is_ext_shared: isShared, is_pending_ext_shared: isPending = false } = parsed.data.channel;
  return isShared || isPending;
}

/** Asks whether somebody administers this very workspace: an administrator of another one may be in its channels. */
export async function askIfAdmin(
  client: webApi.WebClient,
  { userId, teamId }: { readonly userId: string; readonly teamId: string },
): Promise<boolean> {
  const answer = await ask(() => client.users.info({ user: userId }));
  const user = userSchema.safeParse(answer).data?.user;
  if (!user || user.team_id !== teamId || user.is_stranger) return false;
  return user.is_admin === true || user.is_owner === true;
}

/** Where the scope was not granted, or Slack is slow or away, nothing is known. */
async function ask(call: () => Promise<unknown>): Promise<unknown> {
  return pTimeout(call(), { milliseconds: longestAsking, fallback: () => null }).catch(() => null);
}
