import { createHash } from 'node:crypto';

/** How the ids of texts begin that people put in from Slack. */
export const additionPrefix = 'channel-';

const idLength = 12;

/** The id of a text in a channel: the same text has the same one there, and another elsewhere. */
export function toAdditionId(channel: readonly [teamId: string, channelId: string], hash: string) {
  const id = createHash('sha256')
    .update([...channel, hash].join('\0'))
    .digest('hex');
  return `${additionPrefix}${id.slice(0, idLength)}`;
}

/** SHA-256 of a text's title and body, in hexadecimal. */
export function hashAddition({ title, body }: { readonly title: string; readonly body: string }) {
  return createHash('sha256').update(`${title}\0${body}`).digest('hex');
}
