import { actionIds } from '../../replies/action-ids.ts';
import { parseReasonRef } from '../../replies/feedback-reply.ts';
import { notice } from '../../replies/notice-reply.ts';
import type { Feedback } from '../../storage/feedback.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onAnyPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface GiveReasonOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly feedback: Feedback;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}

/** Why an answer did not help. It changes the vote of whoever presses, so that nothing else need be asked of them. */
export function createGiveReason({
  feedback,
  keptWords,
  ...places
}: GiveReasonOptions): ActionListener {
  return {
    kind: 'action',
    action: 'giveReason',
    actionId: new RegExp(`^${actionIds.giveReason}_\\d+$`),
    scopes: ['chat:write'],
    listen: onAnyPress({
      ...places,
      languageOf: keptWords.languageOf,
      binding: { obeys: 'anybody' },
      read: parseReasonRef,
      askIdOf: () => null,
      languageIn: ({ language }) => language,
      gone: ({ lost }) => lost.feedback,
      async handle({ press: { teamId, userId }, meant: { fact, reason }, language, tell }) {
        const isNoted = await feedback.giveReason({ teamId, userId }, fact, reason);
        await tell(
          notice(language, ({ reasonNoted, lost }) => (isNoted ? reasonNoted : lost.feedback)),
        );
      },
    }),
  };
}
