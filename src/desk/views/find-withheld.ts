import type { Fact, KnowledgeBase, Source } from '../../knowledge/knowledge-base.ts';

/** What may be shown: here, to these people, at this moment. */
export interface Permission {
  /** Whether nobody of another organisation sees it. */
  readonly isInHouse: boolean;
  /** Whether nobody but a curator sees it. */
  readonly isForCurator: boolean;
  /** Ids of the sources to answer from; `null` for all. */
  readonly sources: readonly string[] | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What of a base is not shown: ids, sorted. Plain data, so that it passes from one thread to another. */
export interface Withheld {
  readonly sources: readonly string[];
  readonly facts: readonly string[];
}

export const nothingWithheld: Withheld = { sources: [], facts: [] };

export type FindWithheld = (permission: Permission) => Withheld;

/** Makes what says which sources and facts of a base may not be shown. The clock is the caller's. */
export function createWithheldFinder({ sources, facts, drafts }: KnowledgeBase): FindWithheld {
  const allSources = Object.values(sources);
  // Few facts are marked, and a base may have thousands.
  const marked = [...facts, ...drafts].filter(
    ({ audience, embargo }) => audience !== null || embargo !== null,
  );

  return function findWithheld(permission) {
    const isChosen = ({ id }: Source) => permission.sources?.includes(id) ?? true;
    return {
      sources: toIds(
        allSources.filter((source) => !(isChosen(source) && mayShow(source, permission))),
      ),
      facts: toIds(marked.filter((fact) => !mayShow(fact, permission))),
    };
  };
}

/** When the next embargo of a base ends, in milliseconds since the epoch; `null` where none is left. */
export function nextEmbargoEnd(
  { sources, facts, drafts }: KnowledgeBase,
  at: number,
): number | null {
  const ends = [...Object.values(sources), ...facts, ...drafts]
    .flatMap(({ embargo }) => (embargo === null ? [] : Date.parse(embargo)))
    .filter((end) => end > at);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Whether a base has anything that is internal. */
export function hasInternal({ sources, facts, drafts }: KnowledgeBase): boolean {
  return [...Object.values(sources), ...facts, ...drafts].some(
    ({ audience }) => audience === 'internal',
  );
}

/** Whether the same is withheld. */
export function isSameWithheld(one: Withheld, other: Withheld): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function isNothing({ sources, facts }: Withheld): boolean {
  return sources.length === 0 && facts.length === 0;
}

function mayShow(
  { audience, embargo }: Pick<Source | Fact, 'audience' | 'embargo'>,
  { isInHouse, isForCurator, at }: Permission,
): boolean {
  const isOver = embargo === null || Date.parse(embargo) <= at;
  return (isInHouse || audience !== 'internal') && (isForCurator || isOver);
}

function toIds(marked: readonly { readonly id: string }[]): readonly string[] {
  return marked.map(({ id }) => id).toSorted();
}
