import type { InputBlock, ModalView } from '@slack/types';
import { longestField } from '../slack-limits.ts';
import { context, plainText } from './elements.ts';

/** The fields of a draft, in order, by their `block_id`. */
export const draftParts = ['part1', 'part2', 'part3', 'part4', 'part5'] as const;

/** The `callback_id` of the modal, and the `action_id` of each of its fields. */
export const draftCallbackId = 'check_draft';
export const draftActionId = 'text';

/** The modal that takes a whole draft. */
export function draftView(): ModalView {
  return {
    type: 'modal',
    callback_id: draftCallbackId,
    title: plainText('Check a draft'),
    submit: plainText('Check'),
    close: plainText('Cancel'),
    blocks: [
      context(
        'Each sentence is held against the source. You alone get the result, as a direct message. The draft itself is not kept.',
      ),
      ...textParts('Draft'),
    ],
  };
}

/** The fields of a long text, in order, as one field of Slack's takes too little. */
export function textParts(label: string): InputBlock[] {
  return draftParts.map((blockId, index) => partInput(blockId, index, label));
}

function partInput(blockId: string, index: number, label: string): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    optional: index > 0,
    label: plainText(index === 0 ? label : `Part ${index + 1}`),
    ...(index === 0 && {
      hint: plainText(
        `Up to ${longestField.toLocaleString('en')} characters. What is longer goes on in the next part.`,
      ),
    }),
    element: {
      type: 'plain_text_input',
      action_id: draftActionId,
      multiline: true,
      max_length: longestField,
    },
  };
}
