import type { AnswerMessage } from '../answering/answer-message.ts';
import type { ForgetAsker } from '../answering/forget-asker.ts';
import type { TakeSourceMessage } from '../answering/take-source-message.ts';
import { readLease } from '../delivery/read-lease.ts';
import type { MessageListener } from '../listener.ts';
import { readDirectMessage } from '../messages/read-message.ts';
import { readSourceOrder } from '../messages/read-source-order.ts';
import { toAsked } from '../permission/asked.ts';

/** A direct message to the desk: answered beside it, or in the thread that it stands in. No mention needed. */
export function createDirectMessage({
  answerMessage,
  forgetAsker,
  takeSourceMessage,
}: {
  readonly answerMessage: AnswerMessage;
  readonly forgetAsker: ForgetAsker;
  readonly takeSourceMessage: TakeSourceMessage;
}): MessageListener {
  return {
    kind: 'event',
    event: 'message',
    subscription: 'message.im',
    scopes: ['im:history', 'chat:write'],
    async listen({ event, body, context, client, logger }) {
      const { botUserId } = context;
      const message = readDirectMessage(event, botUserId);
      if (!message) return;

      const lease = readLease(context);
      const teamId = context.teamId ?? body.team_id;
      if (message.isForgetMe) await forgetAsker({ client, message, teamId, lease, logger });
      else {
        const { channelId, userId } = message;
        const asked = toAsked({ body, context, client }, { teamId, channelId, userId });
        const text = readSourceOrder(message.text, { botUserId });
        if (text === null) {
          await answerMessage({ client, message, asked, botUserId, lease, logger });
        } else await takeSourceMessage({ client, message, text, asked, lease, logger });
      }
    },
  };
}
