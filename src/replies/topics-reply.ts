import type { ActionsBlock } from '@slack/types';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestShown, mostTopicGroups, mostTopicsInMenu } from '../limits.ts';
import { longestButtonText } from '../slack-limits.ts';
import { actionIds } from './action-ids.ts';
import { actions, button, context, paragraph, plain, richText, select } from './elements.ts';
import { encodeFactRef } from './fact-ref.ts';
import { takeWhatFits } from './fit-reply.ts';
import type { Reply, ReplyBlock } from './reply.ts';
import { shorten } from './shorten.ts';
import { toSlackText } from './to-slack-text.ts';

export interface TopicsReplyOptions {
  readonly knowledge: KnowledgeBase;
  /** The slash command, as `/desk`. */
  readonly command: string;
  /** Only topics that have this word in their title, their short name or a question. */
  readonly filter?: string;
  /** How many groups stand on the pages before. */
  readonly from?: number;
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
  const { knowledge, filter = '', from = 0, command } = options;
  const facts = findTopics(knowledge, filter);
  const groups = groupTopics(facts);
  const onPage = groups.slice(from, from + mostTopicGroups);
  const shown = takeWhatFits(onPage, (some) => groupBlocks(some, knowledge));
  const left = groups.length - from - shown.length;

  const opening = facts.length === 0 ? formatNone(filter) : formatOpening(facts.length, filter);
  const hint = `${command} topics WORD finds some of them. Or ask in your own words.`;
  return {
    blocks: [
      richText(paragraph(plain(opening))),
      ...groupBlocks(shown, knowledge),
      ...(left > 0 && filter === '' ? nextPage(from + shown.length, left) : []),
      context(left > 0 && filter !== '' ? formatTooMany(left) : hint),
    ],
    text: toSlackText([opening, ...shown.map(nameGroup), hint].join('\n')),
  };
}

function formatNone(filter: string): string {
  return filter === '' ? noTopics : `No topic has “${shorten(filter, longestShown.word)}” in it.`;
}

function formatOpening(count: number, filter: string): string {
  const topics = count === 1 ? '1 topic' : `${count} topics`;
  return filter === ''
    ? `I answer on ${topics}, and whatever else the source says.`
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
      const parts = Math.ceil(all.length / mostTopicsInMenu);
      return Array.from({ length: parts }, (_, n) => ({
        ...{ source, paragraph },
        facts: all.slice(n * mostTopicsInMenu, (n + 1) * mostTopicsInMenu),
      }));
    })
    .toSorted((a, b) => a.source.localeCompare(b.source) || a.paragraph - b.paragraph);
}

/** A source's title, then a menu for each paragraph of it. */
function groupBlocks(groups: readonly TopicGroup[], knowledge: KnowledgeBase): ReplyBlock[] {
  const sources = [...new Set(groups.map(({ source }) => source))];
  return sources.flatMap((id, at) => [
    richText(paragraph(plain(titleOf(id, knowledge), { bold: true }))),
    ...actions(
      groups
        .filter(({ source }) => source === id)
        .flatMap((group, n) => groupMenu(group, at * mostTopicGroups + n, knowledge) ?? []),
    ),
  ]);
}

function groupMenu(group: TopicGroup, at: number, knowledge: KnowledgeBase) {
  const items = group.facts.flatMap((fact) => {
    const value = encodeFactRef({ fact, knowledge, language: 'en', askId: null });
    return value === null ? [] : [{ label: fact.title, value }];
  });
  return select({ actionId: `${actionIds.askTopic}_${at}`, name: nameGroup(group), items });
}

/** `¶4 · What the CPTPP is, and 14 more` */
function nameGroup({ paragraph, facts: [first, ...others] }: TopicGroup): string {
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `¶${paragraph} · ${shorten(first?.title ?? '', longestButtonText)}${more}`;
}

function titleOf(source: string, { sources }: KnowledgeBase): string {
  return shorten(sources[source]?.title ?? source, longestShown.sourceInList);
}

function nextPage(next: number, left: number): ActionsBlock[] {
  return actions([
    button({ actionId: actionIds.showTopics, label: `Show ${left} more groups`, value: `${next}` }),
  ]);
}
