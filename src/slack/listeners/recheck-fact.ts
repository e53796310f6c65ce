import { type ActionName, actionIds } from '../../replies/action-ids.ts';
import {
  dueChangedReply,
  dueForCuratorsReply,
  findDue,
  howToCorrectReply,
  howToWithdrawReply,
  parseDueRef,
  stillRightReply,
} from '../../replies/due-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { onAnyPress } from '../answering/on-press.ts';
import type { BaseHolder } from '../base/base-holder.ts';
import type { Freshness } from '../freshness/create-freshness.ts';
import type { ActionListener } from '../listener.ts';
import type { Asked } from '../permission/asked.ts';
import type { Access, Allowed } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface RecheckFactOptions {
  readonly access: Access;
  readonly base: BaseHolder;
  /** With its slash. */
  readonly command: string;
  readonly freshness: Freshness;
  readonly outbox: Outbox;
}

/** What a fact becomes by a press. */
type Handle = (
  fact: NonNullable<ReturnType<typeof findDue>>,
  asked: Asked,
  allowed: Allowed,
) => Promise<Reply>;

/** The buttons of the week's message: a curator says that a fact is still right, or is told how to correct or withdraw it. */
export function createRecheckFact({
  access,
  base,
  command,
  freshness,
  outbox,
}: RecheckFactOptions): readonly ActionListener[] {
  return [
    onDue('dueRight', async (fact, { teamId, enterpriseId, userId }, { asOf: { today } }) => {
      const next = await freshness.keepRight(fact, { teamId, enterpriseId }, userId);
      return stillRightReply(fact, { by: userId, next, today });
    }),
    onDue('dueCorrect', async (fact) => howToCorrectReply(fact)),
    onDue('dueWithdraw', async (fact) => howToWithdrawReply(fact)),
  ];

  function onDue(action: ActionName, handle: Handle): ActionListener {
    return {
      kind: 'action',
      action,
      actionId: actionIds[action],
      scopes: ['chat:write'],
      listen: onAnyPress({
        ...{ access, command, outbox },
        binding: { obeys: 'anybody' },
        // What is due is told in English.
        languageOf: () => 'en',
        read: parseDueRef,
        askIdOf: () => null,
        gone: ({ unreadableButton }) => unreadableButton,
        async handle({ meant, asked, allowed, tell }) {
          if (!(await access.mayChange(asked))) {
            await tell(dueForCuratorsReply());
            return;
          }
          const fact = findDue(meant, base.current().knowledge);
          await tell(fact === null ? dueChangedReply() : await handle(fact, asked, allowed));
        },
      }),
    };
  }
}
