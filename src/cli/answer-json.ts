import {
  type Answer,
  type FoundPassage,
  isByFact,
  type Match,
  matchesOf,
  unexplainedBy,
} from '../desk/answer.ts';
import type { Consultation } from '../desk/consult.ts';
import type { Ruling } from '../desk/find-ruling.ts';
import type { Reason } from '../desk/verdict.ts';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { formatNotes } from '../replies/describe-fact.ts';
import { formatRuling } from '../replies/format-ruling.ts';
import { type CitationJson, toCitationJson } from './citation-json.ts';
import { type ClaimJson, toClaimJson } from './verdict-json.ts';

/**
 * An answer as programs read it. The same whether one question is asked or a batch. People are shown the `verdict`
 * where there is one, else the `ruling`, else the `answer`.
 */
export interface AnswerJson {
  readonly id: string | number | null;
  readonly kind: Answer['kind'];
  /** What it rests on: `answer`, a fact; `passage`, a sentence that nobody curated; `nearest`, nothing: what comes near. */
  readonly level: Answer['level'];
  /** The fact that answers; `null` where none does. */
  readonly fact: string | null;
  /** Of the fact or sentence that answers, else of the nearest; from 0 to 1. */
  readonly score: number;
  /** The fact's answer, or the sentence that answers, word for word; `null` where neither does. */
  readonly answer: string | null;
  readonly citations: readonly CitationJson[];
  /**
   * What comes next, best first. Where nothing is answered, the nearest sentences of all, whether a fact cites them or
   * not, then the nearest facts besides. None twice.
   */
  readonly alternatives: readonly AlternativeJson[];
  /** One to each of several questions in the text; `null` where there is one. The rest is then of the whole text. */
  readonly answers: readonly QuestionJson[] | null;
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

export interface QuestionJson extends AnswerJson {
  readonly question: string;
}

export interface AlternativeJson {
  /** The fact that cites the quote; `null` where none does. */
  readonly fact: string | null;
  readonly title: string | null;
  readonly score: number;
  readonly source: string;
  /** From 1. */
  readonly paragraph: number;
  /** UTF-16 code units within the paragraph. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
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
  const verdict =
    found.kind === 'verdict' || found.kind === 'draft' ? toClaimJson(found, { knowledge }) : null;
  const best = isByFact(answer) ? answer.best : null;
  const passage = answer.level === 'passage' ? answer.passage : null;
  const alternatives = toAlternatives(answer);

  return {
    id,
    kind: answer.kind,
    level: answer.level,
    fact: best?.fact.id ?? null,
    score: round((best ?? passage)?.score ?? alternatives[0]?.score ?? 0),
    answer: best ? answerText(answer, best) : (passage?.citation.quote ?? null),
    citations: best
      ? toCitationJson(best.fact)
      : passage
        ? toCitationJson({ citations: [passage.citation], attribution: passage.speaker })
        : [],
    alternatives,
    answers:
      found.kind === 'answers'
        ? found.answers.map(({ question, ...one }) => ({
            question,
            ...toAnswerJson({ answer: one.answer, found: one, knowledge, id: null }),
          }))
        : null,
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

function toAlternatives(answer: Answer): AlternativeJson[] {
  const facts = (isByFact(answer) ? answer.others : matchesOf(answer)).map(
    ({ fact, score }): AlternativeJson =>
      toAlternative({ fact, score, citation: fact.citations[0] }),
  );
  if (answer.level === 'answer') return facts;
  const near = (answer.level === 'passage' ? answer.others : answer.passages).map(toAlternative);
  const isNew = ({ fact, source, paragraph, start }: AlternativeJson) =>
    !near.some(
      (one) =>
        one.fact === fact ||
        (one.source === source && one.paragraph === paragraph && one.start === start),
    );
  return [...near, ...facts.filter(isNew)];
}

function toAlternative({
  fact,
  score,
  citation,
}: Pick<FoundPassage, 'fact' | 'score' | 'citation'>): AlternativeJson {
  const { source, paragraph, start, end, quote } = citation;
  return {
    fact: fact?.id ?? null,
    title: fact?.title ?? null,
    score: round(score),
    ...{ source, paragraph, start, end, quote },
  };
}

function toRulingJson(ruling: Ruling, { language }: Answer): RulingJson {
  const { kind, fact, reason, outsiders, attributedTo } = ruling;
  return {
    kind,
    says: [formatRuling(ruling, language)],
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
