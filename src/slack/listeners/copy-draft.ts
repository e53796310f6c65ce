import { actionIds } from '../../replies/action-ids.ts';
import { copyReply } from '../../replies/copy-reply.ts';
import { copyDraftValue } from '../../replies/draft-reply.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import { toMarkdown } from '../../replies/to-markdown.ts';
import { onAnyPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

const lost = 'I could not read that message. Please check the draft again.';

/**
 * "Copy as text" under a draft's result. A draft is not kept: its text is that of the message above the button, which
 * Slack sends along.
 */
export function createCopyDraft({
  access,
  command,
  outbox,
}: {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
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
      binding: { obeys: 'anybody' },
      read: (value) => (value === copyDraftValue ? value : null),
      askIdOf: () => null,
      gone: lost,
      async handle({ press: { blocks }, tell }) {
        const markdown = toMarkdown(blocks);
        await tell(markdown === null ? noticeReply(lost) : copyReply(markdown));
      },
    }),
  };
}
