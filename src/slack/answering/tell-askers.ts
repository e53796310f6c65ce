import type { Logger } from '@slack/bolt';
import { noticeReply } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { toCurators } from '../../replies/strings/to-curators.ts';
import type { CardAsk, CuratorCards } from '../../storage/curator-cards.ts';
import type { Asked } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Shown } from '../permission/show-part.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';

export interface TellAskersOptions {
  readonly access: Pick<Access, 'find'>;
  readonly cards: Pick<CuratorCards, 'untold' | 'claimTelling' | 'releaseTelling'>;
  readonly outbox: Outbox;
  /** The curator who settled the card. */
  readonly by: Asked;
  readonly logger: Logger;
  /** Tells the curator something. */
  readonly tell: (reply: Reply) => Promise<unknown>;
}

/**
 * Tells everybody who asked a card: where they asked, if all there read answers now, else by direct message. Each is
 * claimed first, so that nobody is told twice, and given back where they were surely not told. The curator hears of those.
 *
 * @param toReply  What somebody is told, of what they may be shown; `null` where they may not be told.
 */
export async function tellAskers(
  id: string,
  toReply: (ask: CardAsk, shown: Shown) => Reply | null,
  { access, cards, outbox, by, logger, tell }: TellAskersOptions,
): Promise<void> {
  const { teamId, client } = by;
  let missed = 0;
  for (const ask of await cards.untold(teamId, id)) {
    const { channelId } = ask;
    const isTold = await tellOne(ask).catch((error: unknown) => {
      logger.warn('Somebody could not be told of their question.', {
        code: errorCode(error),
        channelId,
      });
      return false;
    });
    if (!isTold) missed += 1;
  }
  if (missed > 0) await tell(noticeReply(toCurators.untold(missed)));

  /** Gives whether they were told, or may have been, or another process tells them. */
  async function tellOne(ask: CardAsk): Promise<boolean> {
    const { userId, threadTs, channelId } = ask;
    const { manner, alone, toAll } = await access.find({
      ...by,
      userId,
      channelId,
      isShared: null,
    });
    const isForAll = ask.isPublic && manner === 'public';
    const reply = toReply(ask, isForAll ? toAll : alone);
    if (reply === null) {
      logger.warn('Somebody may not be told what answers their question.', { channelId });
      return false;
    }
    if (!(await cards.claimTelling(teamId, id, userId))) return true;
    const where = isForAll ? { channelId, threadTs } : { channelId: userId, threadTs: null };
    const to = { client, userId, ...where, responseUrl: null, logger };
    const sent = await outbox.trySend('card', { to, reply });
    if (sent.kind === 'sent' || sent.kind === 'uncertain') return true;
    await cards.releaseTelling(teamId, id, userId);
    throw sent.error;
  }
}
