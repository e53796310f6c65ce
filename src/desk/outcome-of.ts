import type { Answer } from './answer.ts';
import type { Consultation } from './consult.ts';
import type { Verdict } from './verdict.ts';

/**
 * What became of a question or a claim, in one word, without any of its words: all that numbers are made of.
 *
 * `passage`: a sentence that nobody curated answers. `aside`: it was no question. `undecided`: the sources neither say
 * the claim nor otherwise. `several`: several questions at once. `refused`: more than is read at a time.
 */
export const outcomes = [
  'covered',
  'passage',
  'choice',
  'not_covered',
  'aside',
  'supported',
  'contradicted',
  'undecided',
  'draft',
  'several',
  'refused',
] as const;

export type Outcome = (typeof outcomes)[number];

export function outcomeOf(found: Consultation): Outcome {
  switch (found.kind) {
    case 'answer':
      return found.ruling === null ? ofAnswer(found.answer) : 'covered';
    case 'answers':
      return 'several';
    case 'verdict':
      return ofVerdict(found.verdict);
    case 'draft':
      return 'draft';
    case 'too_many':
    case 'too_long':
      return 'refused';
  }
}

function ofAnswer(answer: Answer): Outcome {
  if (answer.kind === 'choice') return 'choice';
  if (answer.kind === 'covered') return answer.level === 'passage' ? 'passage' : 'covered';
  return answer.reason === 'not_in_source' || answer.reason === 'tangled' ? 'not_covered' : 'aside';
}

function ofVerdict({ kind }: Verdict): Outcome {
  return kind === 'not_covered' ? 'undecided' : kind;
}
