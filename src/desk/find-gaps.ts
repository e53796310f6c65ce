import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { fewestQuestions } from '../limits.ts';
import { findUncitedSentences, type SentenceOfSource } from '../reading/find-uncited-sentences.ts';
import { readPassages } from '../reading/read-passages.ts';
import type { Desk } from './answer.ts';

/** What a curator may want to add to a base. */
export interface Gaps {
  /** Sentences that no fact quotes. */
  readonly uncited: readonly SentenceOfSource[];
  /** Facts that lack what makes them good at their work. */
  readonly shallow: readonly ShallowFact[];
  /** Sentences that, put as claims, are not decided as said: of one that stands in it word for word that is a surprise. */
  readonly unsupported: readonly SentenceOfSource[];
}

export interface ShallowFact {
  /** Its id. */
  readonly fact: string;
  /** `values`: claims are held against none. `not_in_source`: no near misses. `questions`: fewer than three phrasings. */
  readonly lacks: readonly ('values' | 'not_in_source' | 'questions')[];
}

/** Finds what is missing in the base of a desk. */
export function findGaps(desk: Pick<Desk, 'knowledge' | 'check'>): Gaps {
  const { knowledge } = desk;
  return {
    uncited: findUncitedSentences(knowledge),
    shallow: findShallow(knowledge),
    unsupported: Object.values(knowledge.sources)
      .filter(({ language }) => language === 'en')
      .flatMap(readPassages)
      .filter(({ text }) => desk.check(text).kind !== 'supported')
      .map(({ source, paragraph, sentence, text }) => ({ source, paragraph, sentence, text })),
  };
}

function findShallow({ facts }: KnowledgeBase): ShallowFact[] {
  return facts
    .filter(({ status }) => status !== 'withdrawn')
    .map((fact) => ({ fact: fact.id, lacks: findLacks({ ...fact, hasList: fact.list !== null }) }))
    .filter(({ lacks }) => lacks.length > 0);
}

export interface LacksOptions extends Pick<Fact, 'notInSource' | 'questions'> {
  readonly values: readonly unknown[];
  readonly hasList: boolean;
}

/** What a fact lacks, drafted or not. */
export function findLacks({
  values,
  hasList,
  notInSource,
  questions,
}: LacksOptions): ShallowFact['lacks'] {
  return [
    ...(values.length === 0 && !hasList ? ['values' as const] : []),
    ...(notInSource.length === 0 ? ['not_in_source' as const] : []),
    ...(questions.length < fewestQuestions ? ['questions' as const] : []),
  ];
}
