import type { Desk } from '../desk/answer.ts';
import { actionIds } from '../replies/action-ids.ts';
import { factReply } from '../replies/fact-reply.ts';
import type { ActionListener } from './listener.ts';
import { onPress } from './on-press.ts';
import type { PrivateWords } from './tell-privately.ts';

export interface AskTopicOptions {
  readonly desk: Desk;
  readonly privateWords: PrivateWords;
}

/** A topic's button (a near topic, a choice, a sample question): answers to whoever pressed it. */
export function createAskTopic({
  desk: { knowledge },
  privateWords,
}: AskTopicOptions): ActionListener {
  return {
    kind: 'action',
    action: 'askTopic',
    actionId: new RegExp(`^${actionIds.askTopic}_\\d+$`),
    scopes: ['chat:write'],
    listen: onPress({
      knowledge,
      privateWords,
      async handle({ fact, ref: { language, askId }, tell }) {
        await tell(factReply({ fact, knowledge, language, askId, surface: 'response' }));
      },
    }),
  };
}
