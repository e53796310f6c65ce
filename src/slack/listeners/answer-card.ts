import { actionIds } from '../../replies/action-ids.ts';
import { answerCardView } from '../../replies/card-replies.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import { findNearest } from '../answering/find-nearest.ts';
import { type OnCardPressOptions, onCardPress, whyNot } from '../answering/on-card-press.ts';
import type { ActionListener } from '../listener.ts';

/** "Answer" on a card: a form for the words of a source, to the curator who has it, or anyone while nobody does. */
export function createAnswerCard(options: OnCardPressOptions): ActionListener {
  return {
    kind: 'action',
    action: 'answerCard',
    actionId: actionIds.answerCard,
    scopes: ['chat:write'],
    listen: onCardPress(
      options,
      async (card, { press: { triggerId, userId }, allowed, client, tell }) => {
        const { id, question, settledAs, claimedBy } = card;
        if (settledAs !== null || (claimedBy ?? userId) !== userId) {
          await tell(noticeReply(whyNot(card)));
          return;
        }
        if (triggerId === null) return;
        // Within three seconds of the press, or Slack opens nothing: so the card, which is as it was, is not shown anew.
        const nearest = await findNearest(question, allowed.toAll, userId);
        const view = answerCardView({ question, nearest, metadata: JSON.stringify({ id }) });
        await client.views.open({ trigger_id: triggerId, view });
      },
    ),
  };
}
