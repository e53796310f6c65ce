import type { Fact } from '../knowledge/knowledge-base.ts';
import { longestQuestion } from '../limits.ts';
import { type Answer, type Desk, isAside, matchesOf } from './answer.ts';
import { checkBySentence, type DraftCheck, finish } from './check-draft.ts';
import { findRuling, type Ruling } from './find-ruling.ts';
import { readClaim } from './read-claim.ts';
import { splitDraft } from './split-draft.ts';
import { tellText } from './tell-text.ts';
import type { Verdict } from './verdict.ts';

/** What the desk has to say to a text: an answer to a question, a verdict on a claim, or one on each sentence. */
export type Consultation =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly ruling: Ruling | null }
  | {
      readonly kind: 'verdict';
      readonly verdict: Verdict;
      /** Facts near the claim, nearest first, where nothing decides. */
      readonly near: readonly Fact[];
    }
  | { readonly kind: 'draft'; readonly draft: DraftCheck }
  /** Nothing is cut in silence. In UTF-16 code units. */
  | { readonly kind: 'too_long'; readonly length: number; readonly limit: number };

/** What a text was checked to. */
export type Checked = Extract<Consultation, { kind: 'verdict' | 'draft' }>;

/**
 * What every surface (Slack, its local stand-in, the command line) says to a text: answers a question, and checks
 * what is a statement, or is given to be checked ("check that …").
 */
export function consult(desk: Desk, text: string): Consultation {
  return finish(consultBySentence(desk, text));
}

/** The same a sentence at a time: whoever steps through it may do something else in between. */
export function* consultBySentence(desk: Desk, text: string): Generator<void, Consultation, void> {
  if (text.length > longestQuestion) {
    return { kind: 'too_long', length: text.length, limit: longestQuestion };
  }
  const claim = readClaim(text);
  if (claim !== null) return yield* checkTextBySentence(desk, claim);

  const answer = desk.answer(text);
  if (isAside(answer)) return { kind: 'answer', answer, ruling: null };
  if (isStatements(text)) return yield* checkTextBySentence(desk, text);
  return { kind: 'answer', answer, ruling: findRuling(desk, text, answer) };
}

/** Checks a claim, or each sentence where there are more. */
export function checkText(desk: Desk, text: string): Checked {
  return finish(checkTextBySentence(desk, text));
}

/** The same a sentence at a time. */
export function* checkTextBySentence(desk: Desk, text: string): Generator<void, Checked, void> {
  const sentences = splitDraft(text);
  if (sentences.length > 1)
    return { kind: 'draft', draft: yield* checkBySentence(desk, sentences) };

  const verdict = desk.check(text);
  return {
    kind: 'verdict',
    verdict,
    near:
      verdict.fact || text.length > longestQuestion
        ? []
        : matchesOf(desk.answer(text)).map(({ fact }) => fact),
  };
}

/** Whether every sentence of a text says something. */
export function isStatements(text: string): boolean {
  const sentences = splitDraft(text);
  return (
    sentences.length > 0 && sentences.every((sentence) => tellText(sentence.text) === 'statement')
  );
}
