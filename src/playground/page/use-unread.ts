import { useEffect, useRef, useState } from 'react';
import type { PostedMessage } from '../workspace/message-store.ts';

export interface UnreadOptions {
  readonly messages: ReadonlyMap<string, PostedMessage>;
  readonly me: string | undefined;
  /** The conversation that is in sight. */
  readonly current: string | undefined;
}

/** The conversations in which somebody else wrote since they were last in sight. */
export function useUnread({ messages, me, current }: UnreadOptions): ReadonlySet<string> {
  const known = useRef<ReadonlyMap<string, PostedMessage> | null>(null);
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    const before = known.current;
    known.current = messages;
    const fresh = before
      ? [...messages].filter(([key, { message }]) => !before.has(key) && message.user !== me)
      : [];
    setUnread((earlier) => {
      const next = new Set([...earlier, ...fresh.map(([, { channelId }]) => channelId)]);
      if (current !== undefined) next.delete(current);
      return next;
    });
  }, [messages, me, current]);

  return unread;
}
