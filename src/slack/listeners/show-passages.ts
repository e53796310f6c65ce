import type { Desk } from '../../desk/answer.ts';
import { actionIds } from '../../replies/action-ids.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import { findPassages } from '../../replies/passage-ref.ts';
import { passagesView } from '../../replies/quote-view.ts';
import { onAnyPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface ShowPassagesOptions {
  readonly desk: Desk;
  readonly outbox: Outbox;
}

/** "Show quotes" under a draft, and "Nearest" beside a sentence that the source does not decide: opens these words. */
export function createShowPassages({
  desk: { knowledge },
  outbox,
}: ShowPassagesOptions): ActionListener {
  return {
    kind: 'action',
    action: 'showPassages',
    actionId: actionIds.showPassages,
    scopes: [],
    listen: onAnyPress({
      outbox,
      binding: { obeys: 'anybody' },
      read: (value) => findPassages(value, knowledge),
      askIdOf: () => null,
      gone: 'My sources have changed since. Please check the draft again.',
      async handle({ press: { triggerId }, meant, client, tell }) {
        if (triggerId === null) {
          await tell(noticeReply('Slack did not let me open it. Please press it again.'));
          return;
        }
        // Within three seconds of the press, or Slack opens nothing.
        await client.views.open({
          trigger_id: triggerId,
          view: passagesView(meant, knowledge),
        });
      },
    }),
  };
}
