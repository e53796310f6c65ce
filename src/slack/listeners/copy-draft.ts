import { actionIds } from '../../replies/action-ids.ts';
import { copyReply } from '../../replies/copy-reply.ts';
import { copyDraftValue } from '../../replies/draft-reply.ts';
import { notice } from '../../replies/notice-reply.ts';
import { toMarkdown } from '../../replies/to-markdown.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onAnyPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

/**
 * "Copy as text" under a draft's result. A draft is not kept: its text is that of the message above the button, which
 * Slack sends along.
 */
export function createCopyDraft({
  access,
  command,
  keptWords,
  outbox,
}: {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}): ActionListener {
  return {
    kind: 'action',
    action: 'copyDraft',
    actionId: actionIds.copyDraft,
    scopes: ['chat:write'],
    listen: onAnyPress({
      access,
      command,
      outbox,
      languageOf: keptWords.languageOf,
      binding: { obeys: 'anybody' },
      read: (value) => (value === copyDraftValue ? value : null),
      askIdOf: () => null,
      gone: ({ lost }) => lost.draft,
      async handle({ press: { blocks }, language, tell }) {
        const markdown = toMarkdown(blocks);
        await tell(
          markdown === null ? notice(language, ({ lost }) => lost.draft) : copyReply(markdown),
        );
      },
    }),
  };
}
