import type { Desk } from '../desk/answer.ts';
import { readClaim } from '../desk/read-claim.ts';
import { actionIds } from '../replies/action-ids.ts';
import { parseCheckRef } from '../replies/check-ref.ts';
import { noticeReply } from '../replies/notice-reply.ts';
import { checkWords } from './check-words.ts';
import type { KeptWords } from './kept-words.ts';
import type { ActionListener } from './listener.ts';
import { onAnyPress } from './on-press.ts';
import type { ShareInChannel } from './share-in-channel.ts';
import type { PrivateWords } from './tell-privately.ts';

export interface ShareVerdictOptions {
  readonly desk: Desk;
  readonly keptWords: KeptWords;
  readonly privateWords: PrivateWords;
  readonly shareInChannel: ShareInChannel;
}

const lost = 'I no longer hold those words. Check them again, and share that.';

/**
 * "Share in channel" under a private check. The button holds nobody's words: they are checked again, and as the
 * same claim gets the same verdict, so does what is shared.
 */
export function createShareVerdict({
  desk,
  keptWords,
  privateWords,
  shareInChannel,
}: ShareVerdictOptions): ActionListener {
  return {
    kind: 'action',
    action: 'shareVerdict',
    actionId: actionIds.shareVerdict,
    scopes: ['chat:write'],
    listen: onAnyPress({
      privateWords,
      binding: { obeys: 'asker', keptWords, lost },
      read: parseCheckRef,
      askIdOf: (askId) => askId,
      gone: 'I could not tell which check that was. Please check it again.',
      async handle(pressed) {
        const { press, ask, tell } = pressed;
        const { userId: sharedBy } = press;
        const words = ask?.words ?? null;
        const text = words === null ? null : (readClaim(words) ?? words);
        const [reply] =
          text === null
            ? []
            : await checkWords({ desk, text, surface: 'message', askId: null, sharedBy });
        if (!reply) {
          await tell(noticeReply(lost));
          return;
        }
        await shareInChannel(pressed, reply);
      },
    }),
  };
}
