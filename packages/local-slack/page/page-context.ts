import { createContext, useContext } from 'react';
import type { Act } from '../src/page-server/page-acts.ts';
import type { ActResult, PageFrame, PageUser } from '../src/page-server/page-state.ts';
import type { PostedMessage } from '../src/workspace/message-store.ts';

/** What stands in the pane beside a conversation. */
export type Pane =
  | {
      readonly kind: 'thread';
      readonly channelId: string;
      readonly ts: string;
      readonly isAsked: boolean;
    }
  | { readonly kind: 'inspector'; readonly channelId: string; readonly ts: string };

/** What every part of the page may need. */
export interface PageContextValue {
  readonly frame: PageFrame;
  readonly theme: 'light' | 'dark';
  readonly messages: ReadonlyMap<string, PostedMessage>;
  /** Does something as the person, and says on the page where that failed. */
  readonly act: (act: Act) => Promise<ActResult>;
  readonly openPane: (pane: Pane) => void;
  /** The `ts` up to which each thread was open before, by conversation and `ts`. */
  readonly threadsRead: Map<string, string>;
}

const PageContext = createContext<PageContextValue | null>(null);

export const PageProvider = PageContext.Provider;

export function usePage(): PageContextValue {
  const value = useContext(PageContext);
  if (!value) throw new Error('A part of the page stands outside of PageProvider.');
  return value;
}

const slackbot: PageUser = {
  id: 'USLACKBOT',
  name: 'slackbot',
  realName: 'Slackbot',
  isBot: true,
};

/** Who a user id is. Slack itself is Slackbot. */
export function findUser({ users }: PageFrame, userId: string | undefined): PageUser {
  return users.find(({ id }) => id === userId) ?? slackbot;
}
