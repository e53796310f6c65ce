import type { Fact, Name } from '../knowledge/knowledge-base.ts';
import { newestFirst } from '../knowledge/newest-first.ts';
import { type Checker, type CheckerOptions, createSourceChecker } from './check.ts';
import { withinSource } from './checking/within-source.ts';
import { joinVerdicts } from './join-verdicts.ts';
import { readText } from './understand.ts';
import type { Verdict } from './verdict.ts';

/** Checks claims against a base, one source at a time. */
export interface BaseChecker extends Checker {
  /** What one source says about a claim, by itself. */
  checkWithin(source: string, claim: string): Verdict;
}

export interface BaseCheckerOptions extends CheckerOptions {
  /** Curated names, and those that were read in all sources together. */
  readonly names: readonly Name[];
}

/**
 * Makes a checker that holds a claim against each source by itself: no verdict rests on what two sources say only
 * together. Made in steps, as it may take a second.
 */
export function* createChecker({
  names,
  ...options
}: BaseCheckerOptions): Generator<void, BaseChecker, void> {
  const { knowledge, dictionary } = options;
  const sources = newestFirst(Object.values(knowledge.sources));
  if (sources.length < 2) {
    const only = yield* createSourceChecker({ ...options, knowledge: { ...knowledge, names } });
    return { ...only, checkWithin: (_, claim) => only.check(claim) };
  }
  const facts = new Map(knowledge.facts.map((fact) => [fact.id, fact]));
  const whole = (fact: Fact | null) => fact && (facts.get(fact.id) ?? fact);
  const checkers = new Map<string, Checker>();
  for (const source of sources) {
    const own = withinSource(knowledge, source, { dictionary, shared: names });
    yield;
    checkers.set(source.id, yield* createSourceChecker({ ...options, knowledge: own }));
  }

  return {
    check(given) {
      const read = typeof given === 'string' ? readText(given) : given;
      const verdicts = [...checkers].map(([source, checker]) => {
        const verdict = checker.check(read);
        return { source, ...verdict, fact: whole(verdict.fact), nearest: whole(verdict.nearest) };
      });
      return joinVerdicts(verdicts);
    },
    checkWithin(source, claim) {
      const checker = checkers.get(source);
      if (!checker) throw new Error(`The base has no source "${source}".`);
      return checker.check(claim);
    },
  };
}
