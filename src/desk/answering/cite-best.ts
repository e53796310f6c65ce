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
 * Makes what chooses the first citation. The curator's order stands where the question does not say which is meant: a word
 * of the fact's title stands in what anybody asks of it, and chooses no quote alone. Each text is read once.
 */
export function createCiter({ lexicon, ground }: CiterOptions): CiteBest {
  const keysOfTexts = new Map<string, ReadonlySet<string>>();
  const withFirsts = new WeakMap<Citation, Fact>();

  return function citeBest(match, asked) {
    const { fact } = match;
    const [first, ...others] = fact.citations;
    if (others.length === 0) return match;
    spend(fact.citations.length * asked.length);

    const words = asked.filter(({ isFunction }) => !isFunction);
    const ofTitle = keysOf(fact.title);
    const telling = words.filter((word) => !isIn(ofTitle, word));
    const best = others.reduce(
      (most, citation) => (isNearer(citation, most, words) ? citation : most),
      first,
    );
    return isNearer(best, first, telling) ? { ...match, fact: withFirst(best, fact) } : match;
  };

  function isNearer(one: Citation, other: Citation, words: readonly Term[]): boolean {
    return countShared(one, words) > countShared(other, words);
  }

  /** How many of the words a quote has. Names tell quotes apart best. */
  function countShared({ quote }: Citation, words: readonly Term[]): number {
    const keys = keysOf(quote);
    return words
      .filter((word) => isIn(keys, word))
      .reduce((sum, { stem }) => sum + (ground.names.has(stem) ? nameWeight : 1), 0);
  }

  /** The same object each time, so that what is made of a fact need not be made again. */
  function withFirst(citation: Citation, fact: Fact): Fact {
    const rest = fact.citations.filter((other) => other !== citation);
    const made = withFirsts.get(citation) ?? { ...fact, citations: [citation, ...rest] };
    withFirsts.set(citation, made);
    return made;
  }

  function keysOf(text: string): ReadonlySet<string> {
    const known = keysOfTexts.get(text);
    if (known) return known;
    const terms = outsideBudget(() => lexicon.read(text));
    const keys = new Set(
      terms.flatMap(({ stem, concepts }) => [stem, ...concepts.map(({ id }) => id)]),
    );
    keysOfTexts.set(text, keys);
    return keys;
  }
}

function isIn(keys: ReadonlySet<string>, { stem, concepts }: Term): boolean {
  return keys.has(stem) || concepts.some(({ id }) => keys.has(id));
}

const nameWeight = 2;
