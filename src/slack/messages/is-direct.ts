/** Whether a conversation is one person's with the desk alone: Slack's ids of such begin with a D. */
export function isDirect(channelId: string): boolean {
  return channelId.startsWith('D');
}
