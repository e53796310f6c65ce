import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { sampleButtons, sampleLines } from './aside-reply.ts';
import { formatCoverage } from './describe-fact.ts';
import { bullets, paragraph, plain, richText } from './elements.ts';
import type { Reply } from './reply.ts';
import { toSlackText } from './to-slack-text.ts';

export interface HelpReplyOptions {
  readonly knowledge: KnowledgeBase;
  /** The slash command, as `/desk`. */
  readonly command: string;
}

/** What the desk is. */
export function helpOpening(knowledge: KnowledgeBase): string {
  return `${formatCoverage(knowledge)} I answer in the source's own words and say where they stand, or that it is not in the source.`;
}

/** How to ask, and what to expect. */
export function helpReply({ knowledge, command }: HelpReplyOptions): Reply {
  const opening = helpOpening(knowledge);
  const ways = [
    `${command} QUESTION: I answer to you only, with a button to share it in the channel.`,
    'Mention me in a channel with a question: I answer in a thread, for everybody there.',
    'In a thread, slash commands do not work: mention me instead. Mention me again for each question, as I read no message that does not mention me.',
    'Write to me directly: no mention needed.',
    'Edit a question that you mentioned me in, or wrote to me, and I change my answer.',
    `${command} check CLAIM: what the source says about a claim. A mention that is a statement is checked too.`,
    `${command} draft, or the shortcut “Check a draft”: each sentence of a draft is checked, and you get the result as a direct message.`,
    'The shortcut “Check this message”, on anybody\u2019s message: you alone see the result.',
    `${command} topics: all that I can answer.`,
    `${command} forget-me: I delete what I keep of your words.`,
  ];

  const samples = sampleLines(knowledge);
  const examples = samples.length > 0 ? ['For example:', ...samples] : [];

  return {
    blocks: [
      richText(
        paragraph(plain(opening)),
        bullets(ways.map((way) => paragraph(plain(way)))),
        ...examples.slice(0, 1).map((line) => paragraph(plain(line))),
      ),
      ...sampleButtons(knowledge),
    ],
    text: toSlackText([opening, ...ways.map((way) => `- ${way}`), ...examples].join('\n')),
  };
}
