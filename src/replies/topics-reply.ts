import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { formatCoverage } from './describe-fact.ts';
import { bullets, context, paragraph, plain, richText } from './elements.ts';
import { escapeText } from './escape-text.ts';
import { takeWhatFits } from './fit-reply.ts';
import type { Reply, ReplyBlock } from './reply.ts';
import { shorten } from './shorten.ts';

export interface TopicsReplyOptions {
  readonly knowledge: KnowledgeBase;
  /** The slash command, as `/desk`. */
  readonly command: string;
}

/** All that the base can answer, each with the slug that people can type. */
export function topicsReply({ knowledge, command }: TopicsReplyOptions): Reply {
  const facts = knowledge.facts.filter(({ status }) => status !== 'withdrawn');
  const build = (shown: readonly Fact[]) => topicsBlocks(shown, facts.length, knowledge, command);
  const shown = takeWhatFits(facts, build);

  return {
    blocks: build(shown),
    text: escapeText(
      [
        formatCoverage(knowledge),
        ...shown
          .slice(0, 40)
          .map(({ title, id }) => `- ${shorten(title, 40)} (${shorten(id, 40)})`),
        ...(facts.length > 40 ? [moreLine(facts.length - Math.min(40, shown.length))] : []),
      ].join('\n'),
    ),
  };
}

function topicsBlocks(
  shown: readonly Fact[],
  total: number,
  knowledge: KnowledgeBase,
  command: string,
): ReplyBlock[] {
  const more = total - shown.length;
  return [
    richText(
      paragraph(plain(formatCoverage(knowledge))),
      bullets(
        shown.map(({ title, id }) =>
          paragraph(plain(shorten(title, 75)), plain(` · ${shorten(id, 75)}`)),
        ),
      ),
    ),
    ...(more > 0 ? [context(moreLine(more))] : []),
    context(`Type the short name after ${command}, or ask in your own words.`),
  ];
}

function moreLine(count: number): string {
  return `and ${count} more: ask in your own words.`;
}
