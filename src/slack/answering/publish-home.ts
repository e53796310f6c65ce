import type { Logger } from '@slack/bolt';
import pTimeout from 'p-timeout';
import { type BoardRecords, toBoard } from '../../desk/board.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import { longestHomeLookup } from '../../limits.ts';
import { listTopics, type Topic } from '../../replies/home-topics.ts';
import { homeView } from '../../replies/home-view.ts';
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

/** Reads what is kept of a workspace, by Slack's id of it, for its curators. */
export type ReadBoard = (teamId: string) => Promise<BoardRecords>;

/**
 * Makes what shows the Home, of what may be shown to that person. What the base knows is in memory; a person's own questions are looked up, and
 * for a curator the board of their workspace. Where that fails, or takes long, the Home says so.
 */
export function createPublishHome({
  access,
  keptWords,
  readBoard,
}: {
  readonly access: Access;
  readonly keptWords: KeptWords;
  /** `null` where nothing is stored: then there is no board. */
  readonly readBoard: ReadBoard | null;
}): PublishHome {
  const topicsOf = new WeakMap<KnowledgeBase, readonly Topic[]>();

  return async function publishHome({ asked, logger, ...place }) {
    const { client, teamId, userId } = asked;
    const [{ alone, toAll, asOf }, own, records] = await Promise.all([
      access.find(asked),
      lookUp(() => keptWords.lastOf({ teamId, userId }), logger),
      findRecords(asked, logger),
    ]);
    const { knowledge } = alone;
    // That of their last question. Slack tells no language of whoever opens a Home.
    const [last] = own ?? [];
    const spoken = keptWords.languageOf({ teamId, userId });
    const language = spoken === 'en' && last ? detectLanguage(last.words) : spoken;
    const topics = topicsOf.get(knowledge) ?? listTopics(knowledge);
    topicsOf.set(knowledge, topics);
    const forAll = toAll.knowledge;
    const board = records && toBoard(records, { facts: knowledge.facts, due: asOf.due });
    const view = homeView({ knowledge, forAll, topics, own, asOf, language, board, ...place });
    await client.views.publish({ user_id: userId, view });
  };

  /** What their board is made of; `null` where it cannot be read, `undefined` for whoever has none. */
  async function findRecords(
    asked: Asked,
    logger: Logger,
  ): Promise<BoardRecords | null | undefined> {
    if (readBoard === null || !(await access.isCurator(asked))) return undefined;
    return lookUp(() => readBoard(asked.teamId), logger);
  }
}

/** Waits as long for the storage as people do for a Home. Gives `null` where it does not come. */
async function lookUp<T>(read: () => Promise<T>, logger: Logger): Promise<T | null> {
  try {
    return await pTimeout(read(), { milliseconds: longestHomeLookup });
  } catch (error) {
    logger.warn('What is kept for somebody’s Home could not be looked up.', {
      code: errorCode(error),
    });
    return null;
  }
}
