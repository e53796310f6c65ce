import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestButtonText } from '../slack-limits.ts';
import { formatCoverage } from './describe-fact.ts';
import { context, paragraph, plain, richText } from './elements.ts';
import { takeWhatFits } from './fit-reply.ts';
import type { Reply, ReplyBlock } from './reply.ts';
import { shorten } from './shorten.ts';
import { toSlackText } from './to-slack-text.ts';

export interface TopicsReplyOptions {
  readonly knowledge: KnowledgeBase;
  /** The slash command, as `/desk`. */
  readonly command: string;
}

/** All that the base can answer, each with the slug that people can type. As many as fit one message. */
export function topicsReply({ knowledge, command }: TopicsReplyOptions): Reply {
  const coverage = formatCoverage(knowledge);
  const topics = knowledge.facts
    .filter(({ status }) => status !== 'withdrawn')
    .map(
      ({ title, id }) =>
        `• ${shorten(title, longestButtonText)} · ${shorten(id, longestButtonText)}`,
    );

  if (topics.length === 0) {
    return {
      blocks: [richText(paragraph(plain(coverage)), paragraph(plain(noTopics)))],
      text: toSlackText([coverage, noTopics].join('\n')),
    };
  }
  const hint = `Type the short name after ${command}, or ask in your own words.`;

  // One text for all: a list element for each would spend most of a message on its own braces.
  const build = (shown: readonly string[]): ReplyBlock[] => [
    richText(
      paragraph(plain(coverage)),
      paragraph(plain([...shown, ...moreLine(topics.length - shown.length)].join('\n'))),
    ),
    context(hint),
  ];
  const shown = takeWhatFits(topics, build);

  return {
    blocks: build(shown),
    text: toSlackText(
      [coverage, ...shown, ...moreLine(topics.length - shown.length), hint].join('\n'),
    ),
  };
}

/** What a base without facts has for topics. */
export const noTopics = 'No topics are curated. Ask in your own words.';

function moreLine(count: number): string[] {
  return count === 0 ? [] : [`and ${count} more: ask in your own words.`];
}
