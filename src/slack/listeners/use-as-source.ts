import { z } from 'zod';
import { additionNotice } from '../../replies/addition-replies.ts';
import { type AddSource, addOrSay } from '../answering/add-source.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import type { MessageShortcutListener } from '../listener.ts';
import { readPresser } from '../messages/read-press.ts';
import { readSlackArticle } from '../messages/read-slack-text.ts';
import { readWords } from '../messages/read-words.ts';
import { toAsked } from '../permission/asked.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';

export interface UseAsSourceOptions {
  readonly addSource: AddSource;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}

const shortcutSchema = z.object({
  channel: z.object({ id: z.string() }),
  message: z.looseObject({ thread_ts: z.string().nullish().catch(null) }),
});

/** "Use as a source", on a message that holds a press release: a source of the channel that it stands in. */
export function createUseAsSource({
  addSource,
  keptWords,
  outbox,
}: UseAsSourceOptions): MessageShortcutListener {
  return {
    kind: 'shortcut',
    type: 'message',
    callbackId: 'use_as_source',
    scopes: ['commands', 'chat:write'],
    async listen({ ack, body, client, context, logger }) {
      await ack();
      const presser = readPresser(body);
      const parsed = shortcutSchema.safeParse(body);
      if (!presser) return;
      const tell = { ...presser, client, logger };
      const language = keptWords.languageOf(presser);
      if (!parsed.success) {
        logger.warn('A shortcut could not be read.', { code: 'unreadable_shortcut' });
        const reply = additionNotice(language, ({ unreadable }) => unreadable);
        await outbox.send('private', { to: tell, reply });
        return;
      }
      const { channel, message } = parsed.data;
      const { text, hasFiles } = readWords(message);
      const who = { teamId: presser.teamId, channelId: channel.id, userId: presser.userId };
      const asked = { ...toAsked({ body, context, client }, who), channelId: channel.id };
      const { reply } = await addOrSay(
        addSource,
        {
          asked,
          text: readSlackArticle(text, { botUserId: context.botUserId }),
          hasFiles,
          language,
        },
        (error) => logger.warn('A source could not be added.', { code: errorCode(error) }),
      );
      const threadTs = message.thread_ts ?? null;
      await outbox.send('private', { to: { ...tell, channelId: channel.id, threadTs }, reply });
    },
  };
}
