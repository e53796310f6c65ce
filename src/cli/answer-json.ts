import { type Answer, type Match, matchesOf, unexplainedBy } from '../desk/answer.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { type CitationJson, toCitationJson } from './citation-json.ts';

/** An answer as programs read it. The same whether one question is asked or a batch. */
export interface AnswerJson {
  readonly id: string | number | null;
  readonly kind: Answer['kind'];
  /** The fact that answers; `null` where none does. */
  readonly fact: string | null;
  /** Of the fact that answers, else of the nearest; from 0 to 1. */
  readonly score: number;
  readonly answer: string | null;
  readonly citations: readonly CitationJson[];
  /**
   * The next facts, highest score first. Where nothing is answered, the nearest of all: first the one that people
   * are shown, which is chosen by more than its score, then the others, highest score first.
   */
  readonly alternatives: readonly AlternativeJson[];
  /** Words of the question that met nothing, as they were written. */
  readonly unexplained: readonly string[];
  /** Hash of the knowledge base. */
  readonly knowledge: string;
}

export interface AlternativeJson {
  readonly fact: string;
  readonly title: string;
  readonly score: number;
  /** Of its first citation. */
  readonly paragraph: number;
}

export interface AnswerJsonOptions {
  readonly answer: Answer;
  readonly knowledge: KnowledgeBase;
  readonly id?: string | number | null;
}

/** Turns an answer into the JSON object that `--json` and `--batch` print. */
export function toAnswerJson({ answer, knowledge, id = null }: AnswerJsonOptions): AnswerJson {
  const best = answer.kind === 'covered' ? answer.best : null;
  const others = answer.kind === 'covered' ? answer.others : matchesOf(answer);

  return {
    id,
    kind: answer.kind,
    fact: best?.fact.id ?? null,
    score: round(best?.score ?? others[0]?.score ?? 0),
    answer: best ? answerText(answer, best) : null,
    citations: best ? toCitationJson(best.fact) : [],
    alternatives: others.map(({ fact, score }) => ({
      fact: fact.id,
      title: fact.title,
      score: round(score),
      paragraph: fact.citations[0].paragraph,
    })),
    unexplained: best
      ? unexplainedBy(best)
      : answer.kind === 'not_covered'
        ? answer.unexplained
        : [],
    knowledge: knowledge.hash,
  };
}

function answerText({ language }: Answer, { fact }: Match): string {
  return fact.translations[language]?.answer ?? fact.answer;
}

/** Four digits tell matches apart; more would only pretend. */
function round(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
