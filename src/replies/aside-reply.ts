import type { MissReason } from '../desk/answer.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestButtonText } from '../slack-limits.ts';
import { actions, paragraph, plain, richText } from './elements.ts';
import type { Reply } from './reply.ts';
import { sampleQuestions } from './sample-questions.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';
import { topicButtons } from './topic-buttons.ts';

/** Why nothing was looked up. */
export type NoLookupReason = Exclude<MissReason, 'not_in_source'>;

export interface AsideReplyOptions {
  readonly aside: NoLookupReason;
  readonly knowledge: KnowledgeBase;
  /** How to ask for help, as `/desk help`. */
  readonly help: string;
  readonly language: Language;
}

/** Replies to what is no question: one short line, and three questions to try. No source is cited. */
export function asideReply({ aside, knowledge, help, language }: AsideReplyOptions): Reply {
  const line = formatAside(aside, { help, knowledge, language });

  return {
    blocks: [richText(paragraph(plain(line))), ...sampleButtons(knowledge, language)],
    text: toSlackText([line, ...sampleLines(knowledge, language)].join('\n')),
  };
}

/** The line that what is no question gets, before the questions to try. */
export function formatAside(
  aside: NoLookupReason,
  { help, knowledge, language }: Omit<AsideReplyOptions, 'aside'>,
): string {
  const [line, lead] = stringsOf(language).asides[aside];
  const hasSamples = sampleQuestions(knowledge, language).length > 0;
  return `${line.replace('HELP', help)}${hasSamples ? lead : '.'}`;
}

/** Buttons that each ask one sample question. */
export function sampleButtons(knowledge: KnowledgeBase, language: Language = 'en') {
  const samples = sampleQuestions(knowledge, language);
  const questions = new Map(samples.map(({ fact, question }) => [fact.id, question]));

  return actions(
    topicButtons({
      facts: samples.map(({ fact }) => fact),
      knowledge,
      language,
      askId: null,
      label: ({ id, title }) => questions.get(id) ?? title,
    }),
  );
}

/** The sample questions as lines of plain text. */
export function sampleLines(knowledge: KnowledgeBase, language: Language = 'en'): string[] {
  return sampleQuestions(knowledge, language).map(
    ({ question }) => `- ${shorten(question, longestButtonText)}`,
  );
}
