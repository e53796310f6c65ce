import { actionIds } from '../../replies/action-ids.ts';
import { type OnCardPressOptions, onCardChange } from '../answering/on-card-press.ts';
import type { ActionListener } from '../listener.ts';

/** "Claim" on a card: it shows who has it. */
export function createClaimCard(options: OnCardPressOptions): ActionListener {
  return {
    kind: 'action',
    action: 'claimCard',
    actionId: actionIds.claimCard,
    scopes: ['chat:write'],
    listen: onCardChange(options, options.cards.claim),
  };
}
