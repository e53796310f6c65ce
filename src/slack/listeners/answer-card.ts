import { actionIds } from '../../replies/action-ids.ts';
import { answerCardView } from '../../replies/card-replies.ts';
import { type OnCardPressOptions, onCardPress } from '../answering/on-card-press.ts';
import type { ActionListener } from '../listener.ts';

/** "Answer" on a card: a form for the words of a source, to the curator who has it, or anyone while nobody does. */
export function createAnswerCard(options: OnCardPressOptions): ActionListener {
  const { cards } = options;
  return {
    kind: 'action',
    action: 'answerCard',
    actionId: actionIds.answerCard,
    scopes: ['chat:write'],
    listen: onCardPress(
      options,
      async ({ teamId, userId }, id) => {
        const card = await cards.find(teamId, id);
        return card?.settledAs === null && (card.claimedBy ?? userId) === userId;
      },
      async ({ id, question }, { press: { triggerId }, client }) => {
        if (triggerId === null) return;
        const view = answerCardView({ question, metadata: JSON.stringify({ id }) });
        await client.views.open({ trigger_id: triggerId, view });
      },
    ),
  };
}
