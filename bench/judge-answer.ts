import { type Answer, citationsOf, type Desk } from '../src/desk/answer.ts';
import type { EvalItem } from './eval-sets.ts';
import { isGold } from './judge.ts';

export interface JudgedAnswer {
  readonly item: EvalItem;
  readonly answer: Answer;
  readonly outcome: 'right' | 'wrong' | 'missed' | 'declined';
  /** Whether the right fact is the answer, or the nearest shown on a miss. */
  readonly isFound: boolean;
}

/** Asks the desk a question and judges what it says by what is known of it. */
export function judgeAnswer(desk: Pick<Desk, 'answer'>, item: EvalItem): JudgedAnswer {
  const answer = desk.answer(item.text);
  const shown = citationsOf(answer).slice(0, answer.kind === 'choice' ? undefined : 1);
  const isFound = shown.some((citation) => isGold(item, { citations: [citation] }));

  if (answer.kind === 'covered') {
    return { item, answer, outcome: isFound ? 'right' : 'wrong', isFound };
  }
  const isDeclined = item.gold === null && answer.kind === 'not_covered';
  return {
    item,
    answer,
    outcome: isDeclined ? 'declined' : item.gold ? 'missed' : 'wrong',
    isFound,
  };
}
