import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { actions, paragraph, plain, richText } from './elements.ts';
import type { Reply } from './reply.ts';
import { sampleQuestions } from './sample-questions.ts';
import { shorten } from './shorten.ts';
import { toSlackText } from './to-slack-text.ts';
import { topicButtons } from './topic-buttons.ts';

export interface GreetingReplyOptions {
  readonly knowledge: KnowledgeBase;
  readonly command: string;
  /** Whether somebody said thanks. */
  readonly isThanks?: boolean;
}

/** One short line and three questions to try, for somebody who asked nothing. */
export function greetingReply({
  knowledge,
  command,
  isThanks = false,
}: GreetingReplyOptions): Reply {
  const line = isThanks
    ? 'You are welcome. Ask me another, for example:'
    : `Ask me a question, or try ${command} help. For example:`;

  return {
    blocks: [richText(paragraph(plain(line))), ...sampleButtons(knowledge)],
    text: toSlackText([line, ...sampleLines(knowledge)].join('\n')),
  };
}

/** Buttons that each ask one sample question. */
export function sampleButtons(knowledge: KnowledgeBase) {
  const samples = sampleQuestions(knowledge);
  const questions = new Map(samples.map(({ fact, question }) => [fact.id, question]));

  return actions(
    topicButtons({
      facts: samples.map(({ fact }) => fact),
      knowledge,
      language: 'en',
      askId: null,
      label: ({ id, title }) => questions.get(id) ?? title,
    }),
  );
}

/** The sample questions as lines of plain text. */
export function sampleLines(knowledge: KnowledgeBase): string[] {
  return sampleQuestions(knowledge).map(({ question }) => `- ${shorten(question, 75)}`);
}
