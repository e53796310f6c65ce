import { basisOfFact } from '../../desk/to-basis.ts';
import { actionIds } from '../../replies/action-ids.ts';
import { findFact } from '../../replies/fact-ref.ts';
import { factReply } from '../../replies/fact-reply.ts';
import { notForAllReply } from '../../replies/settings-replies.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onPress } from '../answering/on-press.ts';
import type { ShareInChannel } from '../answering/share-in-channel.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface ShareAnswerOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: KeptWords;
  readonly outbox: Outbox;
  readonly shareInChannel: ShareInChannel;
}

/** "Share in channel" under a private answer: shows it to everybody there, and who shared it. */
export function createShareAnswer({
  access,
  command,
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
      access,
      command,
      outbox,
      languageOf: keptWords.languageOf,
      binding: {
        ...{ obeys: 'asker', keptWords },
        lost: 'share',
      },
      async handle(pressed) {
        const { press, ref, ask, allowed, tell } = pressed;
        const { knowledge } = allowed.toAll;
        const fact = findFact(ref, knowledge);
        if (!fact) {
          await tell(notForAllReply(ref.language));
          return;
        }
        const reply = factReply({
          fact,
          knowledge,
          language: ref.language,
          surface: 'message',
          askId: null,
          asOf: allowed.asOf,
          shared: { by: press.userId, question: ask?.words ?? '' },
        });
        const { language } = ref;
        const basis = basisOfFact({ fact, knowledge, language, rule: 'answer-shared' });
        await shareInChannel(pressed, { ...reply, basis });
      },
    }),
  };
}
