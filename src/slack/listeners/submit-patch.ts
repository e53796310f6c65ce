import { z } from 'zod';
import { patchCallbackId, patchFields } from '../../replies/patch-views.ts';
import { toCurators } from '../../replies/strings/to-curators.ts';
import type { CuratorCards } from '../../storage/curator-cards.ts';
import type { Patches } from '../../storage/patches.ts';
import { readPatchForm } from '../answering/read-patch-form.ts';
import { showCard } from '../answering/show-card.ts';
import type { ViewListener } from '../listener.ts';
import { openedWith, typedInto } from '../messages/read-form.ts';
import { toAskedByForm } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface SubmitPatchOptions {
  readonly access: Access;
  readonly cards: CuratorCards;
  readonly outbox: Outbox;
  readonly patches: Patches;
}

const line = (name: string) => typedInto(name).optional().default('');
const submissionSchema = z.object({
  view: z.object({
    private_metadata: openedWith(z.object({ id: z.uuid() })),
    state: z.object({
      values: z.object({
        title: line(patchFields.title),
        questions: line(patchFields.questions),
        answer: line(patchFields.answer),
        attribution: line(patchFields.attribution),
        question: line(patchFields.question),
        fact: z
          .object({
            fact: z.object({ selected_option: z.object({ value: z.string() }).nullish() }),
          })
          .transform(({ fact }) => fact.selected_option?.value ?? '')
          .optional()
          .default(''),
      }),
    }),
  }),
});
/** A curator's proposal for the knowledge base. It is held to the base as far as it can be here, and kept: nothing is written. */
export function createSubmitPatch({
  access,
  cards,
  outbox,
  patches,
}: SubmitPatchOptions): ViewListener {
  return {
    kind: 'view',
    callbackId: patchCallbackId,
    scopes: ['chat:write'],
    async listen({ ack, body, client, context, logger }) {
      const { view } = submissionSchema.parse(body);
      const { id } = view.private_metadata;
      const { values } = view.state;
      const by = toAskedByForm({ body, context, client });
      const { teamId, userId } = by;
      const first = values.fact === '' && values.question === '' ? 'title' : 'question';
      const refuse = (words: string) =>
        ack({ response_action: 'errors', errors: { [first]: words } });

      const card = await cards.find(teamId, id);
      if (!card) return refuse(toCurators.cardGone);
      const here =
        card.channelId === null ? by : { ...by, channelId: card.channelId, isShared: null };
      if (!(await access.mayChange(here))) return refuse(toCurators.notYoursToMake);
      const { knowledge } = (await access.find(here)).toAll;
      const asks = await cards.asks(teamId, id);
      const read = readPatchForm(values, {
        card,
        knowledge,
        asked: asks.map(({ words }) => words),
      });
      if (read.kind === 'refused') {
        return ack({ response_action: 'errors', errors: { ...read.errors } });
      }
      if (!(await patches.propose({ teamId, userId }, { id, asks }, read.patch))) {
        return refuse(toCurators.madeAlready);
      }
      await ack();
      const made = await cards.find(teamId, id);
      if (made) await showCard(made, { cards, outbox, client, teamId, userId, logger });
    },
  };
}
