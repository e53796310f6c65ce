import { z } from 'zod';
import type { JsonObject } from '../json.ts';
import type { PostedMessage } from '../workspace/message-store.ts';
import type { Conversation, ConversationKind, User, Workspace } from '../workspace/workspace.ts';
import { type BotMethods, type MethodCall, ok, refusal } from './method.ts';

export interface LookupMethodsOptions {
  /** The address of a workspace, as `http://127.0.0.1:4000`. */
  readonly origin: () => string;
}

/** Methods that ask who and what there is. */
export function createLookupMethods({ origin }: LookupMethodsOptions): BotMethods {
  return {
    'auth.test': { scope: null, run: authTest },
    'auth.revoke': { scope: null, run: revoke },
    'users.info': { scope: 'users:read', run: usersInfo },
    'conversations.info': { scope: 'channels:read', run: conversationsInfo },
    'conversations.members': { scope: 'channels:read', run: conversationsMembers },
    'conversations.open': { scope: 'im:write', run: conversationsOpen },
    // Which scope these need hangs on the kind of the conversation.
    'conversations.replies': { scope: null, run: conversationsReplies },
    'conversations.history': { scope: null, run: conversationsHistory },
  };

  function authTest({ workspace, installation }: MethodCall): JsonObject {
    return ok({
      url: `${origin()}/`,
      team: workspace.name,
      user: workspace.users.get(installation.botUserId)?.name ?? '',
      team_id: workspace.id,
      user_id: installation.botUserId,
      bot_id: installation.botId,
      is_enterprise_install: false,
    });
  }
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

const historyScopes = {
  channel: 'channels:history',
  private: 'groups:history',
  im: 'im:history',
  mpim: 'mpim:history',
} as const satisfies Record<ConversationKind, string>;

const isOn = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((given) => [true, 'true', '1'].includes(given));
const pageSchema = z.object({
  channel: z.string(),
  ts: z.string().optional(),
  oldest: z.string().default('0'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: z.string().optional(),
  include_all_metadata: isOn.default(false),
});
type Page = z.infer<typeof pageSchema>;

/** The thread of a message, oldest first. Its first message comes whatever is asked for. */
function conversationsReplies(given: MethodCall): JsonObject {
  const page = pageSchema.safeParse(given.args).data;
  if (page?.ts === undefined) return refusal('invalid_arguments');
  const { ts: root, oldest } = page;
  return readPage(given, page, (messages) => {
    const thread = messages.filter(({ message: { ts, thread_ts } }) =>
      [ts, thread_ts].includes(root),
    );
    if (thread.length === 0) return null;
    return thread.filter(({ message: { ts } }) => ts === root || Number(ts) > Number(oldest));
  });
}

/** What stands in a conversation outside of threads, newest first. */
function conversationsHistory(given: MethodCall): JsonObject {
  const page = pageSchema.safeParse(given.args).data;
  if (!page) return refusal('invalid_arguments');
  return readPage(given, page, (messages) =>
    messages
      .filter(({ message: { ts, thread_ts = ts } }) => thread_ts === ts)
      .filter(({ message: { ts } }) => Number(ts) > Number(page.oldest))
      .toReversed(),
  );
}

/** Gives a page of what the app may read in a conversation, with what it wrote on its messages where it asks for that. */
function readPage(
  given: MethodCall,
  { limit, cursor, include_all_metadata: hasMetadata }: Page,
  choose: (messages: readonly PostedMessage[]) => readonly PostedMessage[] | null,
): JsonObject {
  const { workspace, installation } = given;
  const conversation = findSeen(given);
  if (!conversation) return refusal('channel_not_found');
  const needed = historyScopes[conversation.kind];
  if (!installation.scopes.includes(needed)) {
    return refusal('missing_scope', { needed, provided: installation.scopes.join(',') });
  }
  if (!conversation.members.has(installation.botUserId)) return refusal('not_in_channel');

  const all = workspace.messages.in(conversation.id).filter(({ visibleTo }) => visibleTo === null);
  const chosen = choose(all);
  if (!chosen) return refusal('thread_not_found');
  const start = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isInteger(start) || start < 0) return refusal('invalid_cursor');
  const hasMore = chosen.length > start + limit;
  return ok({
    messages: chosen.slice(start, start + limit).map(({ message, metadata }) => ({
      ...message,
      ...(hasMetadata && metadata && { metadata }),
    })),
    has_more: hasMore,
    ...(hasMore && { response_metadata: { next_cursor: String(start + limit) } }),
  });
}

function findSeen({ workspace, installation, args }: MethodCall): Conversation | null {
  const conversation = workspace.findConversation(String(args['channel']));
  if (!conversation) return null;
  const isSeen =
    conversation.kind === 'channel' || conversation.members.has(installation.botUserId);
  return isSeen ? conversation : null;
}

function toUser(
  { id, name, realName, isBot, isAdmin }: User,
  { id: teamId }: Workspace,
): JsonObject {
  return {
    id,
    team_id: teamId,
    name,
    deleted: false,
    real_name: realName,
    tz: 'Etc/UTC',
    profile: { real_name: realName, display_name: name, team: teamId },
    is_admin: isAdmin,
    is_owner: false,
    is_bot: isBot,
    is_app_user: false,
  };
}

function toChannel({
  id,
  name,
  kind,
  purpose,
  isArchived,
  isShared,
  members,
}: Conversation): JsonObject {
  return {
    id,
    ...(kind !== 'im' && { name }),
    is_channel: kind === 'channel',
    is_group: kind === 'private',
    is_im: kind === 'im',
    is_mpim: kind === 'mpim',
    is_private: kind !== 'channel',
    is_archived: isArchived,
    is_shared: isShared,
    is_ext_shared: isShared,
    is_pending_ext_shared: false,
    purpose: { value: purpose },
    num_members: members.size,
  };
}
