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

/** A message and what was said under it. */
export function ThreadPane({ channelId, ts, isAsked, onClose }: ThreadPaneProps) {
  const { frame, messages, act } = usePage();
  const thread = threadOf(messages, channelId, ts);
  const channel = frame.channels.find(({ id }) => id === channelId);
  const place = channel === undefined || channel.name === '' ? frame.app.name : `#${channel.name}`;

  return (
    <PaneFrame title="Thread" about={place} takesFocus={isAsked} onClose={onClose}>
      <MessageList label="Messages in this thread">
        {thread.map((posted) => (
          <MessageItem key={posted.message.ts} posted={posted} isInThread />
        ))}
      </MessageList>
      <Composer
        channelId={`${channelId}/${ts}`}
        label="Reply in thread"
        placeholder="Reply… mention the app to ask it"
        isFocused={isAsked}
        onSend={(text) => act({ do: 'say', channel: channelId, text, threadTs: ts })}
      />
    </PaneFrame>
  );
}
