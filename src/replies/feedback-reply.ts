import { z } from 'zod';
import { type FeedbackReason, feedbackReasons } from '../desk/board.ts';
import type { Language } from '../language/detect-language.ts';
import { longestButtonValue } from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { encodeCheckRef } from './check-ref.ts';
import { actions, button } from './elements.ts';
import { parseJson } from './fact-ref.ts';
import { notice } from './notice-reply.ts';
import type { CitedFact, Reply } from './reply.ts';
import { stringsOf } from './strings/strings-of.ts';

/** What a button under the thanks carries. */
export interface ReasonRef {
  readonly reason: FeedbackReason;
  readonly fact: CitedFact;
  readonly language: Language;
}

const refSchema = z.tuple([
  z.enum(feedbackReasons),
  z.string(),
  z.string(),
  z.enum(['en', 'ja', 'ko']),
]);

export interface FeedbackReplyOptions {
  readonly isHelpful: boolean;
  readonly fact: CitedFact;
  /** Which question was answered. */
  readonly askId: string | null;
  readonly language: Language;
}

/** Thanks for a vote. Whoever was not helped may say why, or ask the curators, by one press. */
export function feedbackReply({ isHelpful, fact, askId, language }: FeedbackReplyOptions): Reply {
  const thanks = notice(language, ({ helped, didNotHelp }) => (isHelpful ? helped : didNotHelp));
  if (isHelpful) return thanks;
  const { feedbackReasons: labels, askCurators } = stringsOf(language);
  const buttons = feedbackReasons.flatMap((reason, n) => {
    const value = JSON.stringify([reason, fact.id, fact.version, language]);
    if (value.length > longestButtonValue) return [];
    return button({ actionId: `${actionIds.giveReason}_${n}`, label: labels[reason], value });
  });
  const toPeople =
    askId === null
      ? []
      : [
          button({
            ...{ actionId: actionIds.askCurators, label: askCurators },
            value: encodeCheckRef(askId),
          }),
        ];
  return { ...thanks, blocks: [...thanks.blocks, ...actions([...buttons, ...toPeople])] };
}

/** Reads the value of such a button. Gives `null` for anything that is not one of ours. */
export function parseReasonRef(value: string): ReasonRef | null {
  const parsed = refSchema.safeParse(parseJson(value));
  if (!parsed.success) return null;
  const [reason, id, version, language] = parsed.data;
  return { reason, fact: { id, version }, language };
}
