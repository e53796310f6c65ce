import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import {
  type Adders,
  adders,
  type ChannelSettings,
  type Manner,
  manners,
} from '../desk/channel-settings.ts';
import type { Source } from '../knowledge/knowledge-base.ts';
import { longestOptionText, longestOptionValue, mostOptionGroup } from '../slack-limits.ts';
import { context, plainText } from './elements.ts';
import { shorten } from './shorten.ts';

/** The `callback_id` of the form for settings, and the `block_id` of each field; each has one element of that name too. */
export const settingsCallbackId = 'settings';
export const settingsFields = {
  manner: 'manner',
  adders: 'adders',
  sources: 'sources',
  curators: 'curators',
} as const;

/** What each manner is called, and what it means to whoever chooses. */
export const mannerWords: Readonly<
  Record<Manner, { readonly name: string; readonly means: string }>
> = {
  public: { name: 'Public', means: 'A mention is answered for everybody here.' },
  asked: {
    name: 'Only when asked',
    means: 'Whoever asks gets the answer alone, and may share it here.',
  },
  private: {
    name: 'Private',
    means: 'Whoever asks gets the answer alone. It cannot be shared here.',
  },
  off: { name: 'Off', means: 'I answer nobody here, and say so.' },
};

/** Who may put texts into a channel. */
export const addersWords: Readonly<Record<Adders, string>> = {
  nobody: 'Nobody',
  curators: 'Curators',
  everybody: 'Everybody here',
};

export interface SettingsViewOptions {
  readonly settings: ChannelSettings;
  /** Those that whoever chooses may know of. */
  readonly sources: readonly Pick<Source, 'id' | 'title'>[];
  /** Slack's ids of the curators; `null` where they are not named here. */
  readonly curators: readonly string[] | null;
  /** Given back with the form. */
  readonly metadata: string;
}

/** The modal in which curators say where the desk may speak. */
export function settingsView({
  settings,
  sources,
  curators,
  metadata,
}: SettingsViewOptions): ModalView {
  return {
    type: 'modal',
    callback_id: settingsCallbackId,
    private_metadata: metadata,
    title: plainText('Settings'),
    submit: plainText('Save'),
    close: plainText('Cancel'),
    blocks: [
      context(
        'For this channel. In a channel that is shared with another organisation, I show nothing internal, whatever is chosen here.',
      ),
      mannerInput(settings),
      addersInput(settings),
      ...(sources.length > 1 ? [sourcesInput(settings, sources)] : []),
      ...(curators === null ? [] : [curatorsInput(curators)]),
    ],
  };
}

function mannerInput({ manner }: ChannelSettings): InputBlock {
  const options = manners.map((one) => ({
    text: plainText(mannerWords[one].name),
    description: plainText(mannerWords[one].means),
    value: one,
  }));
  const chosen = options.find(({ value }) => value === manner);
  return {
    type: 'input',
    block_id: settingsFields.manner,
    label: plainText('Whom I answer'),
    element: {
      type: 'radio_buttons',
      action_id: settingsFields.manner,
      options,
      ...(chosen && { initial_option: chosen }),
    },
  };
}

function addersInput(settings: ChannelSettings): InputBlock {
  const options = adders.map((one) => ({ text: plainText(addersWords[one]), value: one }));
  const chosen = options.find(({ value }) => value === settings.adders);
  return {
    type: 'input',
    block_id: settingsFields.adders,
    label: plainText('Who may add a source here'),
    hint: plainText(
      'A text for this channel alone, uncurated, for a week. Nobody adds one to a channel that is shared with another organisation.',
    ),
    element: {
      type: 'radio_buttons',
      action_id: settingsFields.adders,
      options,
      ...(chosen && { initial_option: chosen }),
    },
  };
}

function sourcesInput(
  settings: ChannelSettings,
  sources: readonly Pick<Source, 'id' | 'title'>[],
): InputBlock {
  const options = sources
    // A longer id cannot be told apart in a form.
    .filter(({ id }) => id.length <= longestOptionValue)
    .map(({ id, title }) => ({ text: plainText(shorten(title, longestOptionText)), value: id }));
  const chosen = options.filter(({ value }) => settings.sources?.includes(value) ?? true);
  return {
    type: 'input',
    block_id: settingsFields.sources,
    label: plainText('Which sources I answer from'),
    hint: plainText('With all of them chosen, sources that are added later count too.'),
    element: {
      type: 'multi_static_select',
      action_id: settingsFields.sources,
      ...(options.length <= mostOptionGroup ? { options } : { option_groups: inGroups(options) }),
      ...(chosen.length > 0 && { initial_options: chosen }),
    },
  };
}

function inGroups(options: readonly PlainTextOption[]) {
  return Array.from({ length: Math.ceil(options.length / mostOptionGroup) }, (_, group) => {
    const first = group * mostOptionGroup;
    const part = options.slice(first, first + mostOptionGroup);
    return { label: plainText(`${first + 1} to ${first + part.length}`), options: part };
  });
}

function curatorsInput(curators: readonly string[]): InputBlock {
  return {
    type: 'input',
    block_id: settingsFields.curators,
    label: plainText('Curators of this workspace'),
    hint: plainText('They alone change settings, and see what is under embargo.'),
    element: {
      type: 'multi_users_select',
      action_id: settingsFields.curators,
      ...(curators.length > 0 && { initial_users: [...curators] }),
    },
  };
}
