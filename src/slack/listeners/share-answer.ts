import type { Desk } from '../../desk/answer.ts';
import { actionIds } from '../../replies/action-ids.ts';
import { factReply } from '../../replies/fact-reply.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onPress } from '../answering/on-press.ts';
import type { ShareInChannel } from '../answering/share-in-channel.ts';
import type { ActionListener } from '../listener.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface ShareAnswerOptions {
  readonly desk: Desk;
  readonly keptWords: KeptWords;
  readonly outbox: Outbox;
  readonly shareInChannel: ShareInChannel;
}

/** "Share in channel" under a private answer: shows it to everybody there, and who shared it. */
export function createShareAnswer({
  desk: { knowledge },
  keptWords,
  outbox,
  shareInChannel,
}: ShareAnswerOptions): ActionListener {
  return {
    kind: 'action',
    action: 'shareAnswer',
    actionId: actionIds.shareAnswer,
    scopes: ['chat:write'],
    listen: onPress({
      knowledge,
      outbox,
      binding: {
        ...{ obeys: 'asker', keptWords },
        lost: 'I no longer hold that question. Ask it again, and share that answer.',
      },
      async handle(pressed) {
        const { press, ref, fact, ask } = pressed;
        const reply = factReply({
          fact,
          knowledge,
          language: ref.language,
          surface: 'message',
          askId: null,
          shared: { by: press.userId, question: ask?.words ?? '' },
        });
        await shareInChannel(pressed, reply);
      },
    }),
  };
}
