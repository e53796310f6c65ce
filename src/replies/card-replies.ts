import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Citation, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestCardLine, longestCardQuote, longestShown } from '../limits.ts';
import { longestOptionText, longestOptionValue } from '../slack-limits.ts';
import { actionIds } from './action-ids.ts';
import {
  actions,
  button,
  context,
  paragraph,
  plain,
  plainText,
  quoted,
  richText,
} from './elements.ts';
import { parseJson } from './fact-ref.ts';
import { formatPlace } from './format-citation.ts';
import { notice } from './notice-reply.ts';
import type { Reply } from './reply.ts';
import { shorten } from './shorten.ts';
import { toSlackText } from './to-slack-text.ts';

/** What a card shows. */
export interface CardView {
  readonly id: string;
  /** `null` once all who asked are forgotten. */
  readonly question: string | null;
  readonly asked: number;
  /** Slack's id of the curator who has it, or settled it. */
  readonly claimedBy: string | null;
  /** What the curators said to it; `null` while it is open. */
  readonly settledAs: 'answered' | 'in_no_source' | null;
  /** The words of a source that it was answered with. */
  readonly answer: { readonly source: string; readonly quote: string } | null;
  /** Slack's id of the curator who made something of it for the knowledge base. */
  readonly patchedBy: string | null;
}

const refSchema = z.tuple([z.literal('card'), z.uuid()]);

/** Which card a button is of; `null` for anything that is not one of ours. */
export function parseCardRef(value: string): string | null {
  const parsed = refSchema.safeParse(parseJson(value));
  return parsed.success ? parsed.data[1] : null;
}

/** Whether something can be made of a card for the knowledge base: it is settled, and nobody did so yet. */
export function canBePatched({ settledAs, answer, patchedBy }: CardView): boolean {
  const isSettled = settledAs === 'in_no_source' || (settledAs === 'answered' && answer !== null);
  return isSettled && patchedBy === null;
}

/** A passage that comes near to a question, and where it stands. */
export interface NearPassage {
  readonly citation: Citation;
  readonly place: string;
}

/** A question to the curators, as they see it in their channel, with what comes nearest while it is open. */
export function cardReply(card: CardView, nearest: NearPassage | null = null): Reply {
  const { id, question, asked, claimedBy, settledAs, patchedBy } = card;
  const words = question === null ? 'It was forgotten.' : shorten(question, longestShown.claim);
  const count = asked === 1 ? 'One person asks.' : `${asked} people ask.`;
  const value = JSON.stringify(['card', id]);
  const said =
    settledAs === null
      ? 'It is with'
      : settledAs === 'answered'
        ? 'Answered by'
        : 'It is in no source, says';
  const claim = button({ actionId: actionIds.claimCard, label: 'Claim', value });
  const answer = button({ actionId: actionIds.answerCard, label: 'Answer', value });
  const settle = button({ actionId: actionIds.settleCard, label: 'Not in any source', value });
  const label = settledAs === 'answered' ? 'Make a fact' : 'Make a near miss';
  const make = button({ actionId: actionIds.makePatch, label, value });
  const made = settledAs === 'answered' ? 'A fact' : 'A near miss';
  return {
    blocks: [
      richText(paragraph(plain('A question to the curators', { bold: true })), quoted(words)),
      context(count),
      ...(settledAs === null && nearest !== null
        ? [
            richText(
              paragraph(plain('The nearest that a source says:')),
              quoted(nearest.citation.quote),
            ),
            context(nearest.place),
          ]
        : []),
      ...(claimedBy === null
        ? []
        : [
            richText(
              paragraph(plain(`${said} `), { type: 'user', user_id: claimedBy }, plain('.')),
            ),
          ]),
      ...(settledAs === null
        ? actions([...(claimedBy === null ? [claim] : []), answer, settle])
        : []),
      ...(canBePatched(card) ? actions([make]) : []),
      ...(patchedBy === null
        ? []
        : [
            richText(
              paragraph(
                plain(`${made} was made of it by `),
                { type: 'user', user_id: patchedBy },
                plain('. It answers once it is taken into the knowledge base.'),
              ),
            ),
          ]),
    ],
    text: toSlackText(`A question to the curators: ${words} ${count}`),
  };
}

