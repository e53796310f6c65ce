import { hashFactIn } from '../knowledge/hash-fact.ts';
import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { type Answer, type FoundPassage, type Match, matchesOf } from './answer.ts';
import type { Answered, Consultation } from './consult.ts';
import type { Ruling } from './find-ruling.ts';
import { findCalibration } from './matching/calibration.ts';
import { type Outcome, outcomeOf } from './outcome-of.ts';
import type { Verdict } from './verdict.ts';
import { isNothing, nothingWithheld, type Withheld } from './views/find-withheld.ts';

/** What a reply rests on: all of a receipt but whose it is. Plain data, without a word of whoever asked. */
export interface Basis {
  readonly outcome: Outcome;
  /** Hash of the whole base. */
  readonly knowledge: string;
  /** What of the base was not shown there; `null` where nothing was withheld. */
  readonly withheld: Withheld | null;
  /** That it was told in. */
  readonly language: Language;
  /** One to each question or claim in the text, in order. */
  readonly parts: readonly BasisPart[];
}

export interface BasisPart {
  readonly outcome: Outcome;
  /** Name of the rule that decided. */
  readonly rule: string;
  /** Those that the reply tells, each in its version. */
  readonly facts: readonly { readonly id: string; readonly version: string }[];
  /** Of the fact or sentence that answers, else of the nearest; `null` for a claim, which no score decides. */
  readonly score: number | null;
  /** From which score on a fact answers; `null` likewise. */
  readonly threshold: number | null;
  /** By what a fact was scored. */
  readonly features: Readonly<Record<string, number>>;
  /** What was told, as the base has it; `null` where quotes tell it, or nothing was told. */
  readonly answer: string | null;
  readonly quotes: readonly BasisQuote[];
}

/** UTF-16 code units within the paragraph, which is counted from 1. */
export interface BasisQuote extends Omit<Citation, 'quote' | 'source'> {
  /** Its id; `null` for a text that people put into a channel. */
  readonly source: string | null;
  /** `null` for such a text: its words go with whoever put it in. */
  readonly quote: string | null;
}

/** Puts down what a reply rests on. */
export function toBasis(
  found: Consultation,
  knowledge: KnowledgeBase,
  withheld: Withheld = nothingWithheld,
): Basis {
  return {
    ...{ outcome: outcomeOf(found), ...baseOf(knowledge, withheld) },
    language: languageOf(found),
    parts: partsOf(found, knowledge),
  };
}

/** Why a fact is told without a question to it: its title was pressed, or an answer was made public. */
export const chosenRules = ['topic-chosen', 'answer-shared'] as const;

/** The same of a fact that nobody asked for in words. */
export function basisOfFact({
  fact,
  language,
  knowledge,
  rule,
}: {
  readonly fact: Fact;
  readonly language: Language;
  readonly knowledge: KnowledgeBase;
  readonly rule: (typeof chosenRules)[number];
}): Basis {
  const told = tellFact(fact, language, knowledge);
  const part = { outcome: 'covered', rule, ...unscored, ...told } as const;
  return { outcome: 'covered', ...baseOf(knowledge, nothingWithheld), language, parts: [part] };
}

function languageOf(found: Consultation): Language {
  switch (found.kind) {
    case 'answer':
      return found.answer.language;
    case 'answers':
      return found.answers[0]?.answer.language ?? 'en';
    case 'verdict':
      return found.verdict.language;
    case 'draft':
      return found.draft.sentences[0]?.verdict.language ?? 'en';
    case 'too_many':
    case 'too_long':
      return 'en';
  }
}

function baseOf(
  { hash, wholeHash = hash }: KnowledgeBase,
  withheld: Withheld,
): Pick<Basis, 'knowledge' | 'withheld'> {
  return { knowledge: wholeHash, withheld: isNothing(withheld) ? null : withheld };
}

function partsOf(found: Consultation, knowledge: KnowledgeBase): readonly BasisPart[] {
  switch (found.kind) {
    case 'answer':
      return [ofAnswer(found, knowledge)];
    case 'answers':
      return found.answers.map((one) => ofAnswer(one, knowledge));
    case 'verdict':
      return [ofVerdict(found.verdict, knowledge)];
    case 'draft':
      return found.draft.sentences.map(({ verdict }) => ofVerdict(verdict, knowledge));
    case 'too_many':
    case 'too_long':
      return [];
  }
}

