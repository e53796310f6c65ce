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

/**
 * Optional permissions. Without them the desk works, but may reply twice in a channel where Slack broke off a reply.
 */
export const optionalBotScopes = [
  {
    scope: 'channels:history',
    reason: 'to see in a public channel whether its reply stands, after Slack broke it off',
  },
  { scope: 'groups:history', reason: 'the same in a private channel' },
] as const satisfies readonly BotScope[];

export type BotScopeName = (typeof botScopes)[number]['scope'];
