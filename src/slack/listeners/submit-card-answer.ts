import { z } from 'zod';
import { detectLanguage } from '../../language/detect-language.ts';
import {
  answerCardCallbackId,
  answerCardFields,
  curatorAnswerReply,
  parseNearest,
} from '../../replies/card-replies.ts';
import { toCurators } from '../../replies/strings/to-curators.ts';
import type { CuratorCards } from '../../storage/curator-cards.ts';
import { findQuote } from '../answering/find-quote.ts';
import { showCard } from '../answering/show-card.ts';
import { tellAskers } from '../answering/tell-askers.ts';
import type { ViewListener } from '../listener.ts';
import { openedWith, typedInto } from '../messages/read-form.ts';
import { toAskedByForm } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface SubmitCardAnswerOptions {
  readonly access: Access;
  readonly cards: CuratorCards;
  readonly outbox: Outbox;
}

const pickedSchema = z
  .object({
    [answerCardFields.nearest]: z.object({
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  })
  .transform((given) => given[answerCardFields.nearest].selected_option?.value ?? null)
  .optional()
  .default(null);
const submissionSchema = z.object({
  view: z.object({
    private_metadata: openedWith(z.object({ id: z.uuid() })),
    state: z.object({
      values: z.object({
        [answerCardFields.nearest]: pickedSchema,
        [answerCardFields.quote]: typedInto(answerCardFields.quote),
        [answerCardFields.line]: typedInto(answerCardFields.line),
      }),
    }),
  }),
});

/**
 * A curator's answer to a card. The words must stand in a source that all in the curators' channel may read; and whoever
 * asked is told only where they may read it too.
 */
export function createSubmitCardAnswer({
  access,
  cards,
  outbox,
}: SubmitCardAnswerOptions): ViewListener {
  return {
    kind: 'view',
    callbackId: answerCardCallbackId,
    scopes: ['chat:write'],
    async listen({ ack, body, client, context, logger }) {
      const { view } = submissionSchema.parse(body);
      const { id } = view.private_metadata;
      const { nearest, quote: typed, line } = view.state.values;
      const by = toAskedByForm({ body, context, client });
      const { teamId, userId } = by;
      const refuse = (words: string) =>
        ack({ response_action: 'errors', errors: { [answerCardFields.quote]: words } });

      const card = await cards.find(teamId, id);
      if (!card) return refuse(toCurators.cardGone);
      const here =
        card.channelId === null ? by : { ...by, channelId: card.channelId, isShared: null };
      if (!(await access.mayChange(here))) return refuse(toCurators.notYours);
      const { knowledge: known } = (await access.find(here)).toAll;
      const citation =
        typed === '' && nearest !== null ? parseNearest(nearest, known) : findQuote(typed, known);
      // A text that somebody put into the curators' channel is no source elsewhere.
      if (!citation || known.sources[citation.source]?.added) {
        return refuse(toCurators.noSuchWords);
      }
      const { source, quote } = citation;
      if (!(await cards.settle({ teamId, userId }, id, 'answered', { source, quote }))) {
        return refuse(toCurators.cardTakenOrSettled);
      }
      await ack();
      const settled = await cards.find(teamId, id);
      if (settled) await showCard(settled, { cards, outbox, client, teamId, userId, logger });
      const to = { client, userId, channelId: card.channelId, threadTs: null, logger };
      await tellAskers(
        id,
        ({ words: question }, { knowledge }) => {
          const isOpen =
            knowledge.sources[source]?.paragraphs[citation.paragraph - 1]?.includes(quote);
          const language = detectLanguage(question);
          return isOpen
            ? curatorAnswerReply({ question, line, citation, by: userId }, knowledge, language)
            : null;
        },
        {
          ...{ access, cards, outbox, by, logger },
          tell: (reply) => outbox.trySend('private', { to: { ...to, responseUrl: null }, reply }),
        },
      );
    },
  };
}
