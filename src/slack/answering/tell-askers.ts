import type { Logger, webApi } from '@slack/bolt';
import type { Reply } from '../../replies/reply.ts';
import type { CardAsk, CuratorCards } from '../../storage/curator-cards.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';

export interface TellAskersOptions {
  readonly cards: Pick<CuratorCards, 'claimTelling'>;
  readonly outbox: Outbox;
  readonly client: webApi.WebClient;
  readonly logger: Logger;
}

/**
 * Tells everybody who asked a card, where they asked: claimed first, so that nobody is told twice, and somebody may not be,
 * where a process dies here.
 *
 * @param toReply  What somebody is told; `null` where they may not be.
 */
export async function tellAskers(
  { teamId, id }: { readonly teamId: string; readonly id: string },
  toReply: (ask: CardAsk) => Promise<Reply | null>,
  { cards, outbox, client, logger }: TellAskersOptions,
): Promise<void> {
  for (const ask of await cards.claimTelling(teamId, id)) {
    const { userId, isPublic, threadTs, channelId } = ask;
    const reply = await toReply(ask);
    if (reply === null) {
      logger.warn('Somebody may not be told what answers their question.', { channelId });
      continue;
    }
    const where = isPublic ? { channelId, threadTs } : { channelId: userId, threadTs: null };
    const to = { client, userId, ...where, responseUrl: null, logger };
    const sent = await outbox.trySend('card', { to, reply });
    if (sent.kind === 'sent') continue;
    const code = errorCode(sent.error);
    logger.warn('Somebody could not be told of their question.', { code, channelId });
  }
}