function ofAnswer(answered: Answered, knowledge: KnowledgeBase): BasisPart {
  const { answer, ruling } = answered;
  const nearest = matchesOf(answer)[0];
  const { threshold } = findCalibration(knowledge.calibrations, answer.language);
  return {
    outcome: outcomeOf(answered),
    rule: ruling ? ruleOfRuling(ruling) : ruleOfAnswer(answer),
    ...scored(answer.level === 'passage' ? answer.passage : nearest, threshold),
    ...tell(answered, knowledge),
  };
}

const unscored = { score: null, threshold: null, features: {} };

function scored(
  match: Match | FoundPassage | undefined,
  threshold: number,
): Pick<BasisPart, 'score' | 'threshold' | 'features'> {
  if (!match) return { ...unscored, threshold };
  const features = 'features' in match ? match.features : {};
  return {
    score: round(match.score),
    threshold,
    features: Object.fromEntries(
      Object.entries(features ?? {}).map(([name, value]) => [name, round(value)]),
    ),
  };
}

function tell(
  { answer, ruling }: Answered,
  knowledge: KnowledgeBase,
): Pick<BasisPart, 'facts' | 'answer' | 'quotes'> {
  if (ruling) return tellFact(ruling.fact, answer.language, knowledge);
  if (answer.kind === 'choice') {
    return {
      facts: answer.options.map(({ fact }) => toVersion(fact, knowledge)),
      answer: null,
      quotes: [],
    };
  }
  if (answer.kind === 'not_covered') return { facts: [], answer: null, quotes: [] };
  if (answer.level === 'answer') return tellFact(answer.best.fact, answer.language, knowledge);
  const { fact, citation } = answer.passage;
  return {
    facts: fact ? [toVersion(fact, knowledge)] : [],
    answer: null,
    quotes: [toQuote(citation, knowledge)],
  };
}

function ofVerdict(verdict: Verdict, knowledge: KnowledgeBase): BasisPart {
  const { fact, citations, kind, rule } = verdict;
  return {
    ...{ outcome: outcomeOf({ kind: 'verdict', verdict, near: [] }), rule, ...unscored },
    facts: fact ? [toVersion(fact, knowledge)] : [],
    answer: null,
    quotes: kind === 'not_covered' ? [] : citations.map((one) => toQuote(one, knowledge)),
  };
}

function tellFact(
  fact: Fact,
  language: Language,
  knowledge: KnowledgeBase,
): Pick<BasisPart, 'facts' | 'answer' | 'quotes'> {
  return {
    facts: [toVersion(fact, knowledge)],
    answer: fact.translations[language]?.answer ?? fact.answer,
    quotes: fact.citations.map((one) => toQuote(one, knowledge)),
  };
}

/** What answers, what asks back and what declines, each under a name. */
function ruleOfAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'choice':
      return 'several-facts-fit';
    case 'covered':
      return answer.level === 'answer' ? 'fact-above-threshold' : 'sentence-above-threshold';
    case 'not_covered':
      if (answer.held) return `subject:${answer.held.rule}`;
      return answer.reason === 'not_in_source' ? 'below-threshold' : `aside:${answer.reason}`;
  }
}

function ruleOfRuling({ kind, reason }: Ruling): string {
  return `source-says-${kind}:${reason?.what ?? 'list'}`;
}

function toVersion(fact: Fact, knowledge: KnowledgeBase): BasisPart['facts'][number] {
  return { id: fact.id, version: hashFactIn(knowledge, fact) };
}

function toQuote(
  { source, paragraph, start, end, quote }: Citation,
  { sources }: KnowledgeBase,
): BasisQuote {
  const isAdded = sources[source]?.added !== undefined;
  const place = { paragraph, start, end };
  return isAdded ? { source: null, ...place, quote: null } : { source, ...place, quote };
}

/** Four digits, as everywhere: more would only pretend. */
function round(score: number): number {
  return Number(score.toFixed(scoreDigits));
}

const scoreDigits = 4;
