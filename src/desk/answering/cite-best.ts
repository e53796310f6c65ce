import type { Citation, Fact } from '../../knowledge/knowledge-base.ts';
import { outsideBudget, spend } from '../../language/work-budget.ts';
import type { Match } from '../answer.ts';
import type { Lexicon, Term } from '../matching/create-lexicon.ts';
import type { SubjectGround } from '../matching/subject-ground.ts';

export interface CiterOptions {
  readonly lexicon: Lexicon;
  readonly ground: SubjectGround;
}

/** Gives a match with the citation first that explains the question best. */
export type CiteBest = (match: Match, asked: readonly Term[]) => Match;

/**
 * Makes what chooses the first citation. The curator's order stands where the question does not say which is meant. Each
 * quote is read once.
 */
export function createCiter({ lexicon, ground }: CiterOptions): CiteBest {
  const keysOfQuotes = new WeakMap<Citation, ReadonlySet<string>>();
  const withFirsts = new WeakMap<Citation, Fact>();

  return function citeBest(match, asked) {
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
    return best === first ? match : { ...match, fact: withFirst(best, fact) };

    /** How many of the question's words a quote has. Names tell quotes apart best. */
    function countShared(citation: Citation): number {
      const keys = keysOf(citation);
      const telling = asked.filter(({ isFunction }) => !isFunction);
      return telling.reduce((sum, { stem, concepts }) => {
        const isShared = keys.has(stem) || concepts.some(({ id }) => keys.has(id));
        return sum + (isShared ? (ground.names.has(stem) ? nameWeight : 1) : 0);
      }, 0);
    }
  };

  /** The same object each time, so that what is made of a fact need not be made again. */
  function withFirst(citation: Citation, fact: Fact): Fact {
    const rest = fact.citations.filter((other) => other !== citation);
    const made = withFirsts.get(citation) ?? { ...fact, citations: [citation, ...rest] };
    withFirsts.set(citation, made);
    return made;
  }

  function keysOf(citation: Citation): ReadonlySet<string> {
    const known = keysOfQuotes.get(citation);
    if (known) return known;
    const terms = outsideBudget(() => lexicon.read(citation.quote));
    const keys = new Set(
      terms.flatMap(({ stem, concepts }) => [stem, ...concepts.map(({ id }) => id)]),
    );
    keysOfQuotes.set(citation, keys);
    return keys;
  }
}

const nameWeight = 2;
