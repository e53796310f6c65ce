import type { Button, KnownBlock } from '@slack/types';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { mostTopicsOnPage } from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { actions, button, context, row } from './elements.ts';
import { encodeFactRef } from './fact-ref.ts';
import { formatTitle } from './format-citation.ts';
import type { Topic } from './home-topics.ts';
import type { Strings } from './strings/en.ts';
import { stringsOf } from './strings/strings-of.ts';

export interface TopicPage {
  readonly found: readonly Topic[];
  readonly page: number;
  readonly search: string;
  readonly knowledge: KnowledgeBase;
  readonly forAll: KnowledgeBase;
  readonly language: Language;
}

/** Marks what is under embargo. */
const lock = '🔒';

/** One page of topics: under each source its paragraphs, under each paragraph what it tells. */
export function topicBlocks({
  found,
  page,
  search,
  knowledge,
  forAll,
  language,
}: TopicPage): KnownBlock[] {
  const say = stringsOf(language).guide;
  const start = page * mostTopicsOnPage;
  const shown = found.slice(start, start + mostTopicsOnPage);
  if (shown.length === 0) return search === '' ? [] : [context(say.foundNone(search))];

  const known = new Set(forAll.facts.map(({ id }) => id));
  const isLocked = ({ fact }: Topic) => !known.has(fact.id);
  const bySource = groupBy(shown, ({ citation }) => citation.source);
  return [
    ...(search === '' ? [] : [context(say.found(found.length, search))]),
    ...(shown.some(isLocked) ? [context(say.locked)] : []),
    ...bySource.flatMap((ofSource) => [
      ...ofSource.slice(0, 1).map(({ citation }) => row(formatTitle(citation, knowledge), null)),
      ...groupBy(ofSource, ({ citation }) => citation.paragraph).flatMap((ofParagraph) =>
        paragraphBlocks(ofParagraph, { knowledge, language, isLocked }),
      ),
    ]),
    ...pageBlocks({ start, shown: shown.length, all: found.length, page, say }),
  ];
}

function paragraphBlocks(
  topics: readonly Topic[],
  {
    isLocked,
    ...place
  }: Pick<TopicPage, 'knowledge' | 'language'> & {
    /** Whether it is under embargo for all others. */
    readonly isLocked: (topic: Topic) => boolean;
  },
): KnownBlock[] {
  const buttons = topics.flatMap((topic, n) => {
    const { fact } = topic;
    const label = isLocked(topic) ? `${lock} ${fact.title}` : fact.title;
    return topicButton({ ...place, fact, n, label });
  });
  const [number = 0] = topics.map(({ citation }) => citation.paragraph);
  return [context(`¶${number}`), ...actions(buttons)];
}

function pageBlocks({
  start,
  shown,
  all,
  page,
  say,
}: {
  readonly start: number;
  readonly shown: number;
  readonly all: number;
  readonly page: number;
  readonly say: Strings['guide'];
}): KnownBlock[] {
  if (all <= mostTopicsOnPage) return [];
  const turn = (to: number, label: string) =>
    button({ actionId: `${actionIds.homePage}_${to > page ? 1 : 0}`, label, value: String(to) });

  return [
    context(say.page(start + 1, start + shown, all)),
    ...actions([
      ...(start > 0 ? [turn(page - 1, say.earlier)] : []),
      ...(start + shown < all ? [turn(page + 1, say.later)] : []),
    ]),
  ];
}

/** Opens a topic; none where its id is too long for a button. */
export function topicButton({
  fact,
  knowledge,
  language,
  n,
  label,
}: {
  readonly fact: Fact;
  readonly knowledge: KnowledgeBase;
  readonly language: Language;
  /** Its place among those beside it. */
  readonly n: number;
  readonly label: string;
}): Button[] {
  const value = encodeFactRef({ fact, knowledge, language, askId: null });
  return value === null ? [] : [button({ actionId: `${actionIds.homeTopic}_${n}`, label, value })];
}

/** In the order in which each group first comes. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | number): T[][] {
  const groups = new Map<string | number, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}
