import { useEffect, useRef } from 'react';
import type { PostedMessage } from '../workspace/message-store.ts';
import type { Pane } from './page-context.ts';

export interface AutoThreadOptions {
  readonly messages: ReadonlyMap<string, PostedMessage>;
  readonly me: string | undefined;
  readonly pane: Pane | null;
  readonly onOpen: (pane: Pane) => void;
}

/**
 * Opens the thread when the app answers what the person just wrote: Slack only counts replies, and a newcomer
 * would look for the answer. Not on a phone, where a pane hides the conversation.
 */
export function useAutoThread({ messages, me, pane, onOpen }: AutoThreadOptions): void {
  const known = useRef<ReadonlyMap<string, PostedMessage> | null>(null);

  useEffect(() => {
    const before = known.current;
    known.current = messages;
    if (!before || before.size === 0 || me === undefined) return;
    if (!matchMedia('(min-width: 900px)').matches || pane?.kind === 'inspector') return;

    for (const [key, { channelId, message, visibleTo }] of messages) {
      const { thread_ts: rootTs, user } = message;
      if (before.has(key) || rootTs === undefined || user === me || visibleTo !== null) continue;
      if (messages.get(`${channelId}/${rootTs}`)?.message.user === me) {
        onOpen({ kind: 'thread', channelId, ts: rootTs, isAsked: false });
      }
    }
  }, [messages, me, pane, onOpen]);
}
