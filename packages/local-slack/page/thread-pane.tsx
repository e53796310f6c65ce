import { useEffect, useState } from 'react';
import { Composer } from './composer.tsx';
import { MessageItem } from './message-item.tsx';
import { MessageList } from './message-list.tsx';
import { usePage } from './page-context.ts';
import { PaneFrame } from './pane-frame.tsx';
import { threadOf } from './select-messages.ts';

export interface ThreadPaneProps {
  readonly channelId: string;
  readonly ts: string;
  /** Whether a person asked for it, rather than an answer having come. */
  readonly isAsked: boolean;
  readonly onClose: () => void;
}

/** A message and what was said under it. Opens at the first reply that was not there when it was last open. */
export function ThreadPane({ channelId, ts, isAsked, onClose }: ThreadPaneProps) {
  const { frame, messages, act, threadsRead } = usePage();
  const [sends, setSends] = useState(0);
  const thread = threadOf(messages, channelId, ts);
  const channel = frame.channels.find(({ id }) => id === channelId);
  const key = `${channelId}/${ts}`;
  const newest = thread.at(-1)?.message.ts ?? ts;
  const [firstUnread] = useState(() => {
    const read = threadsRead.get(key) ?? ts;
    const unread = thread.find(
      ({ message }) => Number(message.ts) > Number(read) && message.user !== frame.me,
    );
    return unread?.message.ts ?? null;
  });
  useEffect(() => {
    threadsRead.set(key, newest);
  }, [threadsRead, key, newest]);
  const place = channel === undefined || channel.name === '' ? frame.app.name : `#${channel.name}`;

  return (
    <PaneFrame title="Thread" about={place} takesFocus={isAsked} onClose={onClose}>
      <MessageList
        label="Messages in this thread"
        messages={thread}
        startAt={firstUnread}
        sends={sends}
      >
        {thread.map((posted) => (
          <MessageItem key={posted.message.ts} posted={posted} isInThread />
        ))}
      </MessageList>
      <Composer
        channelId={key}
        label="Reply in thread"
        placeholder="Reply… mention the app to ask it"
        isFocused={isAsked}
        onSend={(text) => {
          setSends(sends + 1);
          return act({ do: 'say', channel: channelId, text, threadTs: ts });
        }}
      />
    </PaneFrame>
  );
}
