/**
 * Escapes plain text for Slack's `text` fields, so that it shows as it is: `<!channel>` in a quote must not
 * call a channel, nor `<http://a|b>` become a link.
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
