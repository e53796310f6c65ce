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

/** From a whole quote down to what always leaves room for the rest. */
const quoteLimits = [Number.POSITIVE_INFINITY, 3_000, 2_500, 2_000, 1_500, 1_000] as const;

/** Builds the text with as much of a quote as Slack takes, and turns it into what Slack takes. */
export function fitSlackText(build: (quoteLimit: number) => string): string {
  const fitting = quoteLimits.map((limit) => build(limit)).find(isWholeText);
  return toSlackText(fitting ?? build(500));
}

/** Whether Slack takes a plain text with nothing left out. */
export function isWholeText(text: string): boolean {
  return escapeText(text).length < longestText;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
