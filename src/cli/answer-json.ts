import { type Answer, type Match, matchesOf, unexplainedBy } from '../desk/answer.ts';
import type { Consultation } from '../desk/consult.ts';
import type { Ruling } from '../desk/find-ruling.ts';
import type { Reason } from '../desk/verdict.ts';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { formatNotes } from '../replies/describe-fact.ts';
import { formatRuling } from '../replies/verdict-text.ts';
import { type CitationJson, toCitationJson } from './citation-json.ts';
import { type ClaimJson, toClaimJson } from './verdict-json.ts';

/**
 * An answer as programs read it. The same whether one question is asked or a batch. People are shown the `verdict`
 * where there is one, else the `ruling`, else the `answer`.
 */
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
  /** What the source says to a yes/no question; `null` where it decides nothing. */
  readonly ruling: RulingJson | null;
  /** What the source says to a statement, which is checked and not answered; `null` for any other text. */
  readonly verdict: ClaimJson | null;
  /** What a reader must know besides: a relative time, a correction. */
  readonly notes: readonly string[];
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

export interface RulingJson {
  readonly kind: Ruling['kind'];
  /** The lines that people are shown. */
  readonly says: readonly string[];
  /** The fact that decides. */
  readonly fact: string;
  /** What decides; `null` where a complete list decides alone. */
  readonly because: Reason | null;
  /** Those of the question who are not on the complete list, as they were written. */
  readonly outsiders: readonly string[];
  /** Whose view it is, where the source only reports it as somebody's. */
  readonly attributedTo: string | null;
  readonly citations: readonly CitationJson[];
}

/** Turns an answer into the JSON object that `--json` and `--batch` print. */
export function toAnswerJson({
  answer,
  found,
  knowledge,
  id = null,
}: {
  readonly answer: Answer;
  /** What every surface says to the text. */
  readonly found: Exclude<Consultation, { kind: 'too_long' }>;
  readonly knowledge: KnowledgeBase;
  readonly id?: string | number | null;
}): AnswerJson {
  const ruling = found.kind === 'answer' ? found.ruling : null;
  const verdict = found.kind === 'answer' ? null : toClaimJson(found, { knowledge });
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
    ruling: ruling && toRulingJson(ruling, answer),
    verdict,
    notes: verdict?.notes ?? notesOf(ruling?.fact ?? best?.fact),
    knowledge: knowledge.hash,
  };
}

function toRulingJson(ruling: Ruling, { language }: Answer): RulingJson {
  const { kind, fact, reason, outsiders, attributedTo } = ruling;
  return {
    kind,
    says: formatRuling(ruling, language),
    fact: fact.id,
    because: reason,
    outsiders,
    attributedTo,
    citations: toCitationJson(fact),
  };
}

function notesOf(fact: Fact | undefined): string[] {
  return fact ? formatNotes(fact) : [];
}

function answerText({ language }: Answer, { fact }: Match): string {
  return fact.translations[language]?.answer ?? fact.answer;
}

/** Four digits tell matches apart; more would only pretend. */
function round(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
