import { useCallback } from 'react';
import type { PostedMessage } from '../src/workspace/message-store.ts';
import type { Pane } from './page-context.ts';
import { useNews } from './use-news.ts';
import type { WorkspaceState } from './use-workspace.ts';

/**
 * Opens the thread when the app answers what the person just wrote: Slack only counts replies, and a newcomer
 * would look for the answer. Not on a phone, where a pane hides the conversation.
 */
export function useAutoThread(
  workspace: WorkspaceState,
  pane: Pane | null,
  onOpen: (pane: Pane) => void,
): void {
  const { messages, frame } = workspace;
  const isInspecting = pane?.kind === 'inspector';

  useNews(
    workspace,
    useCallback(
      (fresh: readonly PostedMessage[]) => {
        if (isInspecting || !matchMedia('(min-width: 900px)').matches) return;
        for (const { channelId, message, visibleTo } of fresh) {
          const { thread_ts: rootTs } = message;
          if (rootTs === undefined || visibleTo !== null) continue;
          if (messages.get(`${channelId}/${rootTs}`)?.message.user !== frame?.me) continue;
          onOpen({ kind: 'thread', channelId, ts: rootTs, isAsked: false });
        }
      },
      [messages, frame, isInspecting, onOpen],
    ),
  );
}
