import { z } from 'zod';
import {
  actionId,
  anyText,
  confirm,
  option,
  optionGroup,
  plainText,
  shown,
  url,
} from './text-schema.ts';

/** The interactive elements, and the image, as Slack takes them. */

const common = { action_id: actionId, confirm, focus_on_load: z.boolean().optional() };
const placeholder = plainText(150).optional();
const dispatchOn = z
  .strictObject({
    trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])),
  })
  .optional();
const style = z.enum(['primary', 'danger']).optional();
const accessibilityLabel = shown(75).optional();
const value = z.string().max(2_000, 'must be less than 2001 characters').optional();

const button = z.strictObject({
  type: z.literal('button'),
  ...common,
  text: plainText(75),
  url: url.optional(),
  value,
  style,
  accessibility_label: accessibilityLabel,
});

const choices = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const several = { max_selected_items: z.number().int().min(1).optional() };
const fewOptions = z.array(option).min(1).max(10);
const conversationFilter = z
  .strictObject({
    include: z.array(z.enum(['im', 'mpim', 'private', 'public'])).optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();
const conversation = {
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter: conversationFilter,
};

const menus = [
  z.strictObject({
    type: z.literal('static_select'),
    ...common,
    placeholder,
    ...choices,
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('multi_static_select'),
    ...common,
    placeholder,
    ...choices,
    ...several,
    initial_options: z.array(option).optional(),
  }),
  z.strictObject({
    type: z.literal('external_select'),
    ...common,
    placeholder,
    min_query_length: z.number().int().optional(),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('users_select'),
    ...common,
    placeholder,
    initial_user: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...common,
    placeholder,
    ...several,
    initial_users: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...common,
    placeholder,
    ...conversation,
    initial_conversation: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...common,
    placeholder,
    ...conversation,
    ...several,
    initial_conversations: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...common,
    placeholder,
    response_url_enabled: z.boolean().optional(),
    initial_channel: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('multi_channels_select'),
    ...common,
    placeholder,
    ...several,
    initial_channels: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('overflow'),
    action_id: actionId,
    confirm,
    options: z.array(option).min(1).max(5),
  }),
] as const;

const pickers = [
  z.strictObject({
    type: z.literal('datepicker'),
    ...common,
    placeholder,
    initial_date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date YYYY-MM-DD')
      .optional(),
  }),
  z.strictObject({
    type: z.literal('timepicker'),
    ...common,
    placeholder,
    initial_time: z
      .string()
      .regex(/^\d{2}:\d{2}$/, 'must be a time HH:mm')
      .optional(),
    timezone: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('datetimepicker'),
    ...common,
    initial_date_time: z.number().int().optional(),
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    ...common,
    options: fewOptions,
    initial_options: z.array(option).optional(),
  }),
  z.strictObject({
    type: z.literal('radio_buttons'),
    ...common,
    options: fewOptions,
    initial_option: option.optional(),
  }),
] as const;

const typed = {
  action_id: actionId,
  placeholder,
  dispatch_action_config: dispatchOn,
  focus_on_load: z.boolean().optional(),
};
const initialText = z.string().max(3_000, 'must be less than 3001 characters').optional();

export const image = z.strictObject({
  type: z.literal('image'),
  image_url: url.optional(),
  slack_file: z.looseObject({}).optional(),
  alt_text: shown(2_000),
});

/** What an `actions` block may hold. */
export const actionElement = z.discriminatedUnion('type', [
  button,
  z.looseObject({ type: z.literal('workflow_button'), text: plainText(75) }),
  z.looseObject({ type: z.literal('rich_text_input'), action_id: actionId }),
  ...menus,
  ...pickers,
]);

/** What may stand at the right of a `section`. */
export const accessory = z.discriminatedUnion('type', [
  image,
  button,
  z.looseObject({ type: z.literal('workflow_button'), text: plainText(75) }),
  ...menus,
  ...pickers,
]);

/** What a person fills in. */
export const inputElement = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('plain_text_input'),
    ...typed,
    initial_value: initialText,
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3_000).optional(),
    max_length: z.number().int().min(1).max(3_000).optional(),
  }),
  z.strictObject({
    type: z.literal('number_input'),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: initialText,
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('email_text_input'),
    ...typed,
    initial_value: initialText,
  }),
  z.strictObject({
    type: z.literal('url_text_input'),
    ...typed,
    initial_value: initialText,
  }),
  z.looseObject({ type: z.literal('rich_text_input'), action_id: actionId }),
  z.looseObject({ type: z.literal('file_input'), action_id: actionId }),
  ...menus.slice(0, -1),
  ...pickers,
]);

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: z.string().max(2_000, 'must be less than 2001 characters'),
  accessibility_label: accessibilityLabel,
});

/** What a `context_actions` block may hold. */
export const contextActionElement = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('feedback_buttons'),
    action_id: actionId,
    positive_button: feedbackButton,
    negative_button: feedbackButton,
  }),
  z.strictObject({
    type: z.literal('icon_button'),
    action_id: actionId,
    icon: z.literal('trash'),
    text: plainText(75),
    value,
    confirm,
    accessibility_label: accessibilityLabel,
    visible_to_user_ids: z.array(z.string()).optional(),
  }),
]);

/** What a `context` block may hold. */
export const contextElement = z.union([image, anyText(2_000)]);
