import { actionIds } from '../../replies/action-ids.ts';
import { parseCheckRef } from '../../replies/check-ref.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onAnyPress } from '../answering/on-press.ts';
import type { ShareInChannel } from '../answering/share-in-channel.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface ShareVerdictOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: KeptWords;
  readonly outbox: Outbox;
  readonly shareInChannel: ShareInChannel;
}

const lost = 'I no longer hold those words. Check them again, and share that.';

/**
 * "Share in channel" under a private check. The button holds nobody's words: they are checked again, and as the
 * same claim gets the same verdict, so does what is shared.
 */
export function createShareVerdict({
  access,
  command,
  keptWords,
  outbox,
  shareInChannel,
}: ShareVerdictOptions): ActionListener {
  return {
    kind: 'action',
    action: 'shareVerdict',
    actionId: actionIds.shareVerdict,
    scopes: ['chat:write'],
    listen: onAnyPress({
      access,
      command,
      outbox,
      binding: { obeys: 'asker', keptWords, lost },
      read: parseCheckRef,
      askIdOf: (askId) => askId,
      gone: 'I could not tell which check that was. Please check it again.',
      async handle(pressed) {
        const { press, ask, allowed, tell } = pressed;
        const { userId: sharedBy } = press;
        const words = ask?.words ?? null;
        if (words === null) {
          await tell(noticeReply(lost));
          return;
        }
        const { replies } = await allowed.toAll.work.run(
          { kind: 'share', text: words, sharedBy },
          sharedBy,
        );
        await shareInChannel(pressed, replies[0]);
      },
    }),
  };
}
