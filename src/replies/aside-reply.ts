import type { MissReason } from '../desk/answer.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestButtonText } from '../slack-limits.ts';
import { actions, paragraph, plain, richText } from './elements.ts';
import type { Reply } from './reply.ts';
import { sampleQuestions } from './sample-questions.ts';
import { shorten } from './shorten.ts';
import { toSlackText } from './to-slack-text.ts';
import { topicButtons } from './topic-buttons.ts';

/** Why nothing was looked up. */
export type NoLookupReason = Exclude<MissReason, 'not_in_source'>;

export interface AsideReplyOptions {
  readonly aside: NoLookupReason;
  readonly knowledge: KnowledgeBase;
  /** How to ask for help, as `/desk help`. */
  readonly help: string;
}

/** Replies to what is no question: one short line, and three questions to try. No source is cited. */
export function asideReply({ aside, knowledge, help }: AsideReplyOptions): Reply {
  const line = formatAside(aside, { help, knowledge });

  return {
    blocks: [richText(paragraph(plain(line))), ...sampleButtons(knowledge)],
    text: toSlackText([line, ...sampleLines(knowledge)].join('\n')),
  };
}

export interface FormatAsideOptions {
  /** How to ask for help, as `/desk help`. */
  readonly help: string;
  readonly knowledge: KnowledgeBase;
}

/** The line that what is no question gets, before the questions to try. */
export function formatAside(
  aside: NoLookupReason,
  { help, knowledge }: FormatAsideOptions,
): string {
  const [line, lead] = sayAside(aside, help);
  return `${line}${sampleQuestions(knowledge).length > 0 ? lead : '.'}`;
}

/** The line, and what leads on to the questions. */
function sayAside(aside: NoLookupReason, help: string): readonly [string, string] {
  switch (aside) {
    case 'empty':
      return [`Ask me a question, or try ${help}`, '. For example:'];
    case 'greeting':
      return [`Hello. Ask me a question, or try ${help}`, '. For example:'];
    case 'thanks':
      return ['You are welcome. Ask me another', ', for example:'];
    case 'small_talk':
      return [`I only look up what a source says. Ask me that, or try ${help}`, '. For example:'];
    case 'instruction':
      return [
        'I only say what the source says, whatever I am told. Ask me about it',
        ', for example:',
      ];
    case 'tangled':
      return [
        `That is too tangled to look up. Ask me one thing at a time, or try ${help}`,
        '. For example:',
      ];
    case 'gibberish':
      return [`I could not read a question in that. Try ${help}`, ', or ask for example:'];
  }
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
  return sampleQuestions(knowledge).map(
    ({ question }) => `- ${shorten(question, longestButtonText)}`,
  );
}
