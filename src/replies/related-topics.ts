import { type Answer, type Match, matchesOf } from '../desk/answer.ts';
import type { Ruling } from '../desk/find-ruling.ts';
import { toAnswerView } from './answer-view.ts';

/** Topics that are on the subject of the question and tell something else than the reply does, nearest first. */
export function relatedTo(answer: Answer, ruling: Ruling | null): readonly Match[] {
  const [shown] = toAnswerView(answer, ruling)?.quotes ?? [];
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
