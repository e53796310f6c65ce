/** A permission that the app asks a workspace for. */
export interface BotScope {
  readonly scope: string;
  readonly reason: string;
}

/**
 * Every permission of the bot, each with its reason. The manifest and `docs/SLACK.md` are held against this
 * list, and this list against what the listeners say they need.
 */
export const botScopes = [
  { scope: 'app_mentions:read', reason: 'to be told when somebody mentions the desk in a channel' },
  { scope: 'assistant:write', reason: 'to offer questions to press above its direct messages' },
  {
    scope: 'chat:write',
    reason: 'to reply to mentions, direct messages and drafts, to share an answer, and to welcome',
  },
  { scope: 'commands', reason: 'to offer the slash command and the shortcuts' },
  {
    scope: 'im:history',
    reason:
      'to be told of direct messages to the desk, and of no others; and to see there whether its reply stands, after Slack broke it off',
  },
] as const satisfies readonly BotScope[];

/** Optional permissions. Without them the desk works, and says less or something twice. */
export const optionalBotScopes = [
  {
    scope: 'channels:history',
    reason: 'to see in a public channel whether its reply stands, after Slack broke it off',
  },
  { scope: 'groups:history', reason: 'the same in a private channel' },
  {
    scope: 'channels:read',
    reason:
      'to know of a public channel whether it is shared with another organisation: while that is not known, nothing internal is shown there',
  },
  { scope: 'groups:read', reason: 'the same of a private channel' },
  {
    scope: 'users:read',
    reason: 'to let administrators of the workspace change settings, as curators do',
  },
] as const satisfies readonly BotScope[];

export type BotScopeName = (typeof botScopes)[number]['scope'];
