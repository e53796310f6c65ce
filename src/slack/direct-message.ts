import type { AnswerMessage } from './answer-message.ts';
import type { MessageListener } from './listener.ts';
import { readLease } from './read-lease.ts';
import { readDirectMessage } from './read-message.ts';

/** A direct message to the desk: answered in its thread. No mention needed. */
export function createDirectMessage({
  answerMessage,
}: {
  readonly answerMessage: AnswerMessage;
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
      await answerMessage({ client, message, teamId: body.team_id, botUserId, lease, logger });
    },
  };
}
