import type { InputBlock, ModalView } from '@slack/types';
import type { Language } from '../language/detect-language.ts';
import { longestField } from '../slack-limits.ts';
import { context, plainText } from './elements.ts';
import type { Strings } from './strings/en.ts';
import { stringsOf } from './strings/strings-of.ts';

/** The fields of a draft, in order, by their `block_id`. */
export const draftParts = ['part1', 'part2', 'part3', 'part4', 'part5'] as const;

/** The `callback_id` of the modal, and the `action_id` of each of its fields. */
export const draftCallbackId = 'check_draft';
export const draftActionId = 'text';

/** The modal that takes a whole draft. */
export function draftView(language: Language = 'en'): ModalView {
  const { cancel, draft } = stringsOf(language).forms;
  return {
    type: 'modal',
    callback_id: draftCallbackId,
    title: plainText(draft.title),
    submit: plainText(draft.submit),
    close: plainText(cancel),
    blocks: [context(draft.about), ...textParts(draft.label, language)],
  };
}

/** The fields of a long text, in order, as one field of Slack's takes too little. */
export function textParts(label: string, language: Language): InputBlock[] {
  const { draft } = stringsOf(language).forms;
  return draftParts.map((blockId, index) => partInput(blockId, index, { ...draft, label }));
}

function partInput(blockId: string, index: number, draft: Strings['forms']['draft']): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    optional: index > 0,
    label: plainText(index === 0 ? draft.label : draft.part(index + 1)),
    ...(index === 0 && {
      hint: plainText(draft.hint(longestField.toLocaleString('en'))),
    }),
    element: {
      type: 'plain_text_input',
      action_id: draftActionId,
      multiline: true,
      max_length: longestField,
    },
  };
}
