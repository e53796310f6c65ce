import { actionIds } from '../../replies/action-ids.ts';
import { isOfKnowledge } from '../../replies/fact-ref.ts';
import { notice } from '../../replies/notice-reply.ts';
import { withReceipt } from '../../replies/receipt-replies.ts';
import type { Reply } from '../../replies/reply.ts';
import type { ReceiptStore } from '../../storage/receipt-store.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface ExplainAnswerOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: KeptWords;
  readonly outbox: Outbox;
  /** `null` where nothing is stored. */
  readonly receipts: ReceiptStore | null;
}

/**
 * "Why this answer?": shows which words met what, to whoever pressed it. The button holds nobody's words: the
 * question is asked again, and as the same question gets the same answer, so does its evidence.
 */
export function createExplainAnswer({
  access,
  command,
  keptWords,
  outbox,
  receipts,
}: ExplainAnswerOptions): ActionListener {
  return {
    kind: 'action',
    action: 'explainAnswer',
    actionId: actionIds.explainAnswer,
    scopes: ['chat:write'],
    listen: onPress({
      access,
      command,
      outbox,
      languageOf: keptWords.languageOf,
      binding: { obeys: 'reader', keptWords, lost: 'why' },
      async handle({
        press: { userId, teamId, channelId },
        ask,
        ref,
        fact,
        allowed: { alone, toAll },
        language,
        tell,
      }) {
        const question = ask?.words ?? null;
        const { askId } = ref;
        // Where it cannot be looked up, the person is told why all the same.
        const id =
          askId === null || receipts === null
            ? null
            : await receipts.idOf({ teamId, channelId, askId }).catch(() => null);
        const tellWithReceipt = (reply: Reply) =>
          tell(id === null ? reply : withReceipt(reply, { id, command, language }));
        // A curator may press under what everybody reads, which is of another part of the base.
        const shown = [alone, toAll].find(({ knowledge }) => isOfKnowledge(ref, knowledge));
        if (question === null || !shown) {
          await tellWithReceipt(notice(language, ({ lost }) => lost.why));
          return;
        }

        const task = { kind: 'explain', text: question, factId: fact.id } as const;
        const { replies } = await shown.work.run(task, userId);
        await tellWithReceipt(replies[0]);
      },
    }),
  };
}
