import type { Desk } from './answer.ts';
import type { DraftSentence } from './split-draft.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

export interface CheckedSentence extends DraftSentence {
  readonly verdict: Verdict;
}

export interface DraftCheck {
  /** In the order of the draft. */
  readonly sentences: readonly CheckedSentence[];
  readonly counts: Readonly<Record<VerdictKind, number>>;
}

/** Checks each sentence of a draft by itself. A draft without a sentence has none and counts none. */
export function checkDraft(desk: Desk, draft: string): DraftCheck {
  return finish(checkBySentence(desk, desk.understand(draft, { isToCheck: true }).sentences));
}

/** Checks sentences one by one. The caller steps through them, and may do other work between two sentences. */
export function* checkBySentence(
  desk: Pick<Desk, 'check'>,
  sentences: readonly DraftSentence[],
): Generator<void, DraftCheck, void> {
  const checked: CheckedSentence[] = [];
  for (const sentence of sentences) {
    checked.push({ ...sentence, verdict: desk.check(sentence.text) });
    yield;
  }
  return toDraftCheck(checked);
}

/** Steps through work to its end, without a pause. */
export function finish<T>(work: Generator<void, T, void>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** Counts the verdicts of checked sentences. */
export function toDraftCheck(sentences: readonly CheckedSentence[]): DraftCheck {
  const count = (kind: VerdictKind) =>
    sentences.filter(({ verdict }) => verdict.kind === kind).length;

  return {
    sentences,
    counts: {
      supported: count('supported'),
      contradicted: count('contradicted'),
      not_covered: count('not_covered'),
    },
  };
}
