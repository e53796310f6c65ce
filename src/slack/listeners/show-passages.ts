import { actionIds } from '../../replies/action-ids.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import { findPassages, namesAddition } from '../../replies/passage-ref.ts';
import { passagesView } from '../../replies/quote-view.ts';
import { onAnyPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface ShowPassagesOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly outbox: Outbox;
}

/** "Show quotes" under a draft, and "Nearest" beside a sentence that the source does not decide: opens these words. */
export function createShowPassages({
  access,
  command,
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
      binding: { obeys: 'anybody' },
      // A curator may press under what everybody reads, which is of another part of the base.
      read: (value, { alone, toAll }) =>
        findPassages(value, alone.knowledge) ?? findPassages(value, toAll.knowledge),
      askIdOf: () => null,
      gone: (value) =>
        namesAddition(value)
          ? 'A source that was added in this channel is no longer there. Please check it again.'
          : 'My sources have changed since. Please check the draft again.',
      async handle({ press: { triggerId }, meant, allowed: { alone }, client, tell }) {
        if (triggerId === null) {
          await tell(noticeReply('Slack did not let me open it. Please press it again.'));
          return;
        }
        // Within three seconds of the press, or Slack opens nothing.
        await client.views.open({
          trigger_id: triggerId,
          view: passagesView(meant, alone.knowledge),
        });
      },
    }),
  };
}
