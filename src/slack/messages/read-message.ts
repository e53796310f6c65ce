import { z } from 'zod';
import { isDirect } from './is-direct.ts';
import { isForgetMe } from './is-forget-me.ts';
import { readWords } from './read-words.ts';

/** A message from a person to the desk. */
export interface IncomingMessage {
  readonly channelId: string;
  readonly userId: string;
  /** Its words in Slack's markup, and those of what is forwarded or shared in it. */
  readonly text: string;
  /** Whether there are files with it, which the desk does not read. */
  readonly hasFiles: boolean;
  readonly ts: string;
  /** The thread that it stands in; `null` when it begins one. */
  readonly threadTs: string | null;
  /** When it was last edited; `null` when it never was. */
  readonly editedTs: string | null;
  /** Whether it orders to forget whoever wrote it. */
  readonly isForgetMe: boolean;
}

/** What a stored message says in place of its words, where they order to forget whoever wrote them. */
export const forgetOrder = 'forget_me';

/**
 * The shapes that are let in. Everything else is not for the desk: joins, topics, tombstones, and whatever a bot
 * said, our own posts and their changes included.
 */
const fromPerson = {
  user: z.string().refine((user) => user !== 'USLACKBOT'),
  text: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  edited: z.object({ ts: z.string() }).optional(),
  subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
  hidden: z.literal(false).optional(),
  bot_id: z.undefined().optional(),
  bot_profile: z.undefined().optional(),
  /** Ours, in place of the words of whoever ordered to be forgotten. */
  order: z.literal(forgetOrder).optional(),
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
  files: z.unknown().optional(),
};

const mentionSchema = z.object({
  ...fromPerson,
  type: z.literal('app_mention'),
  // In a direct message the same arrives as `message`, and is answered there.
  channel: z.string().refine((channel) => !isDirect(channel)),
  channel_type: z.enum(['channel', 'group', 'mpim']).optional(),
});

const directMessageSchema = z.object({
  ...fromPerson,
  type: z.literal('message'),
  channel: z.string(),
  channel_type: z.literal('im'),
});

const editedMessageSchema = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_changed'),
  channel: z.string(),
  channel_type: z.literal('im'),
  message: z.object(fromPerson),
  previous_message: z.object({ text: z.string() }).optional(),
});

/** Reads an `app_mention` event. Gives `null` for what must not be answered. */
export function readMention(event: unknown, botUserId?: string): IncomingMessage | null {
  const parsed = mentionSchema.safeParse(event);
  return parsed.success ? toMessage(parsed.data, parsed.data.channel, botUserId) : null;
}

/** Reads a `message` event from a direct conversation, new or edited. Gives `null` for what must not be answered. */
export function readDirectMessage(event: unknown, botUserId?: string): IncomingMessage | null {
  const fresh = directMessageSchema.safeParse(event);
  if (fresh.success) return toMessage(fresh.data, fresh.data.channel, botUserId);

  const edited = editedMessageSchema.safeParse(event);
  if (!edited.success) return null;
  const { message, previous_message: previous, channel } = edited.data;
  // Slack also reports a change when it adds a preview to a link.
  return message.text === previous?.text ? null : toMessage(message, channel, botUserId);
}

function toMessage(
  message: z.infer<z.ZodObject<typeof fromPerson>>,
  channelId: string,
  botUserId: string | undefined,
): IncomingMessage | null {
  const { user, ts, thread_ts: threadTs, edited, order } = message;
  if (user === botUserId) return null;
  const { text, hasFiles } = readWords(message);

  return {
    channelId,
    userId: user,
    text,
    hasFiles,
    ts,
    threadTs: threadTs ?? null,
    editedTs: edited?.ts ?? null,
    isForgetMe: order === forgetOrder || isForgetMe(message.text),
  };
}
