import { type Answer, citationsOf, type Desk, matchesOf } from '../src/desk/answer.ts';
import { checkDraft } from '../src/desk/check-draft.ts';
import { consult } from '../src/desk/consult.ts';
import { createDesk } from '../src/desk/create-desk.ts';
import { splitDraft } from '../src/desk/split-draft.ts';
import type { VerdictKind } from '../src/desk/verdict.ts';
import type { Citation, KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { loadEnglish } from '../src/load-english.ts';

// All that the measures on other texts need of the desk. What an answer or a verdict looks like is known here alone.

const english = loadEnglish();

/** Where a question led. */
export interface Reading {
  /** `nearest`: declined, and only the nearest passages are shown. */
  readonly level: 'answer' | 'passage' | 'nearest';
  /** What is shown, best first; where nothing is, none. */
  readonly passages: readonly Citation[];
  /** How sure it is, to tell answerable from not; higher is surer. */
  readonly score: number;
}

/** Makes a desk of a base that is held in memory. */
export function deskOf(knowledge: KnowledgeBase): Desk {
  return createDesk(knowledge, { english });
}

/** Asks a question. A choice between facts is an answer: it says that the source has one. */
export function readingOf(desk: Pick<Desk, 'answer'>, question: string): Reading {
  const answer = desk.answer(question);
  return { level: answer.level, passages: citationsOf(answer), score: scoreOf(answer) };
}

/** The paragraphs that a reading shows, as sets name them (P1, P2, …), best first, each once. */
export function paragraphsOf({ passages }: Reading): string[] {
  return [...new Set(passages.map(({ paragraph }) => `P${paragraph}`))];
}

/** Whether a text, as a person would send it, is answered or decided: anything but a miss. */
export function isTaken(desk: Desk, text: string): boolean {
  const said = consult(desk, text);
  switch (said.kind) {
    case 'answer':
      return isAnswered(said.answer) || said.ruling !== null;
    case 'verdict':
      return said.verdict.kind !== 'not_covered';
    case 'draft':
      return said.draft.counts.supported + said.draft.counts.contradicted > 0;
    case 'answers':
      return said.answers.some(({ answer, ruling }) => isAnswered(answer) || ruling !== null);
    case 'too_many':
    case 'too_long':
      return false;
  }
}

/** What the source says to one claim. */
export function verdictOf(desk: Pick<Desk, 'check'>, claim: string): VerdictKind {
  return desk.check(claim).kind;
}

/**
 * What the source says to each sentence of a draft, checked as the whole that it is. A sentence that the desk parts is
 * contradicted where one part is, and supported where all are.
 */
export function verdictsOf(desk: Desk, sentences: readonly string[]): VerdictKind[] {
  const checked = checkDraft(desk, sentences.join('\n\n')).sentences;
  let end = -2;
  return sentences.map((text) => {
    const start = end + 2;
    end = start + text.length;
    const kinds = checked
      .filter((part) => part.start < end && part.end > start)
      .map(({ verdict }) => verdict.kind);
    if (kinds.includes('contradicted')) return 'contradicted';
    return kinds.length > 0 && kinds.every((kind) => kind === 'supported')
      ? 'supported'
      : 'not_covered';
  });
}

/** The sentences of a text, as the desk parts a draft. */
export function sentencesOf(text: string): string[] {
  return splitDraft(text).map((sentence) => sentence.text);
}

/** Scores of facts and of sentences are not mixed: where there are facts, theirs counts. */
function scoreOf(answer: Answer): number {
  if (answer.level === 'passage') return answer.passage.score;
  const [best] = matchesOf(answer);
  if (answer.level === 'answer') return best?.score ?? 0;
  return answer.held === null ? ((best ?? answer.passages[0])?.score ?? 0) : 0;
}

function isAnswered({ kind }: Answer): boolean {
  return kind !== 'not_covered';
}
