import type { Logger, webApi } from '@slack/bolt';
import { cardReply } from '../../replies/card-replies.ts';
import type { CuratorCard, CuratorCards } from '../../storage/curator-cards.ts';
import type { Outbox, Sent } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';

export interface ShowCardOptions {
  readonly cards: Pick<CuratorCards, 'posted'>;
  readonly outbox: Outbox;
  readonly client: webApi.WebClient;
  readonly teamId: string;
  readonly userId: string;
  readonly logger: Logger;
}

/** Posts a card, or changes it where it stands, and keeps where it stands now. */
export async function showCard(
  { channelId, messageTs, ...card }: CuratorCard,
  { cards, outbox, client, teamId, userId, logger }: ShowCardOptions,
): Promise<Sent> {
  const to = { client, userId, logger, channelId, threadTs: null, responseUrl: null };
  const sent = await outbox.trySend('card', { to, reply: cardReply(card), replyTs: messageTs });
  if (sent.kind !== 'sent') {
    logger.warn('A card could not be shown.', { code: errorCode(sent.error), channelId });
  } else if (sent.ts !== null && sent.ts !== messageTs) {
    await cards.posted(teamId, card.id, sent.ts);
  }
  return sent;
}
