import type { Fact, KnowledgeBase, Name, Source } from '../knowledge/knowledge-base.ts';
import { newestFirst } from '../knowledge/newest-first.ts';
import { type Checker, type CheckerOptions, createSourceChecker } from './check.ts';
import { withinSource } from './checking/within-source.ts';
import { joinVerdicts, type VerdictWithin } from './join-verdicts.ts';
import { type ReadText, readText } from './understand.ts';
import type { Verdict } from './verdict.ts';

/** Checks claims against a base, one source at a time. */
export interface BaseChecker extends Checker {
  /** What one source says about a claim, by itself. */
  checkWithin(source: string, claim: string): Verdict;
  /** What each source says about a claim by itself, the newest first. */
  checkEach(claim: ReadText): readonly VerdictWithin[];
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
  const { knowledge } = options;
  const sources = newestFirst(Object.values(knowledge.sources));
  if (sources.length < 2) {
    const only = yield* createSourceChecker({ ...options, knowledge: { ...knowledge, names } });
    return {
      ...only,
      checkWithin: (_, claim) => only.check(claim),
      checkEach: (claim) => sources.map(({ id: source }) => ({ source, ...only.check(claim) })),
    };
  }
  const checkers = yield* createCheckers(sources, { names, ...options });
  return joinCheckers(knowledge, checkers, (read) => checkEachOf(checkers, read, knowledge));
}

/**
 * Makes the checker of a base that some sources without facts were added to. What checks the others is not made again.
 *
 * @param before  The checker of the base without them.
 */
export function* createAddedChecker({
  before,
  added,
  ...options
}: BaseCheckerOptions & {
  readonly before: BaseChecker;
  readonly added: readonly Source[];
}): Generator<void, BaseChecker, void> {
  const { knowledge } = options;
  const checkers = yield* createCheckers(added, options);
  const order = newestFirst(Object.values(knowledge.sources)).map(({ id }) => id);
  return joinCheckers(knowledge, checkers, (read) =>
    [...before.checkEach(read), ...checkEachOf(checkers, read, knowledge)].toSorted(
      (a, b) => order.indexOf(a.source) - order.indexOf(b.source),
    ),
  );
}

type Checkers = ReadonlyMap<string, Checker>;

function* createCheckers(
  sources: readonly Source[],
  { names, ...options }: BaseCheckerOptions,
): Generator<void, Checkers, void> {
  const { knowledge, dictionary } = options;
  const checkers = new Map<string, Checker>();
  for (const source of sources) {
    const own = withinSource(knowledge, source, { dictionary, shared: names });
    yield;
    checkers.set(source.id, yield* createSourceChecker({ ...options, knowledge: own }));
  }
  return checkers;
}

function joinCheckers(
  { sources }: KnowledgeBase,
  checkers: Checkers,
  checkEach: BaseChecker['checkEach'],
): BaseChecker {
  return {
    checkEach,
    check: (given) => joinVerdicts(checkEach(typeof given === 'string' ? readText(given) : given)),
    checkWithin(source, claim) {
      const checker = checkers.get(source);
      if (checker) return checker.check(claim);
      const found = checkEach(readText(claim)).find((verdict) => verdict.source === source);
      if (!found || !(source in sources)) throw new Error(`The base has no source "${source}".`);
      return found;
    },
  };
}

/** Facts are given whole, as the base has them: within a source they are what it carries of them. */
function checkEachOf(
  checkers: Checkers,
  read: ReadText,
  knowledge: KnowledgeBase,
): readonly VerdictWithin[] {
  const whole = (fact: Fact | null) =>
    fact && (knowledge.facts.find(({ id }) => id === fact.id) ?? fact);
  return [...checkers].map(([source, checker]) => {
    const verdict = checker.check(read);
    return { source, ...verdict, fact: whole(verdict.fact), nearest: whole(verdict.nearest) };
  });
}
