import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { mostSamples } from '../limits.ts';

/** A question that the base answers, shown to people who do not know what to ask. */
export interface SampleQuestion {
  readonly fact: Fact;
  readonly question: string;
}

/**
 * Takes the first questions of facts that stand far apart in the base, in a language that they are asked in. The same base
 * always gives the same ones.
 */
export function sampleQuestions(
  { facts }: KnowledgeBase,
  language: Language = 'en',
  count = mostSamples,
): SampleQuestion[] {
  const usable = facts.flatMap((fact) => {
    const [question] =
      language === 'en' ? fact.questions : (fact.translations[language]?.questions ?? []);
    return question === undefined || fact.status === 'withdrawn' ? [] : [{ fact, question }];
  });
  const places = Array.from({ length: Math.min(count, usable.length) }, (_, n) =>
    Math.floor((n * usable.length) / Math.min(count, usable.length)),
  );

  return places.flatMap((place) => usable[place] ?? []);
}
