import type { PostedMessage } from '../src/workspace/message-store.ts';
import { Icon, type IconName } from './icons.tsx';
import { usePage } from './page-context.ts';

export interface MessageToolsProps {
  readonly posted: PostedMessage;
  readonly isInThread: boolean;
  readonly onEdit: () => void;
}

/** What can be done with a message. Shown when the pointer or the focus is on it. */
export function MessageTools({ posted, isInThread, onEdit }: MessageToolsProps) {
  const { frame, act, openPane } = usePage();
  const { channelId, message, visibleTo } = posted;
  const place = { channel: channelId, ts: message.ts };
  const shortcuts = frame.app.shortcuts.filter(({ type }) => type === 'message');

  return (
    <fieldset className="message-tools" aria-label="Message actions">
      {visibleTo === null && !isInThread && (
        <Tool
          icon="reply"
          label="Reply in thread"
          onPress={() =>
            openPane({
              kind: 'thread',
              channelId,
              ts: message.thread_ts ?? message.ts,
              isAsked: true,
            })
          }
        />
      )}
      {visibleTo === null &&
        shortcuts.map(({ callbackId, name }) => (
          <Tool
            key={callbackId}
            icon="lightning"
            label={name}
            onPress={() => void act({ do: 'messageShortcut', ...place, callbackId })}
          />
        ))}
      {message.user === frame.me && (
        <>
          <Tool icon="edit" label="Edit message" onPress={onEdit} />
          <Tool
            icon="trash"
            label="Delete message"
            onPress={() => void act({ do: 'remove', ...place })}
          />
        </>
      )}
      <Tool
        icon="code"
        label="Show request and JSON"
        onPress={() => openPane({ kind: 'inspector', channelId, ts: message.ts })}
      />
    </fieldset>
  );
}

function Tool({
  icon,
  label,
  onPress,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className="tool" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}
