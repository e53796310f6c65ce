import type { Logger, webApi } from '@slack/bolt';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Recall } from '../../storage/recall.ts';
import type { BaseHolder } from '../base/base-holder.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';
import { type Correction, findCorrections } from './find-corrections.ts';
import type { RecallDesk } from './recall-desk.ts';

export interface OfferRecallsOptions {
  readonly desk: RecallDesk;
  readonly base: BaseHolder;
  readonly curatorsOf: (teamId: string) => Promise<readonly string[]>;
  /** Gives the client of a workspace; `null` where it has no token. */
  readonly clientOf: (teamId: string) => Promise<webApi.WebClient | null>;
  readonly outbox: Outbox;
  readonly logger: Logger;
}

/**
 * Makes what looks in which workspaces a corrected fact was told in an old version, and asks the curators there once what is
 * to be done. It never rejects.
 */
export function createOfferRecalls({
  desk,
  base,
  curatorsOf,
  clientOf,
  outbox,
  logger,
}: OfferRecallsOptions): (before?: KnowledgeBase | null) => Promise<void> {
  const { store } = desk;
  // The base before, for as long as it is not noted what facts were in it.
  let unnoted: KnowledgeBase | null = null;

  return async function offerRecalls(before = null) {
    unnoted ??= before;
    try {
      // All is noted before anybody is asked: nobody knows what a fact was once the process ends.
      const noted: [Correction, readonly string[]][] = [];
      for (const found of findCorrections(base.current().knowledge, unnoted)) {
        noted.push([found, await store.noteTold(found)]);
      }
      unnoted = null;
      for (const [found, teams] of noted) {
        for (const teamId of teams) {
          const recall = await store.claim(teamId, found);
          if (recall) await store.shown(recall, await show(recall));
        }
      }
    } catch (error) {
      logger.warn('What has to be corrected could not be looked for.', { code: errorCode(error) });
    }
  };

  /** Gives whether a curator was shown it, as far as anybody can know. */
  async function show(recall: Recall): Promise<boolean> {
    const { teamId } = recall;
    const [people, client] = [await curatorsOf(teamId), await clientOf(teamId)];
    if (people.length === 0 || client === null) {
      logger.warn('A correction waits, and nobody is a curator who could be asked.', { teamId });
      return false;
    }
    const reply = await desk.card(recall);
    let shown = 0;
    for (const userId of new Set(people)) {
      const to = { client, userId, channelId: userId, threadTs: null, responseUrl: null, logger };
      const sent = await outbox.trySend('conversation', { to, reply });
      if (sent.kind === 'sent' || sent.kind === 'uncertain') shown += 1;
      else
        logger.warn('A curator could not be asked about a correction.', {
          code: errorCode(sent.error),
        });
    }
    return shown > 0;
  }
}
