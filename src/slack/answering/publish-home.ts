import type { Logger, webApi } from '@slack/bolt';
import pTimeout from 'p-timeout';
import type { Desk } from '../../desk/answer.ts';
import { longestHomeLookup } from '../../limits.ts';
import { listTopics } from '../../replies/home-topics.ts';
import { homeView, type OwnWords } from '../../replies/home-view.ts';
import type { PersonKey } from '../../storage/forget.ts';
import { errorCode } from '../slack-error.ts';
import type { KeptWords } from './kept-words.ts';

export interface PublishHomeOptions {
  readonly client: webApi.WebClient;
  readonly person: PersonKey;
  readonly logger: Logger;
  /** The page of topics, from 0. */
  readonly page?: number;
  /** Words that topics are searched for. */
  readonly search?: string;
}

/** Shows somebody their App Home, made anew. */
export type PublishHome = (options: PublishHomeOptions) => Promise<void>;

/**
 * Makes what shows the Home. What the base knows is in memory; a person's own questions are looked up, and where that
 * fails, or takes long, the Home says so.
 */
export function createPublishHome({
  desk: { knowledge },
  keptWords,
  now,
}: {
  readonly desk: Desk;
  readonly keptWords: KeptWords;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}): PublishHome {
  const topics = listTopics(knowledge);

  return async function publishHome({ client, person, logger, ...place }) {
    const own = await findOwn(person, logger);
    const today = new Date(now()).toISOString().slice(0, 'YYYY-MM-DD'.length);
    const view = homeView({ knowledge, topics, own, today, ...place });
    await client.views.publish({ user_id: person.userId, view });
  };

  async function findOwn(person: PersonKey, logger: Logger): Promise<readonly OwnWords[] | null> {
    try {
      return await pTimeout(keptWords.lastOf(person), { milliseconds: longestHomeLookup });
    } catch (error) {
      logger.warn('Somebody’s questions could not be looked up for their Home.', {
        code: errorCode(error),
      });
      return null;
    }
  }
}
