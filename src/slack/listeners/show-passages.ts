import { actionIds } from '../../replies/action-ids.ts';
import { notice } from '../../replies/notice-reply.ts';
import { findPassages, namesAddition } from '../../replies/passage-ref.ts';
import { passagesView } from '../../replies/quote-view.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onAnyPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface ShowPassagesOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}

/** "Show quotes" under a draft, and "Nearest" beside a sentence that the source does not decide: opens these words. */
export function createShowPassages({
  access,
  command,
  keptWords,
  outbox,
}: ShowPassagesOptions): ActionListener {
  return {
    kind: 'action',
    action: 'showPassages',
    actionId: actionIds.showPassages,
    scopes: [],
    listen: onAnyPress({
      access,
      command,
      outbox,
      languageOf: keptWords.languageOf,
      binding: { obeys: 'anybody' },
      // A curator may press under what everybody reads, which is of another part of the base.
      read: (value, { alone, toAll }) =>
        findPassages(value, alone.knowledge) ?? findPassages(value, toAll.knowledge),
      askIdOf: () => null,
      gone: ({ additionGone, sourcesChanged }, _, value) =>
        namesAddition(value) ? additionGone : sourcesChanged,
      async handle({ press: { triggerId }, meant, allowed: { alone }, client, language, tell }) {
        if (triggerId === null) {
          await tell(notice(language, ({ notOpened }) => notOpened));
          return;
        }
        // Within three seconds of the press, or Slack opens nothing.
        await client.views.open({
          trigger_id: triggerId,
          view: passagesView(meant, alone.knowledge, language),
        });
      },
    }),
  };
}
