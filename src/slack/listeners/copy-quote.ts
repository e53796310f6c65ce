import type { Desk } from '../../desk/answer.ts';
import { actionIds } from '../../replies/action-ids.ts';
import { copyQuoteReply } from '../../replies/copy-quote-reply.ts';
import { onPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface CopyQuoteOptions {
  readonly desk: Desk;
  readonly outbox: Outbox;
}

/** "Copy with attribution": the quote and where it is from in house style, for whoever pressed alone. */
export function createCopyQuote({ desk: { knowledge }, outbox }: CopyQuoteOptions): ActionListener {
  return {
    kind: 'action',
    action: 'copyQuote',
    actionId: actionIds.copyQuote,
    scopes: [],
    listen: onPress({
      knowledge,
      outbox,
      binding: { obeys: 'anybody' },
      async handle({ fact, ref: { language }, tell }) {
        await tell(copyQuoteReply(fact, knowledge, language));
      },
    }),
  };
}
