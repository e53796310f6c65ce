import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { sampleButtons } from './aside-reply.ts';
import { formatCoverage } from './describe-fact.ts';
import { paragraph, plain, richText } from './elements.ts';
import { homeStrings } from './home-strings.ts';
import type { Reply } from './reply.ts';
import { toSlackText } from './to-slack-text.ts';

/** The first message to somebody: what the desk does here, and what to try. */
export function welcomeReply(knowledge: KnowledgeBase, command: string): Reply {
  const lines = [homeStrings.welcome, formatCoverage(knowledge), homeStrings.welcomeAbout(command)];

  return {
    blocks: [
      ...lines.map((line, n) => richText(paragraph(plain(line, { bold: n === 0 })))),
      ...sampleButtons(knowledge),
    ],
    text: toSlackText(lines.join('\n')),
  };
}
