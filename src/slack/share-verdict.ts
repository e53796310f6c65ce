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
      read: parseCheckRef,
      gone: 'I could not tell which check that was. Please check it again.',
      async handle(pressed) {
        const { press, meant: askId, tell } = pressed;
        const { teamId, channelId, userId: sharedBy } = press;
        const words = await keptWords.find({ teamId, channelId, askId });
        const text = words === null ? null : (readClaim(words) ?? words);
        const [reply] =
          text === null
            ? []
            : await checkWords({ desk, text, surface: 'message', askId: null, sharedBy });
        if (!reply) {
          await tell(
            noticeReply('I no longer hold those words. Check them again, and share that.'),
          );
          return;
        }
        await shareInChannel(pressed, reply);
      },
    }),
  };
}
