import type { ModalView } from '@slack/types';
import type { Language } from '../language/detect-language.ts';
import { longestShown } from '../limits.ts';
import { textParts } from './draft-view.ts';
import { context, plainText } from './elements.ts';
import { stringsOf } from './strings/strings-of.ts';

/** The `callback_id` of the form for a text, and the `block_id` of its title, whose element has the same name. */
export const sourceCallbackId = 'add_source';
export const sourceTitleField = 'title';

/** The modal that takes a text as a source of one channel, in the same fields as a draft. `metadata` is given back with it. */
export function sourceView({
  metadata,
  language,
}: {
  readonly metadata: string;
  readonly language: Language;
}): ModalView {
  const { form } = stringsOf(language).additions;
  return {
    type: 'modal',
    callback_id: sourceCallbackId,
    private_metadata: metadata,
    title: plainText(form.title),
    submit: plainText(form.submit),
    close: plainText(form.cancel),
    blocks: [
      context(form.about),
      {
        type: 'input',
        block_id: sourceTitleField,
        label: plainText(form.name),
        element: {
          type: 'plain_text_input',
          action_id: sourceTitleField,
          max_length: longestShown.sourceTitle,
        },
      },
      ...textParts(form.text, language),
    ],
  };
}
