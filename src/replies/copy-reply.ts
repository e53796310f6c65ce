import { preformatted, richText } from './elements.ts';
import type { Reply } from './reply.ts';
import { toSlackText } from './to-slack-text.ts';

/** A draft's result as text to copy. */
export function copyReply(markdown: string): Reply {
  return { blocks: [richText(preformatted(markdown))], text: toSlackText(markdown) };
}
