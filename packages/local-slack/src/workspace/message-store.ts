import type { JsonObject } from '../json.ts';

/** A message as Slack keeps and sends it. A type, so that it passes as the JSON that it is. */
export type SlackMessage = {
  readonly type: 'message';
  readonly ts: string;
  readonly text: string;
  readonly user?: string;
  readonly team?: string;
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly bot_profile?: JsonObject;
  readonly client_msg_id?: string;
  readonly thread_ts?: string;
  readonly parent_user_id?: string;
  readonly blocks?: readonly JsonObject[];
  readonly edited?: { readonly user: string; readonly ts: string };
};

/** A message and where it stands. */
export interface PostedMessage {
  readonly channelId: string;
  readonly message: SlackMessage;
  /** The only user who sees it; `null` for everybody in the conversation. */
  readonly visibleTo: string | null;
  /** The id in the log of the delivery or the call that made it; `null` for what a person typed. */
  readonly madeBy: string | null;
  /** What the app wrote on it for itself; `null` for nothing. Slack shows it to apps that ask for it. */
  readonly metadata: JsonObject | null;
}

export interface MessageStore {
  /** Oldest first. */
  in(channelId: string): readonly PostedMessage[];
  all(): readonly PostedMessage[];
  find(channelId: string, ts: string): PostedMessage | null;
  /** Adds a message under a `ts` of its own. Its blocks get the ids that Slack gives them. */
  add(message: NewMessage): PostedMessage;
  /** Changes a message in its place. */
  change(
    before: PostedMessage,
    fields: Partial<SlackMessage>,
    metadata?: JsonObject | null,
  ): PostedMessage;
  remove(message: PostedMessage): void;
}

export interface NewMessage {
  readonly channelId: string;
  readonly visibleTo?: string | null;
  readonly madeBy?: string | null;
  readonly metadata?: JsonObject | null;
  readonly fields: Omit<SlackMessage, 'type' | 'ts'>;
}

/** Makes a store of messages that tells of every change. */
export function createMessageStore({
  nextTs,
  onChange,
}: {
  readonly nextTs: () => string;
  readonly onChange: () => void;
}): MessageStore {
  const messages = new Map<string, PostedMessage>();
  let blockIds = 0;
  const nextBlockId = () => {
    blockIds += 1;
    return `b${blockIds}`;
  };

  return {
    in: (channelId) => [...messages.values()].filter((posted) => posted.channelId === channelId),
    all: () => [...messages.values()],
    find: (channelId, ts) => messages.get(keyOf(channelId, ts)) ?? null,
    add({ channelId, visibleTo = null, madeBy = null, metadata = null, fields }) {
      const ts = nextTs();
      const message = { type: 'message', ts, ...fields, ...withBlockIds(fields.blocks) } as const;
      return put({ channelId, message, visibleTo, madeBy, metadata });
    },
    change(before, fields, metadata = before.metadata) {
      const message = { ...before.message, ...fields, ...withBlockIds(fields.blocks) };
      return put({ ...before, message, metadata });
    },
    remove({ channelId, message }) {
      messages.delete(keyOf(channelId, message.ts));
      onChange();
    },
  };

  function put(posted: PostedMessage): PostedMessage {
    messages.set(keyOf(posted.channelId, posted.message.ts), posted);
    onChange();
    return posted;
  }

  function withBlockIds(blocks: readonly JsonObject[] | undefined) {
    return blocks && { blocks: nameBlocks(blocks, nextBlockId) };
  }
}

/** Gives each block and each element an id where it has none, as Slack does. */
export function nameBlocks(
  blocks: readonly JsonObject[],
  nextId: () => string,
): readonly JsonObject[] {
  return blocks.map((block) => ({ block_id: nextId(), ...block }));
}

function keyOf(channelId: string, ts: string): string {
  return `${channelId}/${ts}`;
}
