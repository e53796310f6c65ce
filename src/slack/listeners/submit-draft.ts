import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { detectLanguage } from '../../language/detect-language.ts';
import { mostRemembered } from '../../limits.ts';
import { draftActionId, draftCallbackId, draftParts } from '../../replies/draft-view.ts';
import { notice } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { stringsOf } from '../../replies/strings/strings-of.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { tellIfItFails } from '../answering/tell-if-it-fails.ts';
import type { ViewListener } from '../listener.ts';
import { joinParts } from '../messages/join-parts.ts';
import { type Asked, toAskedByForm } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Recipient } from '../posting/letter.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface SubmitDraftOptions {
  readonly access: Access;
  readonly keptWords: Pick<KeptWords, 'keep' | 'languageOf'>;
  readonly outbox: Outbox;
}

const partSchema = z.object({
  [draftActionId]: z.object({ value: z.string().nullish() }),
});
const submissionSchema = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    state: z.object({ values: z.partialRecord(z.enum(draftParts), partSchema) }),
  }),
});

/**
 * A draft that was filled into the modal: checked sentence by sentence, and answered to the person alone, by
 * direct message. Nothing of it is kept but which facts it told, so that they can be corrected.
 */
export function createSubmitDraft({ access, keptWords, outbox }: SubmitDraftOptions): ViewListener {
  const submitted = new LRUCache<string, true>({ max: mostRemembered });

  return {
    kind: 'view',
    callbackId: draftCallbackId,
    scopes: ['chat:write'],
    async listen({ ack, body, client, context, logger }) {
      const parsed = submissionSchema.safeParse(body);
      const asked = toAskedByForm({ body, context, client });
      const values = parsed.data?.view.state.values ?? {};
      const text = joinParts(draftParts.map((part) => values[part]?.[draftActionId].value ?? ''));
      if (!parsed.success || !/[\p{L}\p{N}]/u.test(text)) {
        const { empty } = stringsOf(keptWords.languageOf(asked)).forms.draft;
        await ack({
          response_action: 'errors',
          errors: { [draftParts[0]]: empty },
        });
        return;
      }

      await ack();
      const { user, view } = parsed.data;
      // A form that arrives again is only acknowledged.
      if (submitted.get(view.id)) return;
      submitted.set(view.id, true);
      const conversation = { channelId: user.id, threadTs: null, responseUrl: null };
      const to = { ...conversation, client, userId: user.id, logger };
      await report(to, asked, { text, formId: view.id });
    },
  };

  async function report(
    to: Recipient,
    asked: Asked,
    { text, formId }: { readonly text: string; readonly formId: string },
  ): Promise<void> {
    const language = detectLanguage(text);
    const post = (place: Recipient, reply: Reply) =>
      outbox.send('conversation', { to: place, reply });
    const { replies } = await tellIfItFails(
      (reply) => post(to, reply),
      async () => {
        const { alone } = await access.find(asked);
        return alone.work.run({ kind: 'draft', text }, to.userId);
      },
      language,
    );

    // The first one begins a thread, and the others go on in it.
    let place = to;
    for (const reply of replies) {
      const { channelId, ts } = await tellIfItFails(
        (notice) => post(place, notice),
        () => post(place, reply),
        language,
        () => notice(language, ({ draftNotWhole }) => draftNotWhole),
      );
      place = {
        ...place,
        channelId: channelId ?? place.channelId,
        threadTs: place.threadTs ?? ts,
      };
    }
    const { cited } = replies[0];
    if (!cited) return;
    const { userId, logger } = to;
    const key = {
      teamId: asked.teamId,
      channelId: place.channelId ?? userId,
      askId: `draft:${formId}`,
    };
    await keptWords.keep(key, null, { userId, cited }, logger);
  }
}
