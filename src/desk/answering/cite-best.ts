import type { Citation } from '../../knowledge/knowledge-base.ts';
import { spend } from '../../language/work-budget.ts';
import type { Match } from '../answer.ts';
import type { Lexicon, Term } from '../matching/create-lexicon.ts';
import type { SubjectGround } from '../matching/subject-ground.ts';

export interface CiteBestOptions {
  readonly lexicon: Lexicon;
  readonly ground: SubjectGround;
}

/**
 * Gives a match with the citation first that explains the question best. The curator's order stands where the question
 * does not say which is meant.
 */
export function citeBest(
  match: Match,
  asked: readonly Term[],
  { lexicon, ground }: CiteBestOptions,
): Match {
  const { fact } = match;
  const [first, ...others] = fact.citations;
  if (others.length === 0) return match;
  spend(fact.citations.length * asked.length);

  const shared = new Map(fact.citations.map((citation) => [citation, countShared(citation)]));
  const by = (citation: Citation) => shared.get(citation) ?? 0;
  const best = others.reduce(
    (most, citation) => (by(citation) > by(most) ? citation : most),
    first,
  );
  const rest = fact.citations.filter((citation) => citation !== best);
  return { ...match, fact: { ...fact, citations: [best, ...rest] } };

  /** How many of the question's words a quote has. Names tell quotes apart best. */
  function countShared({ quote }: Citation): number {
    const keys = new Set(
      lexicon.read(quote).flatMap(({ stem, concepts }) => [stem, ...concepts.map(({ id }) => id)]),
    );
    const telling = asked.filter(({ isFunction }) => !isFunction);
    return telling.reduce((sum, { stem, concepts }) => {
      const isShared = keys.has(stem) || concepts.some(({ id }) => keys.has(id));
      return sum + (isShared ? (ground.names.has(stem) ? nameWeight : 1) : 0);
    }, 0);
  }
}

const nameWeight = 2;
