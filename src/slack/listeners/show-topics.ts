import { actionIds } from '../../replies/action-ids.ts';
import { notice } from '../../replies/notice-reply.ts';
import { parsePage, topicsReply } from '../../replies/topics-reply.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onAnyPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface ShowTopicsOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}

/** "More topics": the next page of what the desk can answer. */
export function createShowTopics({
  access,
  command,
  keptWords,
  outbox,
}: ShowTopicsOptions): ActionListener {
  return {
    kind: 'action',
    action: 'showTopics',
    actionId: actionIds.showTopics,
    scopes: ['chat:write'],
    listen: onAnyPress({
      access,
      command,
      outbox,
      languageOf: keptWords.languageOf,
      binding: { obeys: 'anybody' },
      read: parsePage,
      askIdOf: () => null,
      languageIn: ({ language }) => language,
      gone: ({ pageGone }) => pageGone(command),
      async handle({ meant: { from, language }, allowed: { alone, asOf }, tell }) {
        const reply = topicsReply({ knowledge: alone.knowledge, command, from, language, asOf });
        await tell(
          reply.blocks.length > 0 ? reply : notice(language, ({ noMoreTopics }) => noMoreTopics),
        );
      },
    }),
  };
}
