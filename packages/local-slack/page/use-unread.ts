import { useCallback, useEffect, useState } from 'react';
import type { PostedMessage } from '../src/workspace/message-store.ts';
import { useNews } from './use-news.ts';
import type { WorkspaceState } from './use-workspace.ts';

/**
 * The conversations in which somebody else wrote since they were last in sight.
 *
 * @param current  The conversation that is in sight.
 */
export function useUnread(
  workspace: WorkspaceState,
  current: string | undefined,
): ReadonlySet<string> {
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());

  useNews(
    workspace,
    useCallback((fresh: readonly PostedMessage[]) => {
      setUnread((before) => new Set([...before, ...fresh.map(({ channelId }) => channelId)]));
    }, []),
  );
  useEffect(() => {
    if (current === undefined || !unread.has(current)) return;
    setUnread((before) => new Set([...before].filter((id) => id !== current)));
  }, [current, unread]);

  return unread;
}
