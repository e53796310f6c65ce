import { LRUCache } from 'lru-cache';
import { mostRemembered, sharingFreshFor, sharingUnknownFor } from '../../limits.ts';
import { askIfShared } from './ask-slack.ts';
import type { Asked } from './asked.ts';

/** Whether nobody of another organisation is where somebody asks. What is not known counts as no. */
export type IsInHouse = (asked: Asked) => Promise<boolean>;

interface Remembered {
  /** `null` where nobody could say. */
  readonly isShared: boolean | null;
  readonly at: number;
}

/** Makes what knows which channels are shared: by what events say, else by what Slack says when it is asked. */
export function createSharingKnowledge({ now }: { readonly now: () => number }): IsInHouse {
  const remembered = new LRUCache<string, Remembered>({ max: mostRemembered });

  return async function isInHouse({ teamId, channelId, isShared, client }) {
    if (channelId === null) return isShared === false;
    const id = JSON.stringify([teamId, channelId]);
    if (isShared === null) {
      const known = remembered.get(id);
      if (known && isFresh(known)) return known.isShared === false;
    }
    const said = isShared ?? (await askIfShared(client, channelId));
    remembered.set(id, { isShared: said, at: now() });
    return said === false;
  };

  function isFresh({ isShared, at }: Remembered): boolean {
    return now() - at < (isShared === null ? sharingUnknownFor : sharingFreshFor);
  }
}
