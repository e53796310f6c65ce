import { z } from 'zod';

/** Somebody pressed a button under one of our replies. */
export interface Press {
  readonly teamId: string;
  readonly userId: string;
  readonly channelId: string;
  /** The reply that it stands under. */
  readonly messageTs: string;
  /** The thread that the reply stands in; `null` outside of one. */
  readonly threadTs: string | null;
  readonly responseUrl: string | null;
  /** What a modal is opened with; `null` where Slack gave none. */
  readonly triggerId: string | null;
  readonly value: string;
  /** The blocks of the reply, as Slack sends them along; `null` where it does not, as under a private one. */
  readonly blocks: unknown;
  /** Which button was chosen in the menu behind three dots, as `action-ids.ts` names it; else `null`. */
  readonly name: string | null;
}

/** Who pressed, and how they can be told something, of a press that is read or not. */
export interface Presser {
  readonly teamId: string;
  readonly userId: string;
  readonly channelId: string | null;
  readonly threadTs: string | null;
  readonly responseUrl: string | null;
}

const presserSchema = z.object({
  team: z.object({ id: z.string() }).nullish().catch(null),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  channel: z.object({ id: z.string() }).nullish().catch(null),
  container: z.object({ thread_ts: z.string().optional() }).nullish().catch(null),
  response_url: z.string().nullish().catch(null),
});

const pressed = z.object({ value: z.string() }).transform(({ value }) => ({ value, name: null }));

/** What is chosen in a menu. Behind three dots its value begins with the name of the button that it stands for. */
const chosen = z
  .object({ type: z.string(), selected_option: z.object({ value: z.string() }) })
  .transform(({ type, selected_option: { value } }) => {
    const colon = type === 'overflow' ? value.indexOf(':') : -1;
    return { value: value.slice(colon + 1), name: colon < 0 ? null : value.slice(0, colon) };
  });

const pressSchema = z.object({
  container: z.object({ message_ts: z.string() }),
  trigger_id: z.string().nullish(),
  message: z.object({ blocks: z.unknown() }).nullish().catch(null),
  actions: z.tuple([z.union([pressed, chosen])], z.unknown()),
});

/** Reads who pressed out of a `block_actions` body. Gives `null` where it does not say. */
export function readPresser(body: unknown): Presser | null {
  const parsed = presserSchema.safeParse(body);
  if (!parsed.success) return null;

  const { team, user, channel, container, response_url } = parsed.data;
  return {
    // An app that is installed for a whole organisation gets no team.
    teamId: team?.id ?? user.team_id ?? '',
    userId: user.id,
    channelId: channel?.id ?? null,
    threadTs: container?.thread_ts ?? null,
    responseUrl: response_url ?? null,
  };
}

/** Reads a `block_actions` body. Gives `null` for one that is not of a button of ours under a message. */
export function readPress(body: unknown): Press | null {
  const parsed = pressSchema.safeParse(body);
  const presser = readPresser(body);
  if (!parsed.success || !presser || presser.channelId === null) return null;

  const { container, trigger_id, message, actions } = parsed.data;
  return {
    ...presser,
    channelId: presser.channelId,
    messageTs: container.message_ts,
    triggerId: trigger_id ?? null,
    ...actions[0],
    blocks: message?.blocks ?? null,
  };
}
