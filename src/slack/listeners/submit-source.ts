import { z } from 'zod';
import { draftActionId, draftParts } from '../../replies/draft-view.ts';
import { sourceCallbackId, sourceTitleField } from '../../replies/source-view.ts';
import { type AddSource, addOrSay } from '../answering/add-source.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import type { ViewListener } from '../listener.ts';
import { joinParts } from '../messages/join-parts.ts';
import { openedWith } from '../messages/read-form.ts';
import { readArticleText } from '../messages/read-slack-text.ts';
import { toAskedByForm } from '../permission/asked.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';

export interface SubmitSourceOptions {
  readonly addSource: AddSource;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}

const fieldSchema = z.object({ value: z.string().nullish() });
const submissionSchema = z.object({
  view: z.object({
    private_metadata: openedWith(z.object({ channelId: z.string() })),
    state: z.object({
      values: z
        .object({ [sourceTitleField]: z.object({ [sourceTitleField]: fieldSchema }) })
        .catchall(z.object({ [draftActionId]: fieldSchema.optional() })),
    }),
  }),
});

/** A text that was filled into the form: kept before the form closes, so that it says what is wrong with it. */
export function createSubmitSource({
  addSource,
  keptWords,
  outbox,
}: SubmitSourceOptions): ViewListener {
  return {
    kind: 'view',
    callbackId: sourceCallbackId,
    scopes: ['commands'],
    async listen({ ack, body, client, context, logger }) {
      const { view } = submissionSchema.parse(body);
      const { channelId } = view.private_metadata;
      const { values } = view.state;
      const text = readArticleText(
        joinParts(draftParts.map((part) => values[part]?.[draftActionId]?.value ?? '')),
      );
      const title = readArticleText(values[sourceTitleField][sourceTitleField].value ?? '');
      const asked = { ...toAskedByForm({ body, context, client }), channelId, isShared: null };
      const language = keptWords.languageOf(asked);
      const { isTaken, reply } = await addOrSay(
        addSource,
        { asked, text, title, language },
        (error) =>
          logger.warn('A source could not be added.', { code: errorCode(error), channelId }),
      );
      if (!isTaken) {
        await ack({ response_action: 'errors', errors: { [draftParts[0]]: reply.text } });
        return;
      }
      await ack();
      const { userId } = asked;
      const to = { client, channelId, threadTs: null, userId, responseUrl: null, logger };
      await outbox.trySend('private', { to, reply });
    },
  };
}
