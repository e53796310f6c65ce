import { LRUCache } from 'lru-cache';
import type { Fact, KnowledgeBase, Name, Source } from '../knowledge/knowledge-base.ts';
import { newestFirst } from '../knowledge/newest-first.ts';
import { outsideBudget, spend } from '../language/work-budget.ts';
import { mainThreadBudget, mostSourcesKept, mostSourcesNear, mostSourcesRead } from '../limits.ts';
import { type Checker, type CheckerOptions, createSourceChecker } from './check.ts';
import { finish } from './check-draft.ts';
import type { KeptReading } from './checking/claim-reading.ts';
import { createWithinSource } from './checking/within-source.ts';
import { joinVerdicts, type VerdictWithin } from './join-verdicts.ts';
import type { Spellings } from './matching/create-lexicon.ts';
import { type ReadText, readText } from './understand.ts';
import type { BegunCheck } from './verdict.ts';

/** Checks claims against a base, one source at a time. */
export interface BaseChecker extends Checker {
  /** Begins with a claim for one source by itself. Throws where the base has no such source. */
  beginWithin(source: string, claim: ReadText): BegunCheck;
  /** Begins with a claim for each source by itself, the newest first. */
  beginEach(claim: ReadText): readonly BegunWithin[];
}

/** A claim that is held against one source. */
interface BegunWithin extends BegunCheck {
  readonly source: string;
  verdict(): VerdictWithin;
}

export interface BaseCheckerOptions extends Omit<CheckerOptions, 'kept' | 'spellings'> {
  /** Curated names, and those that were read in all sources together. */
  readonly names: readonly Name[];
  /** Keeps what is read of each source from one start to the next. By default nothing does. */
  readonly keptOf?: ((source: string) => KeptReading) | null;
  /** The spellings of these names. */
  readonly spellings?: Spellings;
  /** Gives the sources that come nearest to a text, nearest first. */
  readonly nearSources: (text: string) => readonly string[];
}

/**
 * Makes a checker that holds a claim against each source by itself: no verdict rests on what two sources say only
 * together. Of very many sources it is held against those that come nearest. Made in steps, as it may take a second.
 */
export function* createChecker({
  nearSources,
  spellings,
  ...options
}: BaseCheckerOptions): Generator<void, BaseChecker, void> {
  const { knowledge, names } = options;
  const sources = newestFirst(Object.values(knowledge.sources));
  if (sources.length > mostSourcesRead) {
    return createShortlistChecker(sources, { nearSources, ...options });
  }
  if (sources.length < 2) {
    const [kept = null] = sources.map(({ id }) => options.keptOf?.(id) ?? null);
    const only = yield* createSourceChecker({
      ...{ ...options, kept, knowledge: { ...knowledge, names } },
      ...(spellings && { spellings }),
    });
    return {
      ...only,
      beginWithin: (_, claim) => only.begin(claim),
      beginEach: (claim) => sources.map(({ id }) => begunWithin(id, only.begin(claim))),
    };
  }
  const checkers = yield* createCheckers(sources, options);
  return joinCheckers(knowledge, checkers, (read) => beginEachOf(checkers, read, knowledge));
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
}: Omit<BaseCheckerOptions, 'nearSources'> & {
  readonly before: BaseChecker;
  readonly added: readonly Source[];
}): Generator<void, BaseChecker, void> {
  const { knowledge } = options;
  const checkers = yield* createCheckers(added, options);
  const order = newestFirst(Object.values(knowledge.sources)).map(({ id }) => id);
  return joinCheckers(knowledge, checkers, (read) =>
    [...before.beginEach(read), ...beginEachOf(checkers, read, knowledge)].toSorted(
      (a, b) => order.indexOf(a.source) - order.indexOf(b.source),
    ),
  );
}

/**
 * Makes a checker of many sources: each is read when a claim first comes near to it, and those that were needed last are kept.
 */
function createShortlistChecker(
  sources: readonly Source[],
  { nearSources, ...options }: BaseCheckerOptions,
): BaseChecker {
  const { knowledge } = options;
  const places = new Map(sources.map(({ id }, at) => [id, at]));
  const within = createWithinSource(knowledge, { ...options, onlySpelt: true });
  const kept = new LRUCache<string, Checker>({ max: mostSourcesKept });

  return joinCheckers(knowledge, { get: checkerOf }, (read) => {
    const near = nearSources(read.normalised).slice(0, mostSourcesNear);
    const ids = near.length > 0 ? near : sources.slice(0, 1).map(({ id }) => id);
    const order = ids.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    const checkers = order.flatMap((id) => {
      const checker = checkerOf(id);
      return checker ? [[id, checker] as const] : [];
    });
    return beginEachOf(checkers, read, knowledge);
  });

  function checkerOf(id: string): Checker | undefined {
    const source = sources[places.get(id) ?? sources.length];
    const known = kept.get(id);
    if (known || !source) return known;
    // As much as the main thread may do at a time: so it is always left to the other one.
    spend(mainThreadBudget);
    const checker = outsideBudget(() =>
      finish(createSourceChecker({ ...options, knowledge: within(source) })),
    );
    kept.set(id, checker);
    return checker;
  }
}

type Checkers = Iterable<readonly [source: string, checker: Checker]>;

function* createCheckers(
  sources: readonly Source[],
  options: Omit<BaseCheckerOptions, 'nearSources'>,
): Generator<void, ReadonlyMap<string, Checker>, void> {
  const within = createWithinSource(options.knowledge, options);
  const checkers = new Map<string, Checker>();
  for (const source of sources) {
    const own = within(source);
    yield;
    const kept = options.keptOf?.(source.id) ?? null;
    checkers.set(source.id, yield* createSourceChecker({ ...options, kept, knowledge: own }));
  }
  return checkers;
}

function joinCheckers(
  { sources }: KnowledgeBase,
  checkers: { get(source: string): Checker | undefined },
  beginEach: BaseChecker['beginEach'],
): BaseChecker {
  return {
    beginEach,
    begin,
    check: (given) => begin(given).verdict(),
    beginWithin(source, claim) {
      const checker = checkers.get(source);
      if (checker) return checker.begin(claim);
      const found = beginEach(claim).find((begun) => begun.source === source);
      if (!found || !(source in sources)) throw new Error(`The base has no source "${source}".`);
      return found;
    },
  };

  function begin(given: string | ReadText): BegunCheck {
    const each = beginEach(typeof given === 'string' ? readText(given) : given);
    return {
      mayBeByFact: () => each.some((begun) => begun.mayBeByFact()),
      filled: (gap) => each.flatMap((begun) => begun.filled(gap)),
      verdict: () => joinVerdicts(each.map((begun) => begun.verdict())),
    };
  }
}

/** Facts are given whole, as the base has them: within a source they are what it carries of them. */
function beginEachOf(
  checkers: Checkers,
  read: ReadText,
  knowledge: KnowledgeBase,
): readonly BegunWithin[] {
  const whole = (fact: Fact | null) =>
    fact && (knowledge.facts.find(({ id }) => id === fact.id) ?? fact);
  return [...checkers].map(([source, checker]) => {
    const begun = checker.begin(read);
    return begunWithin(source, {
      ...begun,
      verdict() {
        const verdict = begun.verdict();
        return { ...verdict, fact: whole(verdict.fact), nearest: whole(verdict.nearest) };
      },
    });
  });
}

function begunWithin(source: string, begun: BegunCheck): BegunWithin {
  return { ...begun, source, verdict: () => ({ source, ...begun.verdict() }) };
}
