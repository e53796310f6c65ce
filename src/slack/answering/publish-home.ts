import type { Logger } from '@slack/bolt';
import pTimeout from 'p-timeout';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import { longestHomeLookup } from '../../limits.ts';
import { listTopics, type Topic } from '../../replies/home-topics.ts';
import { homeView, type OwnWords } from '../../replies/home-view.ts';
import type { PersonKey } from '../../storage/forget.ts';
import type { Asked } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import { errorCode } from '../slack-error.ts';
import type { KeptWords } from './kept-words.ts';

export interface PublishHomeOptions {
  /** Whose Home it is. */
  readonly asked: Asked;
  readonly logger: Logger;
  /** The page of topics, from 0. */
  readonly page?: number;
  /** Words that topics are searched for. */
  readonly search?: string;
}

/** Shows somebody their App Home, made anew. */
export type PublishHome = (options: PublishHomeOptions) => Promise<void>;

/**
 * Makes what shows the Home, of what may be shown to that person. What the base knows is in memory; a person's own questions are looked up, and where that
 * fails, or takes long, the Home says so.
 */
export function createPublishHome({
  access,
  keptWords,
}: {
  readonly access: Access;
  readonly keptWords: KeptWords;
}): PublishHome {
  const topicsOf = new WeakMap<KnowledgeBase, readonly Topic[]>();

  return async function publishHome({ asked, logger, ...place }) {
    const { client, teamId, userId } = asked;
    const [{ alone, toAll, asOf }, own] = await Promise.all([
      access.find(asked),
      findOwn({ teamId, userId }, logger),
    ]);
    const { knowledge } = alone;
    // That of their last question. Slack tells no language of whoever opens a Home.
    const [last] = own ?? [];
    const spoken = keptWords.languageOf({ teamId, userId });
    const language = spoken === 'en' && last ? detectLanguage(last.words) : spoken;
    const topics = topicsOf.get(knowledge) ?? listTopics(knowledge);
    topicsOf.set(knowledge, topics);
    const forAll = toAll.knowledge;
    const view = homeView({ knowledge, forAll, topics, own, asOf, language, ...place });
    await client.views.publish({ user_id: userId, view });
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
