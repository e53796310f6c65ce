import type { Button } from '@slack/types';
import type { Match } from '../desk/answer.ts';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { mostOverflowOptions } from '../slack-limits.ts';
import { type ActionName, actionIds } from './action-ids.ts';
import { encodeCheckRef } from './check-ref.ts';
import { actions, button, type MenuItem, overflow } from './elements.ts';
import { encodeFactRef } from './fact-ref.ts';
import type { ReplyBlock, ReplySurface } from './reply.ts';
import { stringsOf } from './strings/strings-of.ts';

export interface NextStepsOptions {
  readonly fact: Fact;
  readonly knowledge: KnowledgeBase;
  readonly language: Language;
  readonly surface: ReplySurface;
  readonly askId: string | null;
  /** Whether words were asked, and not only a topic chosen. */
  readonly hasQuestion: boolean;
  /** Whether the reply shows less than the fact's quotes. */
  readonly isCutShort: boolean;
  /** Topics on the same subject, nearest first. */
  readonly related: readonly Match[];
}

/** What can be done with an answer: three buttons at most, named by what one gets, and the rest behind three dots. */
export function nextSteps(options: NextStepsOptions): ReplyBlock[] {
  return actions([...openButtons(options), ...overflow(actionIds.more, menuItems(options))]);
}

function openButtons(options: NextStepsOptions): Button[] {
  const { fact, language, surface, askId, hasQuestion, isCutShort } = options;
  const value = encodeFactRef(options);
  if (value === null) return [];

  const strings = stringsOf(language);
  const { length } = fact.citations;
  const isPrivate = surface !== 'message' && askId !== null;
  const label = length > 1 ? strings.showAllQuotes(length) : strings.showWholeQuote;
  return [
    ...(isCutShort ? [button({ actionId: actionIds.showQuote, label, value })] : []),
    ...(hasQuestion
      ? [button({ actionId: actionIds.explainAnswer, label: strings.why, value })]
      : []),
    ...(isPrivate
      ? [button({ actionId: actionIds.shareAnswer, label: strings.share, value })]
      : []),
  ];
}

/**
 * The quote to copy; as many related topics as fit; the curators, where a person asked; and whether an answer helped, where all
 * can see what they got.
 */
function menuItems({ related, ...options }: NextStepsOptions): MenuItem[] {
  const { language, surface, askId, hasQuestion } = options;
  const strings = stringsOf(language);
  const topics = topicItems(
    related.map(({ fact }) => fact),
    options,
  );
  const value = encodeFactRef(options);
  const copy = toItem('copyQuote', strings.copy, value);
  const toPeople =
    askId !== null && hasQuestion
      ? toItem('askCurators', strings.askCurators, encodeCheckRef(askId))
      : [];
  const votes =
    surface === 'message' && askId !== null && value !== null
      ? [
          ...toItem('giveFeedback', strings.helped, `+${value}`),
          ...toItem('giveFeedback', strings.didNotHelp, `-${value}`),
        ]
      : [];
  const room = mostOverflowOptions - copy.length - toPeople.length - votes.length;
  return [...copy, ...topics.slice(0, room), ...toPeople, ...votes];
}

/** Topics as choices of the menu behind three dots. */
export function topicItems(
  facts: readonly Fact[],
  place: Pick<NextStepsOptions, 'knowledge' | 'language' | 'askId'>,
): MenuItem[] {
  return facts.flatMap((fact) => toItem('askTopic', fact.title, encodeFactRef({ ...place, fact })));
}

/** A menu has one `action_id` for all that is in it: what was chosen says which button it stands for. */
function toItem(name: ActionName, label: string, value: string | null): MenuItem[] {
  return value === null ? [] : [{ label, value: `${name}:${value}` }];
}
