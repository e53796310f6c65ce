import type { Fact, KnowledgeBase, Source } from './knowledge-base.ts';

/** What two versions of a thing are. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** What came, went and is otherwise, by id; in the order of the base that has it. */
export interface Changes<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly changed: readonly Change<T>[];
}

/** How one base is other than another. Both empty where only names, words, scores or the style of quotes are. */
export interface BaseChanges {
  readonly facts: Changes<Fact>;
  readonly sources: Changes<Source>;
}

/** Compares the facts and the sources of two bases by their ids. */
export function compareBases(before: KnowledgeBase, after: KnowledgeBase): BaseChanges {
  return {
    facts: compare(before.facts, after.facts),
    sources: compare(Object.values(before.sources), Object.values(after.sources)),
  };
}

function compare<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): Changes<T> {
  const [old, now] = [before, after].map((all) => new Map(all.map((one) => [one.id, one])));
  return {
    added: after.filter(({ id }) => !old?.has(id)),
    removed: before.filter(({ id }) => !now?.has(id)),
    changed: after.flatMap((one) => {
      const earlier = old?.get(one.id);
      return earlier && toText(earlier) !== toText(one) ? [{ before: earlier, after: one }] : [];
    }),
  };
}

/** The loader gives fields in the same order each time. */
function toText(value: unknown): string {
  return JSON.stringify(value);
}
