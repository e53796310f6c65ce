import { actionIds } from '../../replies/action-ids.ts';
import { notice } from '../../replies/notice-reply.ts';
import { quoteView } from '../../replies/quote-view.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface ShowQuoteOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}

/** "Whole quote": opens in full what a message had to shorten. */
export function createShowQuote({
  access,
  command,
  keptWords,
  outbox,
}: ShowQuoteOptions): ActionListener {
  return {
    kind: 'action',
    action: 'showQuote',
    actionId: actionIds.showQuote,
    scopes: [],
    listen: onPress({
      access,
      command,
      outbox,
      languageOf: keptWords.languageOf,
      binding: { obeys: 'anybody' },
      async handle({ press: { triggerId }, fact, ref, allowed, client, tell }) {
        if (triggerId === null) {
          await tell(notice(ref.language, ({ notOpened }) => notOpened));
          return;
        }
        // Within three seconds of the press, or Slack opens nothing.
        await client.views.open({
          trigger_id: triggerId,
          view: quoteView(fact, allowed.alone.knowledge, ref.language),
        });
      },
    }),
  };
}
