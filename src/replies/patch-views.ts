import type { InputBlock, ModalView } from '@slack/types';
import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import {
  longestCardLine,
  longestCardQuote,
  longestPatchQuestion,
  mostPatchAsks,
} from '../limits.ts';
import { longestButtonText, longestField, mostSelectOptions } from '../slack-limits.ts';
import { context, plainText, quoted, richText, select } from './elements.ts';
import { formatPlace } from './format-citation.ts';
import { shorten } from './shorten.ts';

/** The `callback_id` of the two forms, and the `block_id` of each field; each has one element of that name too. */
export const patchCallbackId = 'make_patch';
export const patchFields = {
  title: 'title',
  questions: 'questions',
  answer: 'answer',
  attribution: 'attribution',
  question: 'question',
  fact: 'fact',
} as const;

/** The form in which a curator makes a fact of a card. They read English sources: it speaks English. */
export function factPatchView({
  asked,
  citation,
  speaker,
  knowledge,
  metadata,
}: {
  /** What people asked. */
  readonly asked: readonly string[];
  readonly citation: Citation;
  /** Who says it in the source, as far as that can be read. */
  readonly speaker: string | null;
  readonly knowledge: KnowledgeBase;
  readonly metadata: string;
}): ModalView {
  return {
    ...frame('Make a fact', metadata),
    blocks: [
      richText(quoted(citation.quote)),
      context(formatPlace(citation, knowledge, 'en').join('')),
      field(patchFields.title, {
        label: 'Title',
        hint: 'What the fact tells, as a topic to press: not how somebody asked.',
        longest: longestButtonText,
      }),
      field(patchFields.questions, {
        label: 'Questions that it answers, one a line',
        hint: 'As people asked. Word them as you would curate them: what you leave as it was goes with whoever asked it.',
        initial: asked.slice(0, mostPatchAsks).join('\n'),
        longest: longestField,
        isLong: true,
      }),
      field(patchFields.answer, {
        label: 'Answer',
        hint: 'One line that says nothing that the quote does not.',
        initial: citation.quote.replace(/\s+/gu, ' '),
        longest: longestCardQuote,
        isLong: true,
      }),
      field(patchFields.attribution, {
        label: 'Who says it in the source',
        hint: 'Leave it empty where it is the source itself.',
        initial: speaker ?? '',
        longest: longestCardLine,
        isOptional: true,
      }),
    ],
  };
}

/** The form in which a curator notes that no source answers a question, in a fact that it lies near to. */
export function nearMissView({
  question,
  facts,
  metadata,
}: {
  /** As it was asked; `null` where that is forgotten. */
  readonly question: string | null;
  /** Nearest first. */
  readonly facts: readonly Pick<Fact, 'id' | 'title'>[];
  readonly metadata: string;
}): ModalView {
  const items = facts.slice(0, mostSelectOptions).map(({ id, title }) => ({
    label: title,
    value: id,
  }));
  const element = select({ actionId: patchFields.fact, name: 'A fact', items });
  const [first] = element?.options ?? [];
  return {
    ...frame('Make a near miss', metadata),
    blocks: [
      context('A question that no source answers: the desk learns from it when to say so.'),
      field(patchFields.question, {
        label: 'The question',
        hint: 'Word it as you would curate it: what you leave as it was goes with whoever asked it.',
        initial: shorten(question ?? '', longestPatchQuestion),
        longest: longestPatchQuestion,
      }),
      ...(element && first
        ? [
            {
              type: 'input' as const,
              block_id: patchFields.fact,
              label: plainText('The fact that it lies nearest to'),
              element: { ...element, initial_option: first },
            },
          ]
        : []),
    ],
  };
}

function frame(title: string, metadata: string) {
  return {
    type: 'modal' as const,
    callback_id: patchCallbackId,
    private_metadata: metadata,
    title: plainText(title),
    submit: plainText('Propose'),
    close: plainText('Cancel'),
  };
}

interface FieldOptions {
  readonly label: string;
  readonly hint: string;
  readonly initial?: string;
  readonly longest: number;
  readonly isLong?: boolean;
  readonly isOptional?: boolean;
}

function field(
  name: string,
  { label, hint, initial = '', longest, isLong = false, isOptional = false }: FieldOptions,
): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plainText(label),
    hint: plainText(hint),
    optional: isOptional,
    element: {
      type: 'plain_text_input',
      action_id: name,
      multiline: isLong,
      max_length: longest,
      ...(initial !== '' && { initial_value: initial.slice(0, longest) }),
    },
  };
}