/** Tells somebody who asked that a curator looked, and found it in no source. */
export function inNoSourceReply(question: string, by: string, language: Language): Reply {
  const words = shorten(question, longestShown.claim);
  const { text, blocks } = notice(language, ({ inNoSource }) => inNoSource(words));
  const who = richText(paragraph(plain('— '), { type: 'user', user_id: by }));
  return { text, blocks: [...blocks, who] };
}

export interface CuratorAnswer {
  /** As it was asked. */
  readonly question: string;
  /** What the curator says of it, in their own words; empty where the quote says it. */
  readonly line: string;
  readonly citation: Citation;
  /** Slack's id of the curator. */
  readonly by: string;
}

/** Tells somebody who asked what a curator found: the curator's line as theirs, and the source's words as the source's. */
export function curatorAnswerReply(
  { question, line, citation, by }: CuratorAnswer,
  knowledge: KnowledgeBase,
  language: Language,
): Reply {
  const { text, blocks } = notice(language, ({ curatorsAnswer }) =>
    curatorsAnswer(shorten(question, longestShown.claim)),
  );
  const place = formatPlace(citation, knowledge, language).join('');
  const said = line === '' ? '— ' : `${shorten(line, longestShown.answer)} — `;
  return {
    blocks: [
      ...blocks,
      richText(quoted(citation.quote)),
      context(place),
      richText(paragraph(plain(said), { type: 'user', user_id: by })),
    ],
    text: [text, toSlackText(`“${citation.quote}”`), toSlackText(place), toSlackText(line)]
      .filter((one) => one !== '')
      .join('\n'),
  };
}

/** The `callback_id` of the form for an answer, and the `block_id` of each field; each has one element of that name too. */
export const answerCardCallbackId = 'answer_card';
export const answerCardFields = { nearest: 'nearest', quote: 'quote', line: 'line' } as const;

/** The form in which a curator answers a card. `metadata` is given back with it. */
export function answerCardView({
  question,
  nearest,
  metadata,
}: {
  readonly question: string | null;
  /** What may be picked instead of typed. */
  readonly nearest: readonly NearPassage[];
  readonly metadata: string;
}): ModalView {
  const options = nearest.map(toOption).filter(({ value }) => value.length <= longestOptionValue);
  return {
    type: 'modal',
    callback_id: answerCardCallbackId,
    private_metadata: metadata,
    title: plainText('Answer'),
    submit: plainText('Send'),
    close: plainText('Cancel'),
    blocks: [
      context(shorten(question ?? 'It was forgotten.', longestShown.claim)),
      ...(options.length === 0
        ? []
        : [
            {
              type: 'input' as const,
              block_id: answerCardFields.nearest,
              optional: true,
              label: plainText('One of the nearest passages'),
              element: {
                type: 'radio_buttons' as const,
                action_id: answerCardFields.nearest,
                options,
              },
            },
          ]),
      {
        type: 'input',
        block_id: answerCardFields.quote,
        optional: options.length > 0,
        label: plainText('The words of a source'),
        hint: plainText(
          `As they stand there. I say where that is.${options.length === 0 ? '' : ' They go before what is picked above.'}`,
        ),
        element: {
          type: 'plain_text_input',
          action_id: answerCardFields.quote,
          multiline: true,
          max_length: longestCardQuote,
        },
      },
      {
        type: 'input',
        block_id: answerCardFields.line,
        optional: true,
        label: plainText('A line of your own'),
        hint: plainText('It stands under the quote, with your name.'),
        element: {
          type: 'plain_text_input',
          action_id: answerCardFields.line,
          max_length: longestCardLine,
        },
      },
    ],
  };
}

/** A passage to pick. What it carries is its place: the base has the words. */
function toOption({ citation, place }: NearPassage) {
  const { source, paragraph, start, end } = citation;
  return {
    text: plainText(shorten(citation.quote, longestOptionText)),
    description: plainText(shorten(place, longestOptionText)),
    value: JSON.stringify([source, paragraph, start, end]),
  };
}

const placeSchema = z.tuple([z.string(), z.int().min(1), z.int().min(0), z.int().min(0)]);

/** Reads which passage was picked, and its words in the base as it is; `null` where they are no longer there. */
export function parseNearest(value: string, { sources }: KnowledgeBase): Citation | null {
  const parsed = placeSchema.safeParse(parseJson(value));
  if (!parsed.success) return null;
  const [source, paragraph, start, end] = parsed.data;
  const quote = sources[source]?.paragraphs[paragraph - 1]?.slice(start, end) ?? '';
  return quote === '' ? null : { source, paragraph, start, end, quote };
}
