import { LRUCache } from 'lru-cache';
import { mostRemembered, sharingFreshFor, sharingUnknownFor } from '../../limits.ts';
import { askIfShared } from './ask-slack.ts';
import type { Asked } from './asked.ts';

/** Whether nobody of another organisation is where somebody asks. What is not known counts as no. */
export type IsInHouse = (asked: Asked) => Promise<boolean>;

interface Remembered {
  /** `null` where nobody could say. Slack is asked once by all who wait for it. */
  readonly isShared: Promise<boolean | null>;
  readonly at: number;
  freshFor: number;
}

/** Makes what knows which channels are shared: by what events say, else by what Slack says when it is asked. */
export function createSharingKnowledge({ now }: { readonly now: () => number }): IsInHouse {
  const remembered = new LRUCache<string, Remembered>({ max: mostRemembered });

  return async function isInHouse({ teamId, channelId, isShared, client }) {
    if (channelId === null) return isShared === false;
    const id = JSON.stringify([teamId, channelId]);
    const known = remembered.get(id);
    const isKnown = isShared === null && known && now() - known.at < known.freshFor;
    const said = isKnown ? known : remember(id, isShared ?? askIfShared(client, channelId));
    return (await said.isShared) === false;
  };

  function remember(id: string, said: boolean | Promise<boolean | null>): Remembered {
    const one: Remembered = {
      isShared: Promise.resolve(said).then((known) => {
        if (known === null) one.freshFor = sharingUnknownFor;
        return known;
      }),
      at: now(),
      freshFor: sharingFreshFor,
    };
    remembered.set(id, one);
    return one;
  }
}
