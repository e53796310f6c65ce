import type { PostedMessage } from '../src/workspace/message-store.ts';

/** What of a conversation stands outside of threads, oldest first, each with the replies under it. */
export interface TopMessage {
  readonly posted: PostedMessage;
  readonly replies: readonly PostedMessage[];
}

export function topMessages(
  messages: ReadonlyMap<string, PostedMessage>,
  channelId: string,
): TopMessage[] {
  const here = inChannel(messages, channelId);
  const roots = new Set(here.map(({ message }) => message.ts));

  return here
    .filter(({ message: { thread_ts, ts } }) => {
      // A reply whose thread is not here still has to be seen somewhere.
      return thread_ts === undefined || thread_ts === ts || !roots.has(thread_ts);
    })
    .map((posted) => ({ posted, replies: repliesTo(here, posted.message.ts) }));
}

/** A thread, its first message first. */
export function threadOf(
  messages: ReadonlyMap<string, PostedMessage>,
  channelId: string,
  rootTs: string,
): readonly PostedMessage[] {
  const here = inChannel(messages, channelId);
  return [...here.filter(({ message }) => message.ts === rootTs), ...repliesTo(here, rootTs)];
}

function repliesTo(here: readonly PostedMessage[], rootTs: string): readonly PostedMessage[] {
  return here.filter(({ message }) => message.thread_ts === rootTs && message.ts !== rootTs);
}

function inChannel(
  messages: ReadonlyMap<string, PostedMessage>,
  channelId: string,
): readonly PostedMessage[] {
  return [...messages.values()]
    .filter((posted) => posted.channelId === channelId)
    .toSorted((a, b) => Number(a.message.ts) - Number(b.message.ts));
}
