import type { Fact } from '../knowledge/knowledge-base.ts';
import { isCountryName } from '../language/countries.ts';
import { longestQuestion, mostQuestions } from '../limits.ts';
import { type Answer, type Desk, type Held, matchesOf } from './answer.ts';
import { checkBySentence, type DraftCheck, finish } from './check-draft.ts';
import { findRuling, type Ruling } from './find-ruling.ts';
import { isClaim, type Understood } from './understand.ts';
import { isDivided, type Verdict } from './verdict.ts';

/** What the desk has to say to a text: an answer to a question, a verdict on a claim, or one on each sentence. */
export type Consultation =
  | Answered
  /** One to each of several questions. */
  | { readonly kind: 'answers'; readonly answers: readonly AnsweredQuestion[] }
  | { readonly kind: 'too_many'; readonly count: number; readonly limit: number }
  | {
      readonly kind: 'verdict';
      readonly verdict: Verdict;
      /** Facts near the claim, nearest first, where nothing decides. */
      readonly near: readonly Fact[];
    }
  | { readonly kind: 'draft'; readonly draft: DraftCheck }
  /** Nothing is cut in silence. In UTF-16 code units. */
  | { readonly kind: 'too_long'; readonly length: number; readonly limit: number };

export interface Answered {
  readonly kind: 'answer';
  readonly answer: Answer;
  readonly ruling: Ruling | null;
}

export interface AnsweredQuestion extends Answered {
  readonly question: string;
}

/** What a text was checked to. */
export type Checked = Extract<Consultation, { kind: 'verdict' | 'draft' }>;

/**
 * What every surface (Slack, its local stand-in, the command line) says to a text: answers a question, and checks
 * what is a statement, or is given to be checked ("check that …").
 */
export function consult(desk: Desk, said: string): Consultation {
  return findTooLong(said) ?? finish(consultBySentence(desk, desk.understand(said)));
}

/** Finds a text too long for a question. Asked before it is understood, so that refusing it costs next to nothing. */
export function findTooLong({
  length,
}: string): Extract<Consultation, { kind: 'too_long' }> | null {
  return length > longestQuestion ? { kind: 'too_long', length, limit: longestQuestion } : null;
}

/** Does the same a sentence at a time: the caller may do something else between two sentences. */
export function* consultBySentence(
  desk: Desk,
  understood: Understood,
): Generator<void, Consultation, void> {
  const tooLong = findTooLong(understood.text);
  if (tooLong) return tooLong;
  if (isClaim(understood)) return yield* checkTextBySentence(desk, understood);
  if (understood.kind !== 'questions') return answerOne(desk, understood);

  const { questions } = understood;
  if (questions.length > mostQuestions) {
    return { kind: 'too_many', count: questions.length, limit: mostQuestions };
  }
  const answers: AnsweredQuestion[] = [];
  for (const question of questions) {
    answers.push({ ...answerOne(desk, question), question: question.text });
    yield;
  }
  return { kind: 'answers', answers };
}

function answerOne(desk: Desk, understood: Understood): Answered {
  const answer = desk.answer(understood);
  const held = answer.kind === 'not_covered' ? answer.held : null;
  const ruling = findRuling(desk, understood, answer);
  return { kind: 'answer', answer, ruling: held && !isOfOutsiders(held, ruling) ? null : ruling };
}

/** Whether an answer is held back for those countries alone that a complete list leaves out: the list answers for them. */
function isOfOutsiders({ words }: Held, ruling: Ruling | null): boolean {
  const countries = ruling?.outsiders.filter(isCountryName) ?? [];
  const outside = countries.flatMap((name) => name.split(' '));
  return words.flatMap((word) => word.split(' ')).every((word) => outside.includes(word));
}

/** Checks a claim, or each sentence of several. */
export function checkText(desk: Desk, text: string): Checked {
  return finish(checkTextBySentence(desk, desk.understand(text, { isToCheck: true })));
}

/** Does the same a sentence at a time. A question is checked, too. */
export function* checkTextBySentence(
  desk: Desk,
  understood: Understood,
): Generator<void, Checked, void> {
  const { text, sentences } = understood;
  if (sentences.length > 1)
    return { kind: 'draft', draft: yield* checkBySentence(desk, sentences) };

  const verdict = desk.check(understood);
  const isNear =
    verdict.kind === 'not_covered' && !isDivided(verdict) && text.length <= longestQuestion;
  const near = isNear ? matchesOf(desk.answer(understood)).map(({ fact }) => fact) : [];
  return { kind: 'verdict', verdict, near };
}
