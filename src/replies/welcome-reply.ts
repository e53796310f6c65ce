import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { sampleButtons } from './aside-reply.ts';
import { formatCoverage } from './describe-fact.ts';
import { paragraph, plain, richText } from './elements.ts';
import type { Reply } from './reply.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';

/** The first message to somebody: what the desk does here, and what to try. */
export function welcomeReply(knowledge: KnowledgeBase, command: string, language: Language): Reply {
  const { welcome, welcomeAbout } = stringsOf(language).guide;
  const lines = [welcome, formatCoverage(knowledge, language), welcomeAbout(command)];

  return {
    blocks: [
      ...lines.map((line, n) => richText(paragraph(plain(line, { bold: n === 0 })))),
      ...sampleButtons(knowledge, language),
    ],
    text: toSlackText(lines.join('\n')),
  };
}
