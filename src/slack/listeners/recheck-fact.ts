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
import { notice, pressFailedReply } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { tellIfItFails } from '../answering/tell-if-it-fails.ts';
import type { BaseHolder } from '../base/base-holder.ts';
import { type Freshness, toDay } from '../freshness/create-freshness.ts';
import type { ActionListener } from '../listener.ts';
import { readPress, readPresser } from '../messages/read-press.ts';
import { type Asked, toAsked } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface RecheckFactOptions {
  readonly access: Access;
  readonly base: BaseHolder;
  readonly freshness: Freshness;
  readonly outbox: Outbox;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What a fact becomes by a press. */
type Handle = (fact: NonNullable<ReturnType<typeof findDue>>, asked: Asked) => Promise<Reply>;

/** The buttons of the week's message: a curator says that a fact is still right, or is told how to correct or withdraw it. */
export function createRecheckFact({
  access,
  base,
  freshness,
  outbox,
  now,
}: RecheckFactOptions): readonly ActionListener[] {
  return [
    onDue('dueRight', async (fact, { teamId, enterpriseId, userId }) => {
      const next = await freshness.keepRight(fact, { teamId, enterpriseId }, userId);
      return stillRightReply(fact, { by: userId, next, today: toDay(now()) });
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
      async listen({ ack, body, client, logger, context }) {
        await ack();
        const presser = readPresser(body);
        const press = readPress(body);
        if (!presser || !press) {
          logger.warn('A press could not be read.', { teamId: presser?.teamId });
          return;
        }
        const to = { ...presser, client, logger };
        const tell = (reply: Reply) => outbox.send('private', { to, reply });
        const who = { ...press, teamId: context.teamId ?? press.teamId };
        const asked = toAsked({ body, context, client }, who);
        const work = async () => void (await tell(await toReply(press.value, asked, handle)));
        await tellIfItFails(tell, work, 'en', (_, language) => pressFailedReply(language));
      },
    };
  }

  async function toReply(value: string, asked: Asked, handle: Handle): Promise<Reply> {
    const ref = parseDueRef(value);
    if (ref === null) return notice('en', ({ unreadableButton }) => unreadableButton);
    if (!(await access.mayChange(asked))) return dueForCuratorsReply();
    const fact = findDue(ref, base.current().knowledge);
    return fact === null ? dueChangedReply() : handle(fact, asked);
  }
}
