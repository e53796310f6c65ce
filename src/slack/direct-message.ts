import type { AnswerMessage } from './answer-message.ts';
import type { MessageListener } from './listener.ts';
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
    async listen({ event, body, context: { botUserId }, client, logger }) {
      const message = readDirectMessage(event, botUserId);
      if (!message) return;

      await answerMessage({ client, message, teamId: body.team_id, botUserId, logger });
    },
  };
}
