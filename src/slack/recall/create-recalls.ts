import type { Logger, webApi } from '@slack/bolt';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Storage } from '../../storage/open-storage.ts';
import { createRecallStore } from '../../storage/recall-store.ts';
import { createRecallWork } from '../../storage/recall-work.ts';
import type { BaseHolder } from '../base/base-holder.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';
import { createRecallKeeper } from './keep-recalls.ts';
import { createOfferRecalls } from './offer-recalls.ts';
import { createPlaceReplies } from './place-reply.ts';
import { createRecallDesk, type RecallDesk } from './recall-desk.ts';
import type { RecallPace } from './run-recall.ts';

export interface RecallsOptions {
  readonly storage: Storage;
  readonly base: BaseHolder;
  readonly access: Access;
  readonly outbox: Outbox;
  /** Slack's ids of the curators of the one workspace; `null` where each workspace names its own. */
  readonly curators: readonly string[] | null;
  /** Gives the client of a workspace; `null` where it has no token. */
  readonly clientOf: (key: {
    readonly teamId: string;
    readonly enterpriseId: string;
  }) => Promise<webApi.WebClient | null>;
  readonly logger: Logger;
  readonly now: () => number;
  /** How fast places are worked through. By default as Slack takes it. */
  readonly pace?: Partial<RecallPace> | undefined;
}

/** All that corrects what was told: what curators see of it, and what works on it. */
export interface Recalls {
  readonly desk: RecallDesk;
  /** Looks for corrections as soon as the storage is open, and works on those that were begun. */
  start(): void;
  /** Looks for corrections once more: curators may not have been reached, or answers told meanwhile. */
  offer(): void;
  stop(): Promise<void>;
}

export function createRecalls({
  storage: { database, process, opened },
  base,
  access,
  outbox,
  curators,
  logger,
  now,
  pace,
  ...options
}: RecallsOptions): Recalls {
  const store = createRecallStore({ database });
  const clientOf = async (teamId: string) => {
    const { enterpriseId } = await store.curatorsOf(teamId);
    return options.clientOf({ teamId, enterpriseId });
  };
  const keeper = createRecallKeeper({
    ...{ store, base, outbox, clientOf, logger, now, pace },
    work: createRecallWork({ database, process }),
    makeReply: createPlaceReplies({ access, base }),
  });
  const desk = createRecallDesk({ store, base, wake: keeper.wake });
  const offer = createOfferRecalls({
    ...{ desk, base, clientOf, outbox, logger },
    curatorsOf: async (teamId) => curators ?? (await store.curatorsOf(teamId)).curators,
  });
  let offering: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  const unsubscribe = base.subscribe((news) => {
    if (news.kind === 'swapped') look(news.before);
  });

  return {
    desk,
    start() {
      opened.then(
        () => {
          if (isStopped) return;
          look();
          keeper.start();
        },
        // Reported by whatever opened the storage.
        () => {},
      );
    },
    offer: look,
    async stop() {
      isStopped = true;
      unsubscribe();
      await Promise.all([offering, keeper.stop()]);
    },
  };

  function look(before?: KnowledgeBase): void {
    offering = offering.then(() => (isStopped ? null : offer(before)));
  }
}
