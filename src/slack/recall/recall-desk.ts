import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { mostRecallLines } from '../../limits.ts';
import {
  recallCard,
  recallPlacesReply,
  recallReport,
  type ToldBefore,
} from '../../replies/recall-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { type Recall, withdrawnVersion } from '../../storage/recall.ts';
import type { RecallStore } from '../../storage/recall-store.ts';
import type { BaseHolder } from '../base/base-holder.ts';
import { findCorrection } from './find-corrections.ts';

/** What curators can see and do of corrections. */
export interface RecallDesk {
  readonly store: RecallStore;
  /** The fact in the base that answers now; of one that it does not have, what was told of it. */
  noted(teamId: string, factId: string): Promise<Recall>;
  /** Whether the fact was changed again since. */
  isOutdated(recall: Recall): boolean;
  /** Whether a word names a fact, and is no question. */
  knows(factId: string): boolean;
  /** The question what those get who were told the old version. */
  card(recall: Recall): Promise<Reply>;
  /** How far it is, or what became of it. */
  report(recall: Recall): Promise<Reply>;
  places(recall: Recall): Promise<Reply>;
  /** Begins at once to work on what was begun. */
  wake(): void;
}

export function createRecallDesk({
  store,
  base,
  wake,
}: {
  readonly store: RecallStore;
  readonly base: BaseHolder;
  readonly wake: () => void;
}): RecallDesk {
  const knowledge = (): KnowledgeBase => base.current().knowledge;

  return {
    store,
    wake,
    noted: (teamId, factId) => store.note(teamId, findCorrection(factId, knowledge())),
    isOutdated: ({ factId, nowVersion }) =>
      findCorrection(factId, knowledge()).nowVersion !== nowVersion,
    knows: (factId) => factId.includes('-') || knowledge().facts.some(({ id }) => id === factId),
    async card(recall) {
      const { factId, was, why, correctedAt, nowVersion, id, title } = recall;
      const { now, by } = findCorrection(factId, knowledge());
      const isWithdrawn = nowVersion === withdrawnVersion;
      const told = { was, why, at: correctedAt, now: isWithdrawn ? null : now, isWithdrawn };
      const before = await store.countTold(recall);
      return recallCard({ id, title, by, before, told: { ...told, language: 'en' } });
    },
    async report(recall) {
      const { id, title, kind, state } = recall;
      const tallies = await store.tally(recall);
      return recallReport({
        id,
        title,
        tallies,
        isVoid: kind === 'void',
        isDone: state === 'done',
      });
    },
    async places(recall) {
      const [before, channels, missed] = await Promise.all([
        store.countTold(recall),
        store.channelsTold(recall, mostRecallLines),
        store.missed(recall, mostRecallLines),
      ]);
      return recallPlacesReply({ title: recall.title, before, channels, missed });
    },
  };
}

/** Whether anybody was told the old version since the recall last looked. */
export function isAnyTold({ replies, people, forgotten }: ToldBefore): boolean {
  return replies + people + forgotten > 0;
}
