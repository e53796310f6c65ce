import { actionIds } from '../../replies/action-ids.ts';
import { parseCheckRef } from '../../replies/check-ref.ts';
import { notice } from '../../replies/notice-reply.ts';
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
      languageOf: keptWords.languageOf,
      binding: { obeys: 'asker', keptWords, lost: 'check' },
      read: parseCheckRef,
      askIdOf: (askId) => askId,
      gone: ({ checkGone }) => checkGone,
      async handle(pressed) {
        const { press, ask, allowed, language, tell } = pressed;
        const { userId: sharedBy } = press;
        const words = ask?.words ?? null;
        if (words === null) {
          await tell(notice(language, ({ lost }) => lost.check));
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
