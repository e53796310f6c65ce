import type {
  ActionsBlock,
  Button,
  ContextBlock,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { longestRow, longestShown } from '../limits.ts';
import {
  longestButtonText,
  longestOptionValue,
  mostOverflowOptions,
  mostSelectOptions,
} from '../slack-limits.ts';
import type { Span } from './deciding-words.ts';
import { shorten } from './shorten.ts';

/**
 * Block Kit's pieces as replies use them. Only element types that show text as it is: nothing here reads
 * markup, so that a source's `<!channel>` or `*` stays what it is.
 */

/** Slack refuses a text with nothing to see in it. */
const nothingVisible = /^[\s\p{Cc}\p{Cf}\p{Z}]*$/u;

export function plain(text: string, { bold = false, italic = false } = {}): RichTextElement {
  const style = { ...(bold && { bold }), ...(italic && { italic }) };
  return { type: 'text', text: visible(text), ...(Object.keys(style).length > 0 && { style }) };
}

export function link(url: string, text: string): RichTextElement {
  return { type: 'link', url, text: visible(text) };
}

export function paragraph(...elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

/** A source's words. Some may be bold: the characters stay the source's. */
export function quoted(text: string, bold: readonly Span[] = []): RichTextQuote {
  const parts: RichTextElement[] = [];
  let read = 0;
  for (const { start, end } of bold.filter((span) => span.end <= text.length)) {
    if (start > read) parts.push({ type: 'text', text: text.slice(read, start) });
    parts.push({ type: 'text', text: text.slice(start, end), style: { bold: true } });
    read = end;
  }
  if (read < text.length || parts.length === 0) {
    const rest = text.slice(read);
    parts.push({ type: 'text', text: read === 0 ? visible(rest) : rest });
  }
  return { type: 'rich_text_quote', elements: parts };
}

export function bullets(items: readonly RichTextSection[]): RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: [...items] };
}

/** Text to be copied, set as it is. */
export function preformatted(text: string): RichTextPreformatted {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: visible(text) }] };
}

export function richText(
  ...elements: (RichTextSection | RichTextQuote | RichTextList | RichTextPreformatted)[]
): RichTextBlock {
  return { type: 'rich_text', elements };
}

/** Small grey text under an answer. */
export function context(text: string): ContextBlock {
  return { type: 'context', elements: [plainText(shorten(text, longestShown.context))] };
}

export function button({
  actionId,
  label,
  value,
}: {
  readonly actionId: string;
  readonly label: string;
  readonly value: string;
}): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(shorten(label, longestButtonText)),
    value,
  };
}

/** A few lines with a button or a menu beside them. */
export function row(text: string, accessory: Button | StaticSelect | null): SectionBlock {
  return {
    type: 'section',
    text: plainText(shorten(text, longestRow)),
    ...(accessory && { accessory }),
  };
}

/** Buttons that are not so often pressed, behind three dots. Gives none where there is nothing in it. */
export function overflow(actionId: string, items: readonly MenuItem[]): Overflow[] {
  const options = toOptions(items).slice(0, mostOverflowOptions);
  return options.length === 0 ? [] : [{ type: 'overflow', action_id: actionId, options }];
}

/** A menu that opens below its name; `null` where there is nothing in it. */
export function select({
  actionId,
  name,
  items,
}: {
  readonly actionId: string;
  readonly name: string;
  readonly items: readonly MenuItem[];
}): StaticSelect | null {
  const options = toOptions(items).slice(0, mostSelectOptions);
  return options.length === 0
    ? null
    : { type: 'static_select', action_id: actionId, placeholder: plainText(name), options };
}

/** Slack refuses a choice whose value is too long: only the id of a fact can make it so. */
function toOptions(items: readonly MenuItem[]): PlainTextOption[] {
  return items
    .filter(({ value }) => value.length <= longestOptionValue)
    .map(({ label, value }) => ({ text: plainText(shorten(label, longestButtonText)), value }));
}

export interface MenuItem {
  readonly label: string;
  readonly value: string;
}

/** Texts in two columns, read down the first and then the second. */
export function columns(items: readonly string[]): SectionBlock {
  const half = Math.ceil(items.length / 2);
  const fields = [items.slice(0, half), items.slice(half)].filter(({ length }) => length > 0);
  return { type: 'section', fields: fields.map((lines) => plainText(lines.join('\n'))) };
}

/** Gives no block when there is no button: Slack refuses an empty one. */
export function actions(buttons: readonly (Button | Overflow | StaticSelect)[]): ActionsBlock[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: [...buttons] }];
}

export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text: visible(text), emoji: false };
}

function visible(text: string): string {
  return nothingVisible.test(text) ? '–' : text;
}
