import { isJsonObject, type JsonObject } from '../json.ts';

/** What a person chose or typed in an element: an option's value, an id, a text; several in a list. */
export type ElementValue = string | readonly string[] | null;

/** Under which key an element says what was chosen, and whether that is an option of its own. */
const keys: Readonly<Record<string, string>> = {
  button: 'value',
  feedback_buttons: 'value',
  icon_button: 'value',
  plain_text_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  number_input: 'value',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
  multi_users_select: 'selected_users',
  multi_channels_select: 'selected_channels',
  multi_conversations_select: 'selected_conversations',
};
const optionKeys: Readonly<Record<string, string>> = {
  static_select: 'selected_option',
  external_select: 'selected_option',
  overflow: 'selected_option',
  radio_buttons: 'selected_option',
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
};

/** What Slack sends of an element and what is chosen in it: `{type, selected_option}`, `{type, value}`. */
export function toElementState(element: JsonObject, value: ElementValue): JsonObject {
  const type = String(element['type']);
  const optionKey = optionKeys[type];
  if (optionKey === undefined) {
    return { type, [keys[type] ?? 'value']: type === 'datetimepicker' ? toNumber(value) : value };
  }
  const wanted = value === null ? [] : [value].flat();
  const chosen = optionsOf(element).filter((option) => wanted.includes(String(option['value'])));
  return {
    type,
    [optionKey]: optionKey === 'selected_options' ? chosen : (chosen[0] ?? null),
  };
}

/** What is chosen before a person touches it. */
export function initialValue(element: JsonObject): ElementValue {
  const options = element['initial_options'];
  if (Array.isArray(options)) return options.map((option) => String(Object(option).value));
  const option = element['initial_option'];
  if (isJsonObject(option)) return String(option['value']);

  for (const key of initialKeys) {
    const value = element[key];
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value)) return value.map(String);
  }
  return null;
}

const initialKeys = [
  ['initial_value', 'initial_date', 'initial_time', 'initial_date_time', 'initial_user'],
  ['initial_channel', 'initial_conversation'],
  ['initial_users', 'initial_channels', 'initial_conversations'],
].flat();

/** An element's options, those in groups included. */
export function optionsOf({ options, option_groups: groups }: JsonObject): readonly JsonObject[] {
  const grouped = Array.isArray(groups) ? groups.filter(isJsonObject).flatMap(optionsOf) : [];
  return Array.isArray(options) ? options.filter(isJsonObject) : grouped;
}

function toNumber(value: ElementValue): number | null {
  return typeof value === 'string' && value !== '' ? Number(value) : null;
}
