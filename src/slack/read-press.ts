import { z } from 'zod';

/** Somebody pressed a button under one of our replies. */
export interface Press {
  readonly teamId: string;
  readonly userId: string;
  readonly channelId: string;
  /** The thread that the reply stands in; `null` outside of one. */
  readonly threadTs: string | null;
  readonly responseUrl: string | null;
  readonly triggerId: string;
  readonly value: string;
}

const pressSchema = z.object({
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  channel: z.object({ id: z.string() }),
  container: z.object({ thread_ts: z.string().optional() }),
  response_url: z.string().optional(),
  trigger_id: z.string(),
  actions: z.tuple([z.object({ value: z.string() })], z.unknown()),
});

/** Reads a `block_actions` body. Gives `null` for one that is not of a button of ours under a message. */
export function readPress(body: unknown): Press | null {
  const parsed = pressSchema.safeParse(body);
  if (!parsed.success) return null;

  const { team, user, channel, container, response_url, trigger_id, actions } = parsed.data;
  return {
    // An app that is installed for a whole organisation gets no team.
    teamId: team?.id ?? user.team_id ?? '',
    userId: user.id,
    channelId: channel.id,
    threadTs: container.thread_ts ?? null,
    responseUrl: response_url ?? null,
    triggerId: trigger_id,
    value: actions[0].value,
  };
}
