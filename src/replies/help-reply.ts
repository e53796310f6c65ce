import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { actionIds } from './action-ids.ts';
import { sampleLines } from './aside-reply.ts';
import { formatCoverage } from './describe-fact.ts';
import { actions, bullets, paragraph, plain, richText, select } from './elements.ts';
import { encodeFactRef } from './fact-ref.ts';
import { formatOrigin } from './format-citation.ts';
import type { Reply } from './reply.ts';
import { sampleQuestions } from './sample-questions.ts';
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

/** How to ask, and what to expect, in seven lines; and a menu of questions to try. */
export function helpReply({ knowledge, command }: HelpReplyOptions): Reply {
  const opening = [helpOpening(knowledge), ...formatUnknown(knowledge)].join(' ');
  const ways = [
    `Ask: ${command} QUESTION for you alone, a mention for the channel, a direct message with neither.`,
    `Check a claim: ${command} check CLAIM, a mention that states it, or “Check this message” on anybody\u2019s message.`,
    `Check a draft: ${command} draft, or the shortcut “Check a draft”. You get it back as a direct message.`,
    `${command} sources: what I answer from here. Add a text to this channel alone, for a week: ${command} source, or “Use as a source” on a message.`,
    'In a thread mention me each time: commands do not work there, and I read nothing that does not mention me.',
    'Edit a question, and I change my answer.',
    `${command} topics: all that is curated. ${command} forget-me: I delete what I keep of your words.`,
  ];
  const samples = sampleLines(knowledge);
  const examples = samples.length > 0 ? ['For example:', ...samples] : [];
  const menu = select({
    actionId: `${actionIds.askTopic}_0`,
    name: 'Try a question',
    items: sampleQuestions(knowledge).flatMap(({ fact, question }) => {
      const value = encodeFactRef({ fact, knowledge, language: 'en', askId: null });
      return value === null ? [] : [{ label: question, value }];
    }),
  });

  return {
    blocks: [
      richText(paragraph(plain(opening)), bullets(ways.map((way) => paragraph(plain(way))))),
      ...actions(menu ? [menu] : []),
    ],
    text: toSlackText([opening, ...ways.map((way) => `- ${way}`), ...examples].join('\n')),
  };
}

/** What is the same under every answer from the only source is said here, once. */
function formatUnknown({ sources }: KnowledgeBase): string[] {
  const [only, ...others] = Object.values(sources);
  if (!only || others.length > 0) return [];
  return [`It is a single source: ${formatOrigin({ source: only.id }, { sources })}.`];
}
