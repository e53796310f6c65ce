import { hashPart } from '../../knowledge/hash-part.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { outsideBudget } from '../../language/work-budget.ts';
import { mostViews } from '../../limits.ts';
import type { Desk } from '../answer.ts';
import type { Withheld } from './find-withheld.ts';
import { withhold } from './withhold.ts';

/** The desks that answer from a part of a base. */
export type Views = Pick<Desk, 'without' | 'isReadyWithout'>;

/**
 * Makes what keeps a desk for each part of a base that was asked for lately: what may not be shown is not in its base at
 * all, so that nothing can lead to it.
 *
 * @param make  Makes the desk of a part, which may take a second.
 */
export function createViews(knowledge: KnowledgeBase, make: (view: KnowledgeBase) => Desk): Views {
  const made = new Map<string, Desk>();

  return {
    isReadyWithout: (withheld) => made.has(toKey(withheld)),
    without(withheld) {
      const key = toKey(withheld);
      const desk = made.get(key) ?? outsideBudget(() => make(viewOf(withheld, key)));
      // The one that is asked for least goes first.
      made.delete(key);
      made.set(key, desk);
      const [oldest] = made.keys();
      if (made.size > mostViews && oldest !== undefined) made.delete(oldest);
      return desk;
    },
  };

  /** Its hash tells it from the whole and from every other part: buttons, caches and the other thread go by that. */
  function viewOf(withheld: Withheld, key: string): KnowledgeBase {
    const { hash: wholeHash } = knowledge;
    return { ...withhold(knowledge, withheld), hash: hashPart(wholeHash, key), wholeHash };
  }
}

function toKey({ sources, facts }: Withheld): string {
  return JSON.stringify([sources, facts]);
}
