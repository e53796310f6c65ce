import { useState } from 'react';
import type { PostedMessage } from '../src/workspace/message-store.ts';
import { Avatar } from './avatar.tsx';
import { BlockList } from './block-list.tsx';
import { Composer } from './composer.tsx';
import { Icon } from './icons.tsx';
import { MessageTools } from './message-tools.tsx';
import { findUser, usePage } from './page-context.ts';
import { unescapeText } from './unescape-text.ts';

export interface MessageItemProps {
  readonly posted: PostedMessage;
  readonly replies?: readonly PostedMessage[];
  /** Whether it stands in a thread's pane already. */
  readonly isInThread?: boolean;
}

/** One message: who, when, what, and what can be done with it. */
export function MessageItem({ posted, replies = [], isInThread = false }: MessageItemProps) {
  const { frame, act } = usePage();
  const [isEditing, setIsEditing] = useState(false);
  const { channelId, message, visibleTo } = posted;
  const { ts, blocks, text } = message;
  const user = findUser(frame, message.user);
  const place = { channel: channelId, ts };

  return (
    <li className={visibleTo === null ? 'message' : 'message ephemeral'} data-ts={ts}>
      {visibleTo !== null && (
        <p className="only-you">
          <Icon name="eye" /> Only visible to you
        </p>
      )}
      <Avatar user={user} />
      <article aria-label={`${user.realName}, ${clock(ts)}`}>
        <p className="message-head">
          <strong>{user.realName}</strong>
          {user.isBot && <span className="app-badge">App</span>}
          <time dateTime={new Date(Number(ts) * 1_000).toISOString()}>{clock(ts)}</time>
        </p>
        {isEditing ? (
          <Composer
            channelId={channelId}
            label="Edit message"
            initialText={toTyped(text, frame.users)}
            onSend={async (next) => {
              setIsEditing(false);
              return act({ do: 'edit', ...place, text: next });
            }}
            onCancel={() => setIsEditing(false)}
          />
        ) : blocks && blocks.length > 0 ? (
          <BlockList
            blocks={blocks}
            onElement={(blockId, actionId, value) =>
              void act({
                do: 'press',
                ...place,
                blockId,
                actionId,
                ...(value !== undefined && {
                  value: typeof value === 'object' ? copy(value) : value,
                }),
              })
            }
          />
        ) : (
          <p className="plain">{unescapeText(text)}</p>
        )}
        {message.edited && !isEditing && <span className="muted small">(edited)</span>}
        {!isInThread && <ReplyCount posted={posted} replies={replies} />}
      </article>
      <MessageTools posted={posted} isInThread={isInThread} onEdit={() => setIsEditing(true)} />
    </li>
  );
}

function ReplyCount({
  posted: { channelId, message },
  replies,
}: Required<Pick<MessageItemProps, 'posted' | 'replies'>>) {
  const { frame, openPane } = usePage();
  // What one person alone sees is no reply that Slack counts.
  const counted = replies.filter(({ visibleTo }) => visibleTo === null);
  const last = counted.at(-1);
  if (!last) return null;

  return (
    <button
      type="button"
      className="reply-count"
      onClick={() => openPane({ kind: 'thread', channelId, ts: message.ts, isAsked: true })}
    >
      <Avatar user={findUser(frame, last.message.user)} />
      <span className="link">{counted.length === 1 ? '1 reply' : `${counted.length} replies`}</span>
      <span className="muted">View thread</span>
    </button>
  );
}

/** What was typed, out of what Slack made of it. */
function toTyped(
  text: string,
  users: readonly { readonly id: string; readonly realName: string }[],
): string {
  const named = text.replace(/<@([A-Z0-9]+)>/g, (markup, id: string) => {
    const user = users.find((candidate) => candidate.id === id);
    return user ? `@${user.realName}` : markup;
  });
  return unescapeText(named);
}

function copy(value: readonly string[] | null): string[] | null {
  return value === null ? null : [...value];
}

function clock(ts: string): string {
  return new Date(Number(ts) * 1_000).toLocaleTimeString([], {
    hour: '2-digit',
    minute: '2-digit',
  });
}
