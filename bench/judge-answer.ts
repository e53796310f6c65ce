import { type Answer, type Desk, isByFact } from '../src/desk/answer.ts';
import type { Citation } from '../src/knowledge/knowledge-base.ts';
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
  const isFound = shownBy(answer).some((citation) => isGold(item, { citations: [citation] }));

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

/** The citations that are shown first: of the answer, of each choice, or of what comes nearest. */
function shownBy(answer: Answer): readonly Citation[] {
  if (isByFact(answer)) return [answer.best.fact.citations[0]];
  if (answer.level === 'passage') return [answer.passage.citation];
  if (answer.kind === 'choice') return answer.options.map(({ fact }) => fact.citations[0]);
  const near = answer.passages.map(({ citation }) => citation);
  return [...near, ...answer.nearest.map(({ fact }) => fact.citations[0])].slice(0, 1);
}
