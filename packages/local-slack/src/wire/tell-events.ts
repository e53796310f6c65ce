import type { AppSettings } from '../app-settings.ts';
import type { JsonObject } from '../json.ts';
import type { PostedMessage } from '../workspace/message-store.ts';
import type { ConversationKind, Workspace } from '../workspace/workspace.ts';
import { contextOf, makeEventBody } from './payloads.ts';
import type { Sender } from './sender.ts';

/** Tells the app what happens in a workspace, as far as it subscribes to it. */
export interface TellEvents {
  /** A new message, by a person or by the app itself. */
  posted(workspace: Workspace, posted: PostedMessage): void;
  changed(workspace: Workspace, before: PostedMessage, after: PostedMessage): void;
  deleted(workspace: Workspace, posted: PostedMessage): void;
  /** Any other event, as `app_home_opened`, when the app subscribes to it. */
  other(workspace: Workspace, event: JsonObject): void;
}

/** How the kind of a conversation is named by what an app subscribes to, and by events. */
const conversationKinds = {
  channel: { subscription: 'message.channels', type: 'channel' },
  private: { subscription: 'message.groups', type: 'group' },
  im: { subscription: 'message.im', type: 'im' },
  mpim: { subscription: 'message.mpim', type: 'mpim' },
} as const satisfies Record<ConversationKind, unknown>;

/** Makes what tells the app of events. One mention in a channel is two events, each with an id of its own. */
export function createTellEvents({
  app,
  sender,
  now,
  nextTs,
  nextId,
}: {
  readonly app: AppSettings;
  readonly sender: Sender;
  readonly now: () => number;
  readonly nextTs: () => string;
  readonly nextId: (prefix: string) => string;
}): TellEvents {
  return {
    posted(workspace, posted) {
      tellMention(workspace, posted, posted.message.ts);
      tellMessage(workspace, posted, { ...posted.message, event_ts: posted.message.ts });
    },
    changed(workspace, { message: before }, after) {
      const ts = nextTs();
      const change = { type: 'message', subtype: 'message_changed', hidden: true };
      const { message } = after;
      tellMention(workspace, after, ts);
      tellMessage(workspace, after, {
        ...{ ...change, message, previous_message: before, ts, event_ts: ts },
      });
    },
    deleted(workspace, posted) {
      const ts = nextTs();
      const change = { type: 'message', subtype: 'message_deleted', hidden: true };
      const { message } = posted;
      tellMessage(workspace, posted, {
        ...{ ...change, deleted_ts: message.ts, previous_message: message, ts, event_ts: ts },
      });
    },
    other(workspace, event) {
      tell(workspace, String(event['type']), event);
    },
  };

  function tellMention(
    workspace: Workspace,
    { channelId, message }: PostedMessage,
    ts: string,
  ): void {
    const conversation = workspace.conversations.get(channelId);
    const botUserId = workspace.installation?.botUserId ?? '';
    if (!conversation?.members.has(botUserId) || conversation.kind === 'im') return;
    if (!mentions(message.text, botUserId)) return;
    const event = { ...message, channel: channelId, event_ts: ts, type: 'app_mention' };
    tell(workspace, 'app_mention', event);
  }

  /** Tells of something about a message when the app is there to hear of it. */
  function tellMessage(
    workspace: Workspace,
    { channelId }: PostedMessage,
    event: JsonObject,
  ): void {
    const conversation = workspace.conversations.get(channelId);
    if (!conversation?.members.has(workspace.installation?.botUserId ?? '')) return;
    const { subscription, type } = conversationKinds[conversation.kind];
    tell(workspace, subscription, { ...event, channel: channelId, channel_type: type });
  }

  function tell(workspace: Workspace, subscription: string, event: JsonObject): void {
    if (!app.events.includes(subscription) || !workspace.installation) return;

    const channel = workspace.conversations.get(String(event['channel']));
    const body = makeEventBody(contextOf(app, workspace), event, {
      isShared: channel?.isShared ?? false,
      eventId: nextId('Ev'),
      time: Math.floor(now() / 1_000),
    });
    void sender.send({ kind: 'event', body });
  }
}

function mentions(text: string, userId: string): boolean {
  return text.includes(`<@${userId}>`) || text.includes(`<@${userId}|`);
}
