import type { Desk } from '../../desk/answer.ts';
import type { KnowledgeFault } from '../../errors.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';

/** What became of the base: another took its place, or one that was to do so did not prove. */
export type BaseNews =
  | { readonly kind: 'swapped'; readonly before: KnowledgeBase; readonly after: KnowledgeBase }
  | { readonly kind: 'refused'; readonly faults: readonly KnowledgeFault[] };

/**
 * Holds the desk that answers now. Whoever does something takes it once and keeps it to the end, so that every reply is
 * wholly of one base.
 */
export interface BaseHolder {
  current(): Desk;
  /** Puts another desk in its place, in one step. */
  swap(desk: Desk): void;
  /** Tells that a base did not prove. The desk stays. */
  refuse(faults: readonly KnowledgeFault[]): void;
  /** Is told of each, after it happened. Returns a function that ends that. */
  subscribe(listener: (news: BaseNews) => void): () => void;
}

export function createBaseHolder(first: Desk): BaseHolder {
  let desk = first;
  const listeners = new Set<(news: BaseNews) => void>();

  return {
    current: () => desk,
    swap(next) {
      const { knowledge: before } = desk;
      desk = next;
      tell({ kind: 'swapped', before, after: next.knowledge });
    },
    refuse: (faults) => tell({ kind: 'refused', faults }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  function tell(news: BaseNews): void {
    for (const listener of listeners) listener(news);
  }
}
