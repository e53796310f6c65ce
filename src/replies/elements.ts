import type {
  ActionsBlock,
  Button,
  ContextBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextQuote,
  RichTextSection,
  SectionBlock,
} from '@slack/types';
import { longestRow, longestShown } from '../limits.ts';
import { longestButtonText } from '../slack-limits.ts';
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

export function quoted(text: string): RichTextQuote {
  return { type: 'rich_text_quote', elements: [{ type: 'text', text: visible(text) }] };
}

export function bullets(items: readonly RichTextSection[]): RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: [...items] };
}

export function richText(
  ...elements: (RichTextSection | RichTextQuote | RichTextList)[]
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

/** A few lines with a button beside them. */
export function row(text: string, accessory: Button | null): SectionBlock {
  return {
    type: 'section',
    text: plainText(shorten(text, longestRow)),
    ...(accessory && { accessory }),
  };
}

/** Gives no block when there is no button: Slack refuses an empty one. */
export function actions(buttons: readonly Button[]): ActionsBlock[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: [...buttons] }];
}

export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text: visible(text), emoji: false };
}

function visible(text: string): string {
  return nothingVisible.test(text) ? '–' : text;
}
