import { longestReplyText, quoteLengthsInText } from '../limits.ts';
/**
 * Turns plain text into what Slack's `text` fields take: escaped, so that it shows as it is (`<!channel>` in a
 * quote must not call a channel, nor `<http://a|b>` become a link), and of as many whole lines as there is room
 * for. A line is never cut: it may be a quote.
 */
export function toSlackText(text: string): string {
  const lines: string[] = [];
  let length = 0;

  for (const line of text.split('\n')) {
    const escaped = escapeText(line);
    length += escaped.length + 1;
    if (length > longestReplyText) return [...lines, '…'].join('\n');
    lines.push(escaped);
  }
  return lines.join('\n');
}

/** Builds a text with as much of its quotes as fits, and turns it into what Slack's `text` fields take. */
export function fitSlackText(build: (quoteLimit: number) => string): string {
  let text = '';
  for (const quoteLimit of quoteLengthsInText) {
    text = build(quoteLimit);
    if (isWholeText(text)) break;
  }
  return toSlackText(text);
}

/** Gives back the plain text of what `toSlackText` made, for where it is no message of Slack's. */
export function fromSlackText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Whether Slack takes a plain text with nothing left out. */
export function isWholeText(text: string): boolean {
  return escapeText(text).length < longestReplyText;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
