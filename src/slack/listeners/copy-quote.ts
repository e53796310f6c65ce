import { actionIds } from '../../replies/action-ids.ts';
import { copyQuoteReply } from '../../replies/copy-quote-reply.ts';
import { underEmbargoReply } from '../../replies/settings-replies.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import { type Access, isForAloneOnly } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface CopyQuoteOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}

/** "Copy with attribution": the quote and where it is from in house style, for whoever pressed alone. */
export function createCopyQuote({
  access,
  command,
  keptWords,
  outbox,
}: CopyQuoteOptions): ActionListener {
  return {
    kind: 'action',
    action: 'copyQuote',
    actionId: actionIds.copyQuote,
    scopes: [],
    listen: onPress({
      access,
      command,
      outbox,
      languageOf: keptWords.languageOf,
      binding: { obeys: 'anybody' },
      async handle({ fact, ref: { language }, allowed, tell }) {
        const reply = copyQuoteReply(fact, allowed.alone.knowledge, language);
        await tell(isForAloneOnly(fact, allowed) ? underEmbargoReply(reply) : reply);
      },
    }),
  };
}
