import type { TakeMessage } from '../answering/take-message.ts';
import type { MessageListener } from '../listener.ts';
import { readDirectMessage } from '../messages/read-message.ts';

/** A direct message to the desk: answered beside it, or in the thread that it stands in. No mention needed. */
export function createDirectMessage({
  takeMessage,
}: {
  readonly takeMessage: TakeMessage;
}): MessageListener {
  return {
    kind: 'event',
    event: 'message',
    subscription: 'message.im',
    scopes: ['im:history', 'chat:write'],
    async listen(args) {
      const message = readDirectMessage(args.event, args.context.botUserId);
      if (message) await takeMessage(message, args);
    },
  };
}
