import { type Answer, type Match, matchesOf } from '../desk/answer.ts';
import type { AnswerView } from './answer-view.ts';

/**
 * Topics that are on the subject of the question and tell something else than the reply does, nearest first.
 *
 * @param view  What the reply says.
 */
export function relatedTo(answer: Answer, view: AnswerView | null): readonly Match[] {
  const [shown] = view?.quotes ?? [];
  const seen = new Set([shown?.citation.quote]);
  return matchesOf(answer).filter(({ fact, evidence }) => {
    const [{ quote }] = fact.citations;
    if (seen.has(quote) || !evidence.some(({ met }) => met === 'same' || met === 'synonym')) {
      return false;
    }
    seen.add(quote);
    return true;
  });
}
