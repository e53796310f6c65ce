import { detectLanguage } from '../../language/detect-language.ts';
import { actionIds } from '../../replies/action-ids.ts';
import { inNoSourceReply } from '../../replies/card-replies.ts';
import { type OnCardPressOptions, onCardPress } from '../answering/on-card-press.ts';
import type { ActionListener } from '../listener.ts';
import { errorCode } from '../slack-error.ts';

/** "Not in any source" on a card: everybody who asked is told so where they asked, once. */
export function createSettleCard(options: OnCardPressOptions): ActionListener {
  const { cards, outbox } = options;
  return {
    kind: 'action',
    action: 'settleCard',
    actionId: actionIds.settleCard,
    scopes: ['chat:write'],
    listen: onCardPress(
      options,
      cards.settle,
      async ({ id }, { press: { teamId, userId: by }, client, logger }) => {
        // Claimed first: nobody is told twice, and somebody may not be, where a process dies here.
        for (const ask of await cards.claimTelling(teamId, id)) {
          const { userId, isPublic, threadTs, words } = ask;
          const where = isPublic
            ? { channelId: ask.channelId, threadTs }
            : { channelId: userId, threadTs: null };
          const to = { client, userId, ...where, responseUrl: null, logger };
          const reply = inNoSourceReply(words, by, detectLanguage(words));
          const sent = await outbox.trySend('card', { to, reply });
          if (sent.kind !== 'sent') {
            logger.warn('Somebody could not be told of their question.', {
              code: errorCode(sent.error),
              channelId: ask.channelId,
            });
          }
        }
      },
    ),
  };
}
