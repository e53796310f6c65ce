import { z } from 'zod';
import type { Source } from '../../knowledge/knowledge-base.ts';
import { actionIds } from '../../replies/action-ids.ts';
import { additionNotice, removedReply } from '../../replies/addition-replies.ts';
import { parseJson } from '../../replies/fact-ref.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onAnyPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access, Allowed } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';

export interface RemoveSourceOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}

const refSchema = z.tuple([z.literal('source'), z.string()]);

/** "Remove", beside a text that somebody put into the channel: by whoever did, or a curator. */
export function createRemoveSource({
  access,
  command,
  keptWords,
  outbox,
}: RemoveSourceOptions): ActionListener {
  return {
    kind: 'action',
    action: 'removeSource',
    actionId: actionIds.removeSource,
    scopes: ['chat:write'],
    listen: onAnyPress({
      access,
      command,
      outbox,
      languageOf: keptWords.languageOf,
      binding: { obeys: 'anybody' },
      read: findAdded,
      askIdOf: () => null,
      gone: ({ sourceGone }) => sourceGone,
      async handle({ asked, press: { channelId, userId }, meant, tell, language, logger }) {
        if (meant.added?.by !== userId && !(await access.mayChange(asked))) {
          await tell(additionNotice(language, ({ notYours }) => notYours));
          return;
        }
        try {
          await access.channelSources.remove({ ...asked, channelId }, meant.id, userId);
          access.forget();
          await tell(removedReply(meant, language));
        } catch (error) {
          logger.warn('A source could not be removed.', { code: errorCode(error), channelId });
          await tell(additionNotice(language, ({ failed }) => failed));
        }
      },
    }),
  };
}

/** The text that a button means, where it was put into the channel in which it is pressed. */
function findAdded(value: string, { alone }: Allowed): Source | null {
  const parsed = refSchema.safeParse(parseJson(value));
  const source = parsed.success ? alone.knowledge.sources[parsed.data[1]] : undefined;
  return source?.added ? source : null;
}
