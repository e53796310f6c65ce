import type {
  ActionsBlock,
  Button,
  ContextBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
  RichTextText,
  SectionBlock,
} from '@slack/types';
import { longestRow, longestShown } from '../limits.ts';
import { longestButtonText } from '../slack-limits.ts';
import type { Stretch } from './find-words.ts';
import { shorten } from './shorten.ts';

/**
 * Block Kit's pieces as replies use them. Only element types that show text as it is: nothing here reads
 * markup, so that a source's `<!channel>` or `*` stays what it is.
 */

/** Slack refuses a text with nothing to see in it. */
const nothingVisible = /^[\s\p{Cc}\p{Cf}\p{Z}]*$/u;

type Style = NonNullable<RichTextText['style']>;

export function plain(text: string, style: Style = {}): RichTextText {
  return { type: 'text', text: visible(text), ...(Object.keys(style).length > 0 && { style }) };
}

export function link(url: string, text: string): RichTextElement {
  return { type: 'link', url, text: visible(text) };
}

export function paragraph(...elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

/** A source's words, those that decide in bold. Bold is all that is done to them: joined, they are the quote. */
export function quoted(text: string, bold: readonly Stretch[] = []): RichTextQuote {
  const elements: RichTextText[] = [];
  let at = 0;
  for (const { start, end } of bold) {
    if (start > at) elements.push({ type: 'text', text: text.slice(at, start) });
    elements.push({ type: 'text', text: text.slice(start, end), style: { bold: true } });
    at = end;
  }
  if (at < text.length) elements.push({ type: 'text', text: text.slice(at) });
  return {
    type: 'rich_text_quote',
    elements: bold.length === 0 ? [{ type: 'text', text: visible(text) }] : elements,
  };
}

/** Text that is copied as it stands. */
export function preformatted(text: string): RichTextPreformatted {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: visible(text) }] };
}

export function bullets(items: readonly RichTextSection[]): RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: [...items] };
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
