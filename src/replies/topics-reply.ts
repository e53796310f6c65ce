import type { ActionsBlock } from '@slack/types';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestShown, mostTopicGroups } from '../limits.ts';
import { longestButtonText, mostSelectOptions } from '../slack-limits.ts';
import { actionIds } from './action-ids.ts';
import { formatCoverage } from './describe-fact.ts';
import { actions, button, context, paragraph, plain, richText, row, select } from './elements.ts';
import { encodeFactRef } from './fact-ref.ts';
import type { Reply, ReplyBlock } from './reply.ts';
import { shorten } from './shorten.ts';
import { fitSlackText } from './to-slack-text.ts';

export interface TopicsReplyOptions {
  readonly knowledge: KnowledgeBase;
  /** The slash command, as `/desk`. */
  readonly command: string;
  /** Only topics that have this word in their title, their short name or a question. */
  readonly filter?: string;
  /** From 0. */
  readonly page?: number;
}

/** Topics that rest on the same paragraph of the same source: they are on one subject. */
interface TopicGroup {
  readonly source: string;
  readonly paragraph: number;
  readonly facts: readonly Fact[];
}

/** What a base without facts has for topics. */
export const noTopics = 'No topics are curated. Ask in your own words.';

/** All that the base can answer, by source and paragraph, each topic a press away; so many groups on a page. */
export function topicsReply(options: TopicsReplyOptions): Reply {
  const { knowledge, filter = '', page = 0, command } = options;
  const facts = findTopics(knowledge, filter);
  const groups = groupTopics(facts);
  const from = (page * mostTopicGroups) % Math.max(1, groups.length);
  const shown = groups.slice(from, from + mostTopicGroups);
  const left = groups.length - from - shown.length;

  const opening =
    facts.length === 0 ? formatNone(filter) : formatOpening(knowledge, facts.length, filter);
  const hint = `${command} topics WORD finds some of them. Or ask in your own words.`;
  return {
    blocks: [
      richText(paragraph(plain(opening))),
      ...shown.map((group, at) => groupRow(group, at, knowledge)),
      ...(left > 0 && filter === '' ? nextPage(page + 1, left) : []),
      context(left > 0 && filter !== '' ? formatTooMany(left) : hint),
    ],
    text: fitSlackText(() =>
      [opening, ...shown.flatMap((group) => groupLines(group, knowledge)), hint].join('\n'),
    ),
  };
}

function formatNone(filter: string): string {
  return filter === '' ? noTopics : `No topic has “${shorten(filter, longestShown.word)}” in it.`;
}

function formatOpening(knowledge: KnowledgeBase, count: number, filter: string): string {
  const topics = count === 1 ? '1 topic' : `${count} topics`;
  return filter === ''
    ? `${topics}. ${formatCoverage(knowledge)}`
    : `${topics} with “${shorten(filter, longestShown.word)}”.`;
}

function formatTooMany(left: number): string {
  return `and ${left} more groups: take a rarer word.`;
}

function findTopics({ facts }: KnowledgeBase, filter: string): readonly Fact[] {
  const wanted = filter.toLowerCase();
  return facts.filter(
    ({ status, title, id, questions }) =>
      status !== 'withdrawn' &&
      [title, id, ...questions].some((text) => text.toLowerCase().includes(wanted)),
  );
}

/** In the order of the sources' paragraphs; what one menu does not hold goes on in another. */
function groupTopics(facts: readonly Fact[]): TopicGroup[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const [{ source, paragraph }] = fact.citations;
    const key = JSON.stringify([source, paragraph]);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()]
    .flatMap((all) => {
      const [first] = all;
      if (!first) return [];
      const [{ source, paragraph }] = first.citations;
      const parts = Math.ceil(all.length / mostSelectOptions);
      return Array.from({ length: parts }, (_, n) => ({
        ...{ source, paragraph },
        facts: all.slice(n * mostSelectOptions, (n + 1) * mostSelectOptions),
      }));
    })
    .toSorted((a, b) => a.source.localeCompare(b.source) || a.paragraph - b.paragraph);
}

/** The first titles of a group, and a menu with all of them. */
function groupRow(group: TopicGroup, at: number, knowledge: KnowledgeBase): ReplyBlock {
  const items = group.facts.flatMap((fact) => {
    const value = encodeFactRef({ fact, knowledge, language: 'en', askId: null });
    return value === null ? [] : [{ label: fact.title, value }];
  });
  const [title = ''] = groupLines(group, knowledge);
  const menu = select({ actionId: `${actionIds.askTopic}_${at}`, name: 'Choose a topic', items });
  return row(title, menu);
}

function groupLines(
  { source, paragraph, facts }: TopicGroup,
  { sources }: KnowledgeBase,
): string[] {
  const [first, second, ...others] = facts.map(({ title }) => shorten(title, longestButtonText));
  const titles = [first, second, others.length > 0 ? `and ${others.length} more` : undefined];
  const name = Object.keys(sources).length > 1 ? ` · ${sources[source]?.title ?? source}` : '';
  return [
    `¶${paragraph}${shorten(name, longestShown.sourceInList)}\n${titles.filter((one) => one !== undefined).join(' · ')}`,
  ];
}

function nextPage(page: number, left: number): ActionsBlock[] {
  return actions([
    button({ actionId: actionIds.showTopics, label: `Show ${left} more groups`, value: `${page}` }),
  ]);
}
