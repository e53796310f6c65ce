import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { adders, type ChannelSettings, manners } from '../desk/channel-settings.ts';
import type { Source } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestOptionText, longestOptionValue, mostOptionGroup } from '../slack-limits.ts';
import { context, plainText } from './elements.ts';
import { shorten } from './shorten.ts';
import type { Strings } from './strings/en.ts';
import { stringsOf } from './strings/strings-of.ts';

/** The `callback_id` of the form for settings, and the `block_id` of each field; each has one element of that name too. */
export const settingsCallbackId = 'settings';
export const settingsFields = {
  manner: 'manner',
  adders: 'adders',
  sources: 'sources',
  curators: 'curators',
  curatorsChannel: 'curators_channel',
} as const;

export interface SettingsViewOptions {
  readonly settings: ChannelSettings;
  /** Those that whoever chooses may know of. */
  readonly sources: readonly Pick<Source, 'id' | 'title'>[];
  /** Slack's ids of the curators; `null` where they are not named here. */
  readonly curators: readonly string[] | null;
  /** Slack's id of the channel that questions to the curators go to; `null` where none is chosen. */
  readonly curatorsChannel?: string | null;
  /** Given back with the form. */
  readonly metadata: string;
  readonly language?: Language;
}

/** The modal in which curators say where the desk may speak. */
export function settingsView({
  settings,
  sources,
  curators,
  curatorsChannel = null,
  metadata,
  language = 'en',
}: SettingsViewOptions): ModalView {
  const { cancel, settings: say } = stringsOf(language).forms;
  return {
    type: 'modal',
    callback_id: settingsCallbackId,
    private_metadata: metadata,
    title: plainText(say.title),
    submit: plainText(say.submit),
    close: plainText(cancel),
    blocks: [
      context(say.about),
      mannerInput(settings, say),
      addersInput(settings, say),
      ...(sources.length > 1 ? [sourcesInput(settings, sources, say)] : []),
      ...(curators === null ? [] : [curatorsInput(curators, say)]),
      curatorsChannelInput(curatorsChannel, say),
    ],
  };
}

type Say = Strings['forms']['settings'];

function mannerInput({ manner }: ChannelSettings, say: Say): InputBlock {
  const options = manners.map((one) => ({
    text: plainText(say.manners[one].name),
    description: plainText(say.manners[one].means),
    value: one,
  }));
  const chosen = options.find(({ value }) => value === manner);
  return {
    type: 'input',
    block_id: settingsFields.manner,
    label: plainText(say.whom),
    element: {
      type: 'radio_buttons',
      action_id: settingsFields.manner,
      options,
      ...(chosen && { initial_option: chosen }),
    },
  };
}

function addersInput(settings: ChannelSettings, say: Say): InputBlock {
  const options = adders.map((one) => ({ text: plainText(say.addersNames[one]), value: one }));
  const chosen = options.find(({ value }) => value === settings.adders);
  return {
    type: 'input',
    block_id: settingsFields.adders,
    label: plainText(say.adders),
    hint: plainText(say.addersHint),
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
  say: Say,
): InputBlock {
  const options = sources
    // A longer id cannot be told apart in a form.
    .filter(({ id }) => id.length <= longestOptionValue)
    .map(({ id, title }) => ({ text: plainText(shorten(title, longestOptionText)), value: id }));
  const chosen = options.filter(({ value }) => settings.sources?.includes(value) ?? true);
  return {
    type: 'input',
    block_id: settingsFields.sources,
    label: plainText(say.sources),
    hint: plainText(say.sourcesHint),
    element: {
      type: 'multi_static_select',
      action_id: settingsFields.sources,
      ...(options.length <= mostOptionGroup
        ? { options }
        : { option_groups: inGroups(options, say) }),
      ...(chosen.length > 0 && { initial_options: chosen }),
    },
  };
}

function inGroups(options: readonly PlainTextOption[], say: Say) {
  return Array.from({ length: Math.ceil(options.length / mostOptionGroup) }, (_, group) => {
    const first = group * mostOptionGroup;
    const part = options.slice(first, first + mostOptionGroup);
    return { label: plainText(say.group(first + 1, first + part.length)), options: part };
  });
}

function curatorsInput(curators: readonly string[], say: Say): InputBlock {
  return {
    type: 'input',
    block_id: settingsFields.curators,
    label: plainText(say.curators),
    hint: plainText(say.curatorsHint),
    element: {
      type: 'multi_users_select',
      action_id: settingsFields.curators,
      ...(curators.length > 0 && { initial_users: [...curators] }),
    },
  };
}

function curatorsChannelInput(channel: string | null, say: Say): InputBlock {
  return {
    type: 'input',
    block_id: settingsFields.curatorsChannel,
    optional: true,
    label: plainText(say.curatorsChannel),
    hint: plainText(say.curatorsChannelHint),
    element: {
      type: 'conversations_select',
      action_id: settingsFields.curatorsChannel,
      filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
      ...(channel !== null && { initial_conversation: channel }),
    },
  };
}
