import { useEffect, useRef } from 'react';
import type { PostedMessage } from '../src/workspace/message-store.ts';
import type { WorkspaceState } from './use-workspace.ts';

/** Calls with what others wrote since the last time. What was there when the page opened is no news. */
export function useNews(
  { messages, loads, frame }: Pick<WorkspaceState, 'messages' | 'loads' | 'frame'>,
  onNews: (fresh: readonly PostedMessage[]) => void,
): void {
  const known = useRef({ messages, loads });
  const me = frame?.me;

  useEffect(() => {
    const before = known.current;
    known.current = { messages, loads };
    if (before.loads !== loads) return;
    const fresh = [...messages]
      .filter(([key, { message }]) => !before.messages.has(key) && message.user !== me)
      .map(([, posted]) => posted);
    if (fresh.length > 0) onNews(fresh);
  }, [messages, loads, me, onNews]);
}
