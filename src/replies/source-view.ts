import type { ModalView } from '@slack/types';
import { longestShown } from '../limits.ts';
import { textParts } from './draft-view.ts';
import { context, plainText } from './elements.ts';

/** The `callback_id` of the form for a text, and the `block_id` of its title, whose element has the same name. */
export const sourceCallbackId = 'add_source';
export const sourceTitleField = 'title';

/** The modal that takes a text as a source of one channel, in the same fields as a draft. `metadata` is given back with it. */
export function sourceView({ metadata }: { readonly metadata: string }): ModalView {
  return {
    type: 'modal',
    callback_id: sourceCallbackId,
    private_metadata: metadata,
    title: plainText('Add a source'),
    submit: plainText('Add'),
    close: plainText('Cancel'),
    blocks: [
      context(
        'For this channel alone, for seven days. I answer from its own words, marked as uncurated and added by you. A longer text: “Use as a source” on a message.',
      ),
      {
        type: 'input',
        block_id: sourceTitleField,
        label: plainText('Title'),
        element: {
          type: 'plain_text_input',
          action_id: sourceTitleField,
          max_length: longestShown.sourceTitle,
        },
      },
      ...textParts('Text', 'en'),
    ],
  };
}
