import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { mostRemembered } from '../../limits.ts';
import { draftActionId, draftCallbackId, draftParts } from '../../replies/draft-view.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { tellIfItFails } from '../answering/tell-if-it-fails.ts';
import type { ViewListener } from '../listener.ts';
import { type Asked, toAskedByForm } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Recipient } from '../posting/letter.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface SubmitDraftOptions {
  readonly access: Access;
  readonly keptWords: KeptWords;
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
      const values = parsed.data?.view.state.values ?? {};
      const text = joinParts(draftParts.map((part) => values[part]?.[draftActionId].value ?? ''));
      if (!parsed.success || !/[\p{L}\p{N}]/u.test(text)) {
        await ack({
          response_action: 'errors',
          errors: { [draftParts[0]]: 'There is nothing to check. Paste your draft here.' },
        });
        return;
      }

      await ack();
      const { user, view } = parsed.data;
      // A form that arrives again is only acknowledged.
      if (submitted.get(view.id)) return;
      submitted.set(view.id, true);
      const conversation = { channelId: user.id, threadTs: null, responseUrl: null };
      const asked = toAskedByForm({ body, context, client });
      const to = { ...conversation, client, userId: user.id, logger };
      await report(to, asked, { text, formId: view.id });
    },
  };

  async function report(
    to: Recipient,
    asked: Asked,
    { text, formId }: { readonly text: string; readonly formId: string },
  ): Promise<void> {
    const post = (place: Recipient, reply: Reply) =>
      outbox.send('conversation', { to: place, reply });
    const { replies } = await tellIfItFails(
      (reply) => post(to, reply),
      async () => {
        const { alone } = await access.find(asked);
        return alone.work.run({ kind: 'draft', text }, to.userId);
      },
    );

    // The first one begins a thread, and the others go on in it.
    let place = to;
    for (const reply of replies) {
      const { channelId, ts } = await tellIfItFails(
        (notice) => post(place, notice),
        () => post(place, reply),
        () =>
          noticeReply('Slack did not take the whole result of your draft. Please check it again.'),
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

/** A sentence that the end of a field cut in two is one again; else a new field begins a new line. */
function joinParts(parts: readonly string[]): string {
  return parts
    .filter((part) => part.trim() !== '')
    .reduce((draft, part) => {
      const isCut = !/[.!?:;。！？…"”’')\]]\s*$/.test(draft) && /^\s*\p{Ll}/u.test(part);
      return draft === '' ? part : `${draft}${isCut ? ' ' : '\n'}${part}`;
    }, '');
}
