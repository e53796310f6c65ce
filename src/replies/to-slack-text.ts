/** Slack changes no message to a `text` of more than 4,000 characters. The rest is room for a notice above it. */
const longestText = 3_500;

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
    if (length > longestText) return [...lines, '…'].join('\n');
    lines.push(escaped);
  }
  return lines.join('\n');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
