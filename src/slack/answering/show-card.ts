import type { Logger, webApi } from '@slack/bolt';
import { cardReply, type NearPassage } from '../../replies/card-replies.ts';
import type { CardLetter, CuratorCard, CuratorCards } from '../../storage/curator-cards.ts';
import type { Press } from '../messages/read-press.ts';
import type { Outbox, Sent } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';

export interface ShowCardOptions {
  readonly cards: Pick<CuratorCards, 'posted'>;
  readonly outbox: Outbox;
  readonly client: webApi.WebClient;
  readonly teamId: string;
  readonly userId: string;
  readonly logger: Logger;
  /** What comes nearest to its question, of what all may read where it stands. */
  readonly nearest?: NearPassage | null;
}

/**
 * Posts a card, or changes it where it stands, and keeps where it stands now. One that goes to each curator is changed with
 * all who have it, or posted to all where nobody has it.
 *
 * @returns what became of it in its channel, or with one curator who has it, if any.
 */
export async function showCard(card: CuratorCard, options: ShowCardOptions): Promise<Sent> {
  const { channelId, messageTs, letters } = card;
  if (channelId !== null) return showIn({ channelId, messageTs }, card, options);
  let shown: Sent = { kind: 'refused', error: new Error('No curator is left who has the card.') };
  const standing = letters.filter((letter) => letter.messageTs !== null);
  for (const letter of standing.length > 0 ? standing : letters) {
    const sent = await showIn(letter, card, options);
    if (shown.kind !== 'sent') shown = sent;
  }
  return shown;
}

/** A card that surely stands where it was pressed: Slack may have broken off its answer to the post. */
export function standsWherePressed(
  card: CuratorCard,
  { userId, channelId, messageTs }: Pick<Press, 'userId' | 'channelId' | 'messageTs'>,
): CuratorCard {
  if (card.channelId !== null) return { ...card, messageTs: card.messageTs ?? messageTs };
  return {
    ...card,
    letters: card.letters.map((letter) =>
      letter.userId === userId && letter.messageTs === null
        ? { userId, channelId, messageTs }
        : letter,
    ),
  };
}

async function showIn(
  place: Pick<CardLetter, 'channelId' | 'messageTs'> & Partial<CardLetter>,
  card: CuratorCard,
  { cards, outbox, client, teamId, userId, logger, nearest }: ShowCardOptions,
): Promise<Sent> {
  const { messageTs, userId: curator } = place;
  const channelId = place.channelId ?? curator ?? null;
  const to = {
    ...{ client, userId: curator ?? userId, logger, channelId },
    ...{ threadTs: null, responseUrl: null },
  };
  const sent = await outbox.trySend('card', {
    to,
    reply: cardReply(card, nearest),
    replyTs: messageTs,
  });
  if (sent.kind !== 'sent') {
    logger.warn('A card could not be shown.', { code: errorCode(sent.error), channelId });
  } else if (sent.ts !== null && sent.ts !== messageTs) {
    const letter = curator &&
      sent.channelId !== null && { userId: curator, channelId: sent.channelId };
    await cards.posted(teamId, card.id, { messageTs: sent.ts, ...(letter && { letter }) });
  }
  return sent;
}
