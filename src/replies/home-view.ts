import type { HeaderBlock, HomeView, InputBlock, KnownBlock } from '@slack/types';
import type { Board } from '../desk/board.ts';
import type { Fact, KnowledgeBase, Source } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import {
  longestSearch,
  longestShown,
  mostHomePrompts,
  mostHomeSources,
  mostTopicsOnPage,
} from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { boardBlocks } from './board-blocks.ts';
import { actions, button, context, plainText, row } from './elements.ts';
import { shortHash } from './fact-ref.ts';
import { formatOrigin, formatTitle } from './format-citation.ts';
import { formatDayAndYear } from './format-day.ts';
import type { AsOf } from './freshness.ts';
import { topicBlocks, topicButton } from './home-topic-blocks.ts';
import { findTopics, type Topic } from './home-topics.ts';
import { sampleQuestions } from './sample-questions.ts';
import { shorten } from './shorten.ts';
import type { Strings } from './strings/en.ts';
import { stringsOf } from './strings/strings-of.ts';

/** What somebody asked or had checked, as far as it is kept. */
export interface OwnWords {
  readonly askId: string;
  readonly words: string;
}

export interface HomeViewOptions {
  readonly knowledge: KnowledgeBase;
  /** The part of it that all others may see too, where that is less: what is under embargo is marked. */
  readonly forAll?: KnowledgeBase;
  /** As `listTopics` gives them. */
  readonly topics: readonly Topic[];
  /** The newest first; `null` where they cannot be reached. */
  readonly own: readonly OwnWords[] | null;
  /** The day, and what is due then. */
  readonly asOf: AsOf;
  /** The page of topics, from 0. One that is not there is the nearest that is. */
  readonly page?: number;
  /** Words that topics are searched for; empty for all. */
  readonly search?: string;
  /** That of whoever opens it. */
  readonly language: Language;
  /** For curators alone; `null` where it cannot be reached. */
  readonly board?: Board | null | undefined;
}

/** The field of the search, by which it is found in what Slack sends of the Home. */
export const searchBlockId = 'home_search';

/** The App Home of one person: what the desk knows, what to ask, what they asked, and all topics, a page at a time; for curators their board first. */
export function homeView({
  knowledge,
  forAll = knowledge,
  topics,
  own,
  asOf,
  page = 0,
  search = '',
  language,
  board,
}: HomeViewOptions): HomeView {
  const say = stringsOf(language).guide;
  const found = findTopics(topics, search);
  const last = Math.max(0, Math.ceil(found.length / mostTopicsOnPage) - 1);
  const shown = Math.min(Math.max(0, page), last);

  return {
    type: 'home',
    private_metadata: String(shown),
    blocks: [
      ...(board === undefined ? [] : boardBlocks(board, { today: asOf.today, language })),
      ...knowsBlocks({ knowledge, topics, asOf, language }),
      ...promptBlocks(forAll, language),
      ...ownBlocks(own, say),
      header(say.topics),
      searchInput(search, say),
      ...topicBlocks({ found, page: shown, search, knowledge, forAll, language }),
    ],
  };
}

/** Reads a page of topics, as it stands on the view and on buttons; the first where it is none. */
export function readShownPage(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

type Say = Strings['guide'];

/** What the base holds and how fresh it is; and, once, what would be the same under every answer. */
function knowsBlocks({
  knowledge,
  topics,
  asOf,
  language,
}: Pick<HomeViewOptions, 'knowledge' | 'topics' | 'asOf' | 'language'>): KnownBlock[] {
  const say = stringsOf(language).guide;
  const facts = topics.map(({ fact }) => fact);
  const sources = Object.values(knowledge.sources);
  const more = sources.length - mostHomeSources;
  const corrected = facts.filter(({ status }) => status === 'corrected').length;
  const due = facts.filter(({ id }) => Object.hasOwn(asOf.due, id)).length;
  const isUndated = areUndated(knowledge);
  const sourceLine = ({ id, paragraphs }: Source) => {
    const of = facts.filter(({ citations }) => citations.some(({ source }) => source === id));
    const origin = isUndated ? [] : [formatOrigin({ source: id }, knowledge, language)];
    const about = [...origin, say.holds(paragraphs.length, of.length)];
    return `${formatTitle({ source: id }, knowledge)}\n${about.join(' · ')}`;
  };
  const line = [
    ...(more > 0 ? [say.moreSources(more)] : []),
    ...(sources.length > 1 ? [say.all(facts.length, sources.length)] : []),
    say.asOf(formatDayAndYear(asOf.today, asOf.today, language), shortHash(knowledge)),
    ...(corrected > 0 ? [say.corrected(corrected)] : []),
    ...(due > 0 ? [say.due(due)] : []),
  ].join(' · ');

  return [
    header(say.knows),
    ...sources.slice(0, mostHomeSources).map((source) => row(sourceLine(source), null)),
    context(line),
    context([say.always, ...alwaysLines(knowledge, facts, say)].join(' ')),
  ];
}

/** What would stand under every answer alike. What only some sources lack stands beside each of them. */
function alwaysLines(knowledge: KnowledgeBase, facts: readonly Fact[], say: Say): string[] {
  const isSingle = facts.every(
    ({ citations }) => new Set(citations.map(({ source }) => source)).size === 1,
  );
  return [
    say.exactWords,
    ...(areUndated(knowledge) ? [say.nothingDated] : []),
    ...(isSingle ? [say.singleSource] : []),
  ];
}

function areUndated({ sources }: KnowledgeBase): boolean {
  return Object.values(sources).every(({ outlet, date }) => !outlet && !date);
}

function promptBlocks(knowledge: KnowledgeBase, language: Language): KnownBlock[] {
  const samples = sampleQuestions(knowledge, language, mostHomePrompts);
  const buttons = samples.flatMap(({ fact, question }, n) =>
    topicButton({ fact, knowledge, language, n, label: question }),
  );
  return buttons.length === 0 ? [] : [header(stringsOf(language).guide.ask), ...actions(buttons)];
}

function ownBlocks(own: readonly OwnWords[] | null, say: Say): KnownBlock[] {
  const { forget, forgetAll } = say;
  if (own === null) return [header(say.own), context(say.ownAway)];
  if (own.length === 0) return [header(say.own), context(say.ownNone)];
  return [
    header(say.own),
    context(say.ownAbout),
    ...own.map(({ askId, words }) =>
      row(
        shorten(words, longestShown.claim),
        button({ actionId: actionIds.homeForget, label: forget, value: askId }),
      ),
    ),
    ...actions([
      {
        ...button({ actionId: actionIds.homeForgetAll, label: forgetAll, value: 'all' }),
        style: 'danger',
        confirm: {
          title: plainText(say.forgetSure),
          text: plainText(say.forgetWhat),
          confirm: plainText(say.yes),
          deny: plainText(say.no),
          style: 'danger',
        },
      },
    ]),
  ];
}

function searchInput(search: string, say: Say): InputBlock {
  return {
    type: 'input',
    block_id: searchBlockId,
    dispatch_action: true,
    label: plainText(say.search),
    hint: plainText(say.searchHint),
    element: {
      type: 'plain_text_input',
      action_id: actionIds.homeSearch,
      max_length: longestSearch,
      ...(search !== '' && { initial_value: search }),
    },
  };
}

function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text) };
}
