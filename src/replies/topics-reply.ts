import type { ActionsBlock } from '@slack/types';
import { z } from 'zod';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestShown, mostTopicGroups, mostTopicsInMenu } from '../limits.ts';
import { longestButtonText } from '../slack-limits.ts';
import { actionIds } from './action-ids.ts';
import { actions, button, context, paragraph, plain, richText, select } from './elements.ts';
import { encodeFactRef, parseJson } from './fact-ref.ts';
import { takeWhatFits } from './fit-reply.ts';
import { type AsOf, formatAsOf } from './freshness.ts';
import { translatedQuestions } from './home-topics.ts';
import type { Reply, ReplyBlock } from './reply.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';

export interface TopicsReplyOptions {
  readonly knowledge: KnowledgeBase;
  /** The slash command, as `/desk`. */
  readonly command: string;
  /** Only topics that have this word in their title, their short name or a question. */
  readonly filter?: string;
  /** How many groups stand on the pages before. */
  readonly from?: number;
  readonly language: Language;
  /** The day that they are of. */
  readonly asOf?: AsOf | undefined;
}

/** A page of topics as its button carries it: how many groups stand before it, and in which language it is read. */
function encodePage(from: number, language: Language): string {
  return JSON.stringify([from, language]);
}

const pageSchema = z.tuple([z.int().min(0), z.enum(['en', 'ja', 'ko'])]);

/** Reads a button's value; `null` where it is none. Buttons of older versions carry the number alone. */
export function parsePage(value: string) {
  const parsed = pageSchema.or(z.int().min(0)).safeParse(parseJson(value)).data;
  if (parsed === undefined) return null;
  const [from, language] = typeof parsed === 'number' ? ([parsed, 'en'] as const) : parsed;
  return { from, language };
}

/** Topics that rest on the same paragraph of the same source: they are on one subject. */
interface TopicGroup {
  readonly source: string;
  readonly paragraph: number;
  readonly facts: readonly Fact[];
}

/** All that the base can answer, by source and paragraph, each topic a press away; so many groups on a page. */
export function topicsReply(options: TopicsReplyOptions): Reply {
  const { knowledge, filter = '', from = 0, command, language } = options;
  const { guide } = stringsOf(language);
  const shownWord = shorten(filter, longestShown.word);
  const facts = findTopics(knowledge, filter);
  const groups = groupTopics(facts);
  const onPage = groups.slice(from, from + mostTopicGroups);
  const shown = takeWhatFits(onPage, (some) => groupBlocks(some, options));
  const left = groups.length - from - shown.length;

  const [none, some] =
    filter === ''
      ? [guide.noTopics, guide.answersOn(facts.length)]
      : [guide.noTopicWith(shownWord), guide.topicsWith(facts.length, shownWord)];
  const opening = facts.length === 0 ? none : some;
  const day = formatAsOf(options.asOf, language);
  const hint = [guide.topicsHint(command), ...day].join(' ');
  return {
    blocks: [
      richText(paragraph(plain(opening))),
      ...groupBlocks(shown, options),
      ...(left > 0 && filter === '' ? nextPage(from + shown.length, left, language) : []),
      context(left > 0 && filter !== '' ? [guide.tooManyGroups(left), ...day].join(' ') : hint),
    ],
    text: toSlackText(
      [opening, ...shown.map((group) => nameGroup(group, language)), hint].join('\n'),
    ),
  };
}

function findTopics({ facts }: KnowledgeBase, filter: string): readonly Fact[] {
  const wanted = filter.toLowerCase();
  return facts.filter(
    (fact) =>
      fact.status !== 'withdrawn' &&
      [fact.title, fact.id, ...fact.questions, ...translatedQuestions(fact)].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
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

type Place = Pick<TopicsReplyOptions, 'knowledge' | 'language'>;

/** A source's title, then a menu for each paragraph of it. */
function groupBlocks(groups: readonly TopicGroup[], place: Place): ReplyBlock[] {
  const sources = [...new Set(groups.map(({ source }) => source))];
  return sources.flatMap((id, at) => [
    richText(paragraph(plain(titleOf(id, place.knowledge), { bold: true }))),
    ...actions(
      groups
        .filter(({ source }) => source === id)
        .flatMap((group, n) => groupMenu(group, at * mostTopicGroups + n, place) ?? []),
    ),
  ]);
}

function groupMenu(group: TopicGroup, at: number, { knowledge, language }: Place) {
  const items = group.facts.flatMap((fact) => {
    const value = encodeFactRef({ fact, knowledge, language, askId: null });
    return value === null ? [] : [{ label: fact.title, value }];
  });
  return select({
    actionId: `${actionIds.askTopic}_${at}`,
    name: nameGroup(group, language),
    items,
  });
}

/** `¶4 · What the CPTPP is, and 14 more` */
function nameGroup(
  { paragraph, facts: [first, ...others] }: TopicGroup,
  language: Language,
): string {
  const more = others.length === 0 ? '' : stringsOf(language).guide.andMoreTopics(others.length);
  return `¶${paragraph} · ${shorten(first?.title ?? '', longestButtonText)}${more}`;
}

function titleOf(source: string, { sources }: KnowledgeBase): string {
  return shorten(sources[source]?.title ?? source, longestShown.sourceInList);
}

/** Its value tells the language too: a page has no question that would. */
function nextPage(next: number, left: number, language: Language): ActionsBlock[] {
  const label = stringsOf(language).guide.moreGroups(left);
  return actions([
    button({ actionId: actionIds.showTopics, label, value: encodePage(next, language) }),
  ]);
}
