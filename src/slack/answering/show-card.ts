import type { Logger, webApi } from '@slack/bolt';
import { cardReply } from '../../replies/card-replies.ts';
import type { CuratorCard } from '../../storage/curator-cards.ts';
import type { Outbox, Sent } from '../posting/outbox.ts';

/** Posts a card, or changes it where it stands. */
export function showCard(
  { channelId, messageTs, ...card }: CuratorCard,
  {
    outbox,
    ...person
  }: {
    readonly outbox: Outbox;
    readonly client: webApi.WebClient;
    readonly userId: string;
    readonly logger: Logger;
  },
): Promise<Sent> {
  const to = { ...person, channelId, threadTs: null, responseUrl: null };
  return outbox.trySend('card', { to, reply: cardReply(card), replyTs: messageTs });
}
