import type { AppSettings } from '../app-settings.ts';
import type { JsonObject } from '../json.ts';
import type { PostedMessage } from '../workspace/message-store.ts';
import type { Conversation, ConversationKind, Workspace } from '../workspace/workspace.ts';
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

export interface TellEventsOptions {
  readonly app: AppSettings;
  readonly sender: Sender;
  readonly now: () => number;
  readonly nextTs: () => string;
  readonly nextId: (prefix: string) => string;
}

const subscriptions = {
  channel: 'message.channels',
  private: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
} as const satisfies Record<ConversationKind, string>;

/** How events name the kind of a conversation. */
const channelTypes = {
  channel: 'channel',
  private: 'group',
  im: 'im',
  mpim: 'mpim',
} as const satisfies Record<ConversationKind, string>;

/** Makes what tells the app of events. One mention in a channel is two events, each with an id of its own. */
export function createTellEvents({
  app,
  sender,
  now,
  nextTs,
  nextId,
}: TellEventsOptions): TellEvents {
  return {
    posted(workspace, { channelId, message }) {
      const place = audience(workspace, channelId);
      if (!place) return;
      const fields = { ...message, channel: channelId, event_ts: message.ts };
      if (place.conversation.kind !== 'im' && mentions(message.text, place.botUserId)) {
        tell(workspace, 'app_mention', { ...fields, type: 'app_mention' });
      }
      tell(workspace, place.subscription, { ...fields, channel_type: place.channelType });
    },
    changed(workspace, before, { channelId, message }) {
      const place = audience(workspace, channelId);
      if (!place) return;
      const ts = nextTs();
      if (place.conversation.kind !== 'im' && mentions(message.text, place.botUserId)) {
        const fields = { ...message, channel: channelId, event_ts: ts };
        tell(workspace, 'app_mention', { ...fields, type: 'app_mention' });
      }
      tell(workspace, place.subscription, {
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        message,
        previous_message: before.message,
        channel: channelId,
        channel_type: place.channelType,
        ts,
        event_ts: ts,
      });
    },
    deleted(workspace, { channelId, message }) {
      const place = audience(workspace, channelId);
      if (!place) return;
      const ts = nextTs();
      tell(workspace, place.subscription, {
        type: 'message',
        subtype: 'message_deleted',
        hidden: true,
        deleted_ts: message.ts,
        previous_message: message,
        channel: channelId,
        channel_type: place.channelType,
        ts,
        event_ts: ts,
      });
    },
    other(workspace, event) {
      tell(workspace, String(event['type']), event);
    },
  };

  function tell(workspace: Workspace, subscription: string, event: JsonObject): void {
    if (!app.events.includes(subscription) || !workspace.installation) return;

    const body = makeEventBody(contextOf(app, workspace), event, {
      eventId: nextId('Ev'),
      time: Math.floor(now() / 1_000),
    });
    void sender.send({ kind: 'event', body });
  }

  /** Where a message stands, when the app is there to hear of it. */
  function audience(workspace: Workspace, channelId: string) {
    const conversation: Conversation | undefined = workspace.conversations.get(channelId);
    const botUserId = workspace.installation?.botUserId;
    if (!conversation || botUserId === undefined || !conversation.members.has(botUserId))
      return null;
    return {
      conversation,
      botUserId,
      subscription: subscriptions[conversation.kind],
      channelType: channelTypes[conversation.kind],
    };
  }
}

function mentions(text: string, userId: string): boolean {
  return text.includes(`<@${userId}>`) || text.includes(`<@${userId}|`);
}
