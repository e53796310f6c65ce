import { detectLanguage } from '../../language/detect-language.ts';
import { actionIds } from '../../replies/action-ids.ts';
import { inNoSourceReply } from '../../replies/card-replies.ts';
import { type OnCardPressOptions, onCardChange } from '../answering/on-card-press.ts';
import { tellAskers } from '../answering/tell-askers.ts';
import type { ActionListener } from '../listener.ts';

/** "Not in any source" on a card: everybody who asked is told so where they asked, once. */
export function createSettleCard(options: OnCardPressOptions): ActionListener {
  const { access, cards, outbox } = options;
  return {
    kind: 'action',
    action: 'settleCard',
    actionId: actionIds.settleCard,
    scopes: ['chat:write'],
    listen: onCardChange(
      options,
      (curator, id) => cards.settle(curator, id, 'in_no_source'),
      ({ id }, { asked: by, logger, tell }) =>
        tellAskers(id, ({ words }) => inNoSourceReply(words, by.userId, detectLanguage(words)), {
          access,
          cards,
          outbox,
          by,
          logger,
          tell,
        }),
    ),
  };
}
