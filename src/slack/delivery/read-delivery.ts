import { z } from 'zod';
import type { NewDelivery } from '../../storage/delivery-store.ts';
import {
  forgetOrder,
  type IncomingMessage,
  readDirectMessage,
  readMention,
} from '../messages/read-message.ts';
import { removals } from '../workspaces/read-workspaces.ts';

const envelopeSchema = z.looseObject({
  type: z.literal('event_callback'),
  event_id: z.string(),
  team_id: z.string(),
  context_team_id: z.string().nullish(),
  event: z.looseObject({ type: z.string() }),
});

/**
 * Reads what must be stored before Slack is told that we have it: a message to the desk, or the news that a
 * workspace has gone. Gives `null` for everything else, which nobody waits for an answer to.
 */
export function readDelivery(body: unknown): NewDelivery | null {
  const parsed = envelopeSchema.safeParse(body);
  if (!parsed.success) return null;

  const { event_id: eventId, team_id, context_team_id, event } = parsed.data;
  // The writer in a shared channel may be of another organisation than the one that we are installed in.
  const teamId = context_team_id ?? team_id;
  const message = readMention(event) ?? readDirectMessage(event);
  if (message) {
    const { channelId, ts, editedTs, userId } = message;
    return {
      ...{ eventId, teamId, message: { channelId, ts, editedTs, userId } },
      body: message.isForgetMe ? withoutWords(parsed.data, message) : body,
    };
  }
  // That a workspace has gone is worked on like a question, and as surely.
  return removals.has(event.type) ? { eventId, teamId, message: null, body } : null;
}

/** Takes the words out of a message that orders to forget its writer: not even the order is kept. */
function withoutWords(
  envelope: z.infer<typeof envelopeSchema>,
  { channelId, userId, ts, threadTs }: IncomingMessage,
): unknown {
  const { type, channel_type } = envelope.event;
  return {
    ...envelope,
    event: {
      ...{ type, channel_type, channel: channelId, user: userId, ts, event_ts: ts, text: '' },
      ...(threadTs !== null && { thread_ts: threadTs }),
      order: forgetOrder,
    },
  };
}
