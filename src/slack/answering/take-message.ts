import type { AllMiddlewareArgs } from '@slack/bolt';
import { readLease } from '../delivery/read-lease.ts';
import type { IncomingMessage } from '../messages/read-message.ts';
import { readSourceOrder } from '../messages/read-source-order.ts';
import { toAsked } from '../permission/asked.ts';
import type { AnswerMessage } from './answer-message.ts';
import type { ForgetAsker } from './forget-asker.ts';
import type { TakeSourceMessage } from './take-source-message.ts';

/** What comes with a message of any kind. */
type MessageArgs = AllMiddlewareArgs & { readonly body: { readonly team_id: string } };

/** Does what a message asks for, wherever it was written. */
export type TakeMessage = (message: IncomingMessage, args: MessageArgs) => Promise<void>;

/** Makes what tells apart an order to be forgotten, a text that is to be a source, and what is to be answered. */
export function createTakeMessage({
  answerMessage,
  forgetAsker,
  takeSourceMessage,
}: {
  readonly answerMessage: AnswerMessage;
  readonly forgetAsker: ForgetAsker;
  readonly takeSourceMessage: TakeSourceMessage;
}): TakeMessage {
  return async function takeMessage(message, { body, context, client, logger }) {
    const { botUserId } = context;
    const lease = readLease(context);
    const teamId = context.teamId ?? body.team_id;
    if (message.isForgetMe) {
      await forgetAsker({ client, message, teamId, lease, logger });
      return;
    }
    const { channelId, userId } = message;
    const asked = toAsked({ body, context, client }, { teamId, channelId, userId });
    const text = readSourceOrder(message.text, { botUserId });
    if (text === null) await answerMessage({ client, message, asked, botUserId, lease, logger });
    else await takeSourceMessage({ client, message, text, asked, lease, logger });
  };
}
