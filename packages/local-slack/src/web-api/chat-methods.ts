import { z } from 'zod';
import type { AppSettings } from '../app-settings.ts';
import type { JsonObject } from '../json.ts';
import type { TellEvents } from '../wire/tell-events.ts';
import type { PostedMessage } from '../workspace/message-store.ts';
import type { Conversation } from '../workspace/workspace.ts';
import {
  type BotMethods,
  contentRefusal,
  isRefused,
  type MethodCall,
  ok,
  refusal,
} from './method.ts';
import { asApp, isRefusal, readContent } from './post-as-app.ts';

const place = z.object({ channel: z.string(), thread_ts: z.string().optional() });
const message = z.object({ channel: z.string(), ts: z.string() });
const metadata = z.object({
  event_type: z.string().regex(/^[A-Za-z0-9_]+$/),
  event_payload: z.record(z.string(), z.json()),
});
/** Shorter for a change than for a new message. */
const longestChange = 4_000;

export interface ChatMethodsOptions {
  readonly app: AppSettings;
  readonly events: TellEvents;
  readonly nextTs: () => string;
  /** Where messages have their addresses, as `http://127.0.0.1:4000`. */
  readonly origin: () => string;
}

/** Methods by which the app writes, changes and deletes messages. */
export function createChatMethods({ app, events, nextTs, origin }: ChatMethodsOptions): BotMethods {
  return {
    'chat.postMessage': { scope: 'chat:write', run: postMessage },
    'chat.postEphemeral': { scope: 'chat:write', run: postEphemeral },
    'chat.update': { scope: 'chat:write', run: update },
    'chat.delete': { scope: 'chat:write', run: remove },
    'chat.getPermalink': { scope: null, run: getPermalink },
  };

  function postMessage(given: MethodCall): JsonObject {
    const { workspace, call, args } = given;
    const parsed = place.safeParse(args);
    if (!parsed.success) return refusal('channel_not_found');
    const conversation = findOpen(given, parsed.data.channel);
    if (isRefused(conversation)) return conversation;
    const content = readContent(args);
    if (isRefusal(content)) return contentRefusal(content);
    const marked = readMetadata(args);
    if (isRefused(marked)) return marked;

    const posted = workspace.messages.add({
      channelId: conversation.id,
      madeBy: call.id,
      metadata: marked ?? null,
      fields: asApp(given, app, content, parsed.data.thread_ts ?? null),
    });
    events.posted(workspace, posted);
    return ok({ channel: conversation.id, ts: posted.message.ts, message: posted.message });
  }

  function postEphemeral(given: MethodCall): JsonObject {
    const { workspace, call, args } = given;
    const parsed = place.extend({ user: z.string() }).safeParse(args);
    if (!parsed.success) return refusal('invalid_arguments');
    const conversation = findOpen(given, parsed.data.channel);
    if (isRefused(conversation)) return conversation;
    if (!conversation.members.has(parsed.data.user)) return refusal('user_not_in_channel');
    const content = readContent(args);
    if (isRefusal(content)) return contentRefusal(content);

    const posted = workspace.messages.add({
      channelId: conversation.id,
      visibleTo: parsed.data.user,
      madeBy: call.id,
      fields: asApp(given, app, content, parsed.data.thread_ts ?? null),
    });
    return ok({ message_ts: posted.message.ts });
  }

  function update(given: MethodCall): JsonObject {
    const { workspace, args } = given;
    const before = findOwn(given, 'cant_update_message');
    if (isRefused(before)) return before;
    const content = readContent(args, { longest: longestChange });
    if (isRefusal(content)) return contentRefusal(content);
    const marked = readMetadata(args);
    if (isRefused(marked)) return marked;

    const fields = {
      text: content.text,
      // Blocks that are not given stay as they are; an empty list takes them away. Metadata stays alike.
      ...(content.blocks !== null && { blocks: content.blocks }),
      edited: { user: given.installation.botId, ts: nextTs() },
    };
    const after = workspace.messages.change(before, fields, marked ?? before.metadata);
    events.changed(workspace, before, after);
    return ok({
      channel: after.channelId,
      ts: after.message.ts,
      text: after.message.text,
      message: after.message,
    });
  }

  function remove(given: MethodCall): JsonObject {
    const posted = findOwn(given, 'cant_delete_message');
    if (isRefused(posted)) return posted;
    given.workspace.messages.remove(posted);
    events.deleted(given.workspace, posted);
    return ok({ channel: posted.channelId, ts: posted.message.ts });
  }

  function getPermalink({ workspace, args }: MethodCall): JsonObject {
    const { channel, message_ts: ts } = args;
    const posted = workspace.messages.find(String(channel), String(ts));
    if (!posted) return refusal('message_not_found');
    const link = `${origin()}/archives/${posted.channelId}/p${posted.message.ts.replace('.', '')}`;
    return ok({ channel: posted.channelId, permalink: link });
  }
}

/** A conversation that the app may post in, or why it may not. A private one that it is not in does not exist for it. */
function findOpen({ workspace, installation }: MethodCall, reference: string) {
  const user = workspace.users.get(reference);
  const conversation: Conversation | null =
    user && !user.isBot ? workspace.directOf(user.id) : workspace.findConversation(reference);

  if (!conversation) return refusedAs('channel_not_found');
  if (!conversation.members.has(installation.botUserId)) {
    return refusedAs(conversation.kind === 'channel' ? 'not_in_channel' : 'channel_not_found');
  }
  return conversation.isArchived ? refusedAs('is_archived') : conversation;
}

function findOwn({ workspace, installation, args }: MethodCall, error: string) {
  const parsed = message.safeParse(args);
  const conversation = parsed.success ? workspace.findConversation(parsed.data.channel) : null;
  if (!parsed.success || !conversation) return refusedAs('channel_not_found');
  const posted: PostedMessage | null = workspace.messages.find(conversation.id, parsed.data.ts);
  if (!posted || posted.visibleTo !== null) return refusedAs('message_not_found');
  return posted.message.bot_id === installation.botId ? posted : refusedAs(error);
}

/** Gives `null` where there is none. */
function readMetadata({ metadata: given }: JsonObject) {
  if (given === undefined || given === null) return null;
  const parsed = metadata.safeParse(given);
  return parsed.success ? parsed.data : refusedAs('invalid_metadata_format');
}

function refusedAs(error: string) {
  return { ok: false, error } as const;
}
