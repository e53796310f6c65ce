import { hashFact } from '../knowledge/hash-fact.ts';
import type { Fact } from '../knowledge/knowledge-base.ts';

/** Why an answer did not help: chosen, never written. */
export const feedbackReasons = ['wrong', 'not_asked', 'out_of_date', 'too_long'] as const;

export type FeedbackReason = (typeof feedbackReasons)[number];

/** The first of a list, and how many it has in all. */
export interface Listed<T> {
  readonly shown: readonly T[];
  readonly all: number;
}

/** A question that went to the curators. */
export interface BoardQuestion {
  /** As it was first asked; `null` once all who asked are forgotten. */
  readonly question: string | null;
  /** How many asked it, of those that are not forgotten. */
  readonly asked: number;
  /** Slack's id of the curator who has it, or settled it. */
  readonly curator: string | null;
}

export interface OpenQuestion extends BoardQuestion {
  /** Since when it waits, `YYYY-MM-DD`. */
  readonly since: string;
}

export interface SettledQuestion extends BoardQuestion {
  readonly settledAs: 'answered' | 'in_no_source';
  /** `YYYY-MM-DD`. */
  readonly on: string;
}

/** What people said of one version of a fact. */
export interface Votes {
  readonly helped: number;
  readonly didNotHelp: number;
  /** How many gave each reason. Not everybody gives one. */
  readonly reasons: Readonly<Record<FeedbackReason, number>>;
}

/** What is kept of one workspace for its curators: no word of anybody but the questions that went to them. Days are of UTC. */
export interface BoardRecords {
  /** Most asked first. */
  readonly open: Listed<OpenQuestion>;
  /** Of the last seven days, the newest first. */
  readonly settled: Listed<SettledQuestion>;
  /** By fact and version, as `hashFact` gives it; those that did not help most often first. */
  readonly votes: Listed<Votes & { readonly id: string; readonly version: string }>;
  /** Questions of the last seven days: how many were asked of the sources, and how many of them were answered. */
  readonly coverage: { readonly asked: number; readonly answered: number };
  /** Seconds from a question to the curators to what they said, for half of those of the last seven days; `null` without any. */
  readonly medianSeconds: number | null;
}

/** What the curators of one workspace are shown. */
export interface Board extends Omit<BoardRecords, 'votes'> {
  /** The version that holds now first, then earlier ones, then facts that are gone. */
  readonly votes: Listed<BoardVotes>;
  /** The longest due first. */
  readonly due: Listed<{ readonly title: string; readonly since: string }>;
}

export interface BoardVotes extends Votes {
  /** `null` where the fact is gone, or not to be shown. */
  readonly title: string | null;
  readonly isCurrent: boolean;
}

/**
 * Joins what is kept with the facts that it is of.
 *
 * @param facts  Those that whoever reads it may see: of any other neither title nor id is told.
 * @param due  By the id of a fact, since when it is due: `YYYY-MM-DD`.
 */
export function toBoard(
  { votes, ...records }: BoardRecords,
  {
    facts,
    due,
  }: { readonly facts: readonly Fact[]; readonly due: Readonly<Record<string, string>> },
): Board {
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  const shown = votes.shown.map(({ id, version, ...said }): BoardVotes => {
    const fact = known.get(id);
    const isCurrent =
      fact !== undefined && fact.status !== 'withdrawn' && hashFact(fact) === version;
    return { ...said, title: fact?.title ?? null, isCurrent };
  });
  const isDue = facts.flatMap(({ id, title, status }) => {
    const since = Object.hasOwn(due, id) && status !== 'withdrawn' ? due[id] : undefined;
    return since === undefined ? [] : [{ title, since }];
  });
  return {
    ...records,
    votes: { shown: shown.toSorted((a, b) => rank(a) - rank(b)), all: votes.all },
    due: { shown: isDue.toSorted((a, b) => a.since.localeCompare(b.since)), all: isDue.length },
  };
}

function rank({ title, isCurrent }: BoardVotes): number {
  if (isCurrent) return 0;
  return title === null ? 2 : 1;
}
