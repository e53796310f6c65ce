/** People, groups and channels as Slack writes them, and the codes of emoji: none is a word of what is asked. */
const slackMark =
  /<[@#!][\w^-]+(?:\|[^<>]{0,80})?>|(?<![\p{L}\p{N}]):[a-z][a-z0-9_+'-]{1,60}:(?!\d)/gu;

/** Takes what Slack writes for a mention or an emoji out of a normalised text; a text of nothing else stays as it is. */
export function withoutSlackMarks(normalised: string): string {
  if (!/[<:]/.test(normalised)) return normalised;
  const rest = normalised.replace(slackMark, ' ').replace(/\s+/g, ' ').trim();
  return rest === '' ? normalised : rest;
}
