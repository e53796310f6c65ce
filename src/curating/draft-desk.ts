import { LRUCache } from 'lru-cache';
import type { Desk } from '../desk/answer.ts';
import { createDesk } from '../desk/create-desk.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { English } from '../language/english.ts';
import { mostDraftDesks } from '../limits.ts';

/** Makes what gives the desk of a base as it would be if all its drafts were accepted. The last few are kept. */
export function createDraftDesk(english: English): (base: KnowledgeBase) => Desk {
  const desks = new LRUCache<string, Desk>({ max: mostDraftDesks });

  return function deskOf(base) {
    const known = desks.get(base.hash);
    if (known) return known;
    const desk = createDesk(acceptAll(base), { english });
    desks.set(base.hash, desk);
    return desk;
  };
}

function acceptAll(base: KnowledgeBase): KnowledgeBase {
  return { ...base, facts: [...base.facts, ...base.drafts], drafts: [] };
}
