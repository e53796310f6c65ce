import { useCallback, useEffect, useReducer } from 'react';
import type { Act } from '../src/page-server/page-acts.ts';
import type { ActResult, PageFrame, PageUpdate } from '../src/page-server/page-state.ts';
import type { PostedMessage } from '../src/workspace/message-store.ts';
import { listenToUpdates, sendAct } from './slack-client.ts';

export interface WorkspaceState {
  /** `null` until the first update. */
  readonly frame: PageFrame | null;
  /** By conversation and `ts`. */
  readonly messages: ReadonlyMap<string, PostedMessage>;
  readonly isLost: boolean;
  /** How often the whole was sent. What comes with the whole is not news. */
  readonly loads: number;
  readonly isLoading: boolean;
}

export interface WorkspaceOnPage extends WorkspaceState {
  readonly act: (act: Act) => Promise<ActResult>;
}

type Change =
  | { readonly kind: 'opened' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'updated'; readonly update: PageUpdate };

const nothing: WorkspaceState = {
  frame: null,
  messages: new Map(),
  isLost: false,
  loads: 0,
  isLoading: true,
};

/** The workspace as one person sees it, kept up to date. */
export function useWorkspace(me: string | null): WorkspaceOnPage {
  const [state, change] = useReducer(reduce, nothing);

  useEffect(
    () =>
      listenToUpdates(me, {
        onOpen: () => change({ kind: 'opened' }),
        onUpdate: (update) => change({ kind: 'updated', update }),
        onLost: () => change({ kind: 'lost' }),
      }),
    [me],
  );
  const act = useCallback((given: Act) => sendAct(me, given), [me]);

  return { ...state, act };
}

function reduce(state: WorkspaceState, change: Change): WorkspaceState {
  switch (change.kind) {
    case 'opened':
      return { ...state, messages: new Map(), isLost: false, isLoading: true };
    case 'lost':
      return { ...state, isLost: true };
    case 'updated': {
      const { frame, messages, removed } = change.update;
      const next = new Map(state.messages);
      for (const { channelId, ts } of removed) next.delete(keyOf(channelId, ts));
      for (const posted of messages) next.set(keyOf(posted.channelId, posted.message.ts), posted);
      return {
        frame: frame ?? state.frame,
        messages: next,
        isLost: false,
        loads: state.loads + (state.isLoading ? 1 : 0),
        isLoading: false,
      };
    }
  }
}

function keyOf(channelId: string, ts: string): string {
  return `${channelId}/${ts}`;
}
