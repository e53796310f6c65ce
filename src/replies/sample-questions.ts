import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { mostSamples } from '../limits.ts';

/** A question that the base answers, for somebody who does not know what to ask. */
export interface SampleQuestion {
  readonly fact: Fact;
  readonly question: string;
}

/** Takes the first question of facts that stand far apart in the base. The same base gives the same ones. */
export function sampleQuestions({ facts }: KnowledgeBase, count = mostSamples): SampleQuestion[] {
  const usable = facts.flatMap((fact) => {
    const [question] = fact.questions;
    return question === undefined || fact.status === 'withdrawn' ? [] : [{ fact, question }];
  });
  const places = Array.from({ length: Math.min(count, usable.length) }, (_, n) =>
    Math.floor((n * usable.length) / Math.min(count, usable.length)),
  );

  return places.flatMap((place) => usable[place] ?? []);
}
