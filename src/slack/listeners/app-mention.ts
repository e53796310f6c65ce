import type { TakeMessage } from '../answering/take-message.ts';
import type { MentionListener } from '../listener.ts';
import { readMention } from '../messages/read-message.ts';

/** A mention in a channel: answered in its thread, for everybody there. */
export function createAppMention({
  takeMessage,
}: {
  readonly takeMessage: TakeMessage;
}): MentionListener {
  return {
    kind: 'event',
    event: 'app_mention',
    subscription: 'app_mention',
    scopes: ['app_mentions:read', 'chat:write'],
    async listen(args) {
      const message = readMention(args.event, args.context.botUserId);
      if (message) await takeMessage(message, args);
    },
  };
}
