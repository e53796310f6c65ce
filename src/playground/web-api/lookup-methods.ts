import type { JsonObject } from '../json.ts';
import type { Conversation, User, Workspace } from '../workspace/workspace.ts';
import { type BotMethod, type MethodCall, ok, refusal } from './method.ts';

/** Methods that ask who and what there is. */
export const lookupMethods: Readonly<Record<string, BotMethod>> = {
  'auth.test': { scope: null, run: authTest },
  'auth.revoke': { scope: null, run: revoke },
  'users.info': { scope: 'users:read', run: usersInfo },
  'conversations.info': { scope: 'channels:read', run: conversationsInfo },
  'conversations.members': { scope: 'channels:read', run: conversationsMembers },
  'conversations.open': { scope: 'im:write', run: conversationsOpen },
  'conversations.replies': { scope: 'channels:history', run: conversationsReplies },
  'conversations.history': { scope: 'channels:history', run: conversationsHistory },
};

function authTest({ state, workspace, installation }: MethodCall): JsonObject {
  return ok({
    url: `${state.origin()}/`,
    team: workspace.name,
    user: workspace.users.get(installation.botUserId)?.name ?? '',
    team_id: workspace.id,
    user_id: installation.botUserId,
    bot_id: installation.botId,
    is_enterprise_install: false,
  });
}

function revoke({ installation }: MethodCall): JsonObject {
  installation.refusal = 'token_revoked';
  return ok({ revoked: true });
}

function usersInfo({ workspace, args }: MethodCall): JsonObject {
  const user = workspace.users.get(String(args['user']));
  return user ? ok({ user: toUser(user, workspace) }) : refusal('user_not_found');
}

function conversationsInfo(given: MethodCall): JsonObject {
  const conversation = findSeen(given);
  return conversation ? ok({ channel: toChannel(conversation) }) : refusal('channel_not_found');
}

function conversationsMembers(given: MethodCall): JsonObject {
  const conversation = findSeen(given);
  if (!conversation) return refusal('channel_not_found');
  return ok({ members: [...conversation.members], response_metadata: { next_cursor: '' } });
}

function conversationsOpen({ workspace, args }: MethodCall): JsonObject {
  const userId = String(args['users']);
  if (!workspace.users.has(userId)) return refusal('user_not_found');
  return ok({ channel: { id: workspace.directOf(userId).id } });
}

function conversationsReplies(given: MethodCall): JsonObject {
  const root = String(given.args['ts']);
  return ok({
    messages: seenMessages(given).filter(({ ts, thread_ts }) => ts === root || thread_ts === root),
    has_more: false,
  });
}

function conversationsHistory(given: MethodCall): JsonObject {
  const messages = seenMessages(given).filter(({ thread_ts }) => thread_ts === undefined);
  return ok({ messages: messages.toReversed(), has_more: false });
}

function seenMessages(given: MethodCall) {
  const conversation = findSeen(given);
  if (!conversation) return [];
  return given.workspace.messages
    .in(conversation.id)
    .filter(({ visibleTo }) => visibleTo === null)
    .map(({ message }) => message);
}

function findSeen({ workspace, installation, args }: MethodCall): Conversation | null {
  const conversation = workspace.findConversation(String(args['channel']));
  if (!conversation) return null;
  const isSeen =
    conversation.kind === 'channel' || conversation.members.has(installation.botUserId);
  return isSeen ? conversation : null;
}

function toUser({ id, name, realName, isBot }: User, { id: teamId }: Workspace): JsonObject {
  return {
    id,
    team_id: teamId,
    name,
    deleted: false,
    real_name: realName,
    tz: 'Etc/UTC',
    profile: { real_name: realName, display_name: name, team: teamId },
    is_bot: isBot,
    is_app_user: false,
  };
}

function toChannel({ id, name, kind, purpose, isArchived, members }: Conversation): JsonObject {
  return {
    id,
    ...(kind !== 'im' && { name }),
    is_channel: kind === 'channel',
    is_group: kind === 'private',
    is_im: kind === 'im',
    is_mpim: kind === 'mpim',
    is_private: kind !== 'channel',
    is_archived: isArchived,
    purpose: { value: purpose },
    num_members: members.size,
  };
}
