import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { actionIds } from './action-ids.ts';
import { sampleLines } from './aside-reply.ts';
import { formatCoverage } from './describe-fact.ts';
import { actions, bullets, paragraph, plain, richText, select } from './elements.ts';
import { encodeFactRef } from './fact-ref.ts';
import { formatOrigin } from './format-citation.ts';
import { type AsOf, formatAsOf } from './freshness.ts';
import type { Reply } from './reply.ts';
import { sampleQuestions } from './sample-questions.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';

export interface HelpReplyOptions {
  readonly knowledge: KnowledgeBase;
  /** The slash command, as `/desk`. */
  readonly command: string;
  readonly language: Language;
  /** The day that it is of. */
  readonly asOf?: AsOf | undefined;
}

/** What the desk is. */
export function helpOpening(knowledge: KnowledgeBase, language: Language = 'en'): string {
  return `${formatCoverage(knowledge, language)} ${stringsOf(language).guide.inItsWords}`;
}

/** How to ask, and what to expect, in seven lines; and a menu of questions to try. */
export function helpReply({ knowledge, command, language, asOf }: HelpReplyOptions): Reply {
  const { guide } = stringsOf(language);
  const opening = [
    helpOpening(knowledge, language),
    ...formatUnknown(knowledge, language),
    ...formatAsOf(asOf, language),
  ].join(' ');
  const ways = guide.ways(command);
  const samples = sampleLines(knowledge, language);
  const examples = samples.length > 0 ? [guide.forExample, ...samples] : [];
  const menu = select({
    actionId: `${actionIds.askTopic}_0`,
    name: guide.tryQuestion,
    items: sampleQuestions(knowledge, language).flatMap(({ fact, question }) => {
      const value = encodeFactRef({ fact, knowledge, language, askId: null });
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
function formatUnknown({ sources }: KnowledgeBase, language: Language): string[] {
  const [only, ...others] = Object.values(sources);
  if (!only || others.length > 0) return [];
  const origin = formatOrigin({ source: only.id }, { sources }, language);
  return [stringsOf(language).guide.itIsSingle(origin)];
}
