import { actionIds } from '../../replies/action-ids.ts';
import { parseCheckRef } from '../../replies/check-ref.ts';
import { notice } from '../../replies/notice-reply.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onAnyPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface ShowNearestOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: KeptWords;
  readonly outbox: Outbox;
}

/** "Other nearest" under a miss. The button holds nobody's words: the question is asked again. */
export function createShowNearest({
  access,
  command,
  keptWords,
  outbox,
}: ShowNearestOptions): ActionListener {
  return {
    kind: 'action',
    action: 'showNearest',
    actionId: actionIds.showNearest,
    scopes: ['chat:write'],
    listen: onAnyPress({
      access,
      command,
      outbox,
      languageOf: keptWords.languageOf,
      binding: { obeys: 'reader', keptWords, lost: 'nearest' },
      read: parseCheckRef,
      askIdOf: (askId) => askId,
      gone: ({ lost }) => lost.nearest,
      async handle({ press: { userId }, ask, allowed: { alone }, language, tell }) {
        const question = ask?.words ?? null;
        if (question === null) {
          await tell(notice(language, ({ lost }) => lost.nearest));
          return;
        }
        const { replies } = await alone.work.run({ kind: 'nearest', text: question }, userId);
        await tell(replies[0]);
      },
    }),
  };
}
