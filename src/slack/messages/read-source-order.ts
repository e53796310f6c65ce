import { longestSourceOpening } from '../../limits.ts';
import { readSlackArticle, type SlackTextOptions } from './read-slack-text.ts';

/**
 * The text that a message gives as a source: it begins with the word alone on its line. `null` where it gives none.
 *
 * @param text  In Slack's markup.
 */
export function readSourceOrder(text: string, options: SlackTextOptions = {}): string | null {
  // Nearly every message is told by its first word.
  if (!/\bsource\b/i.test(text.slice(0, longestSourceOpening))) return null;
  const [first = '', ...lines] = readSlackArticle(text, options).split('\n');
  return /^source\s*[:.]?$/i.test(first) && lines.length > 0 ? lines.join('\n').trim() : null;
}
