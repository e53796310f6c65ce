import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { FeedbackReason } from '../../desk/board.ts';
import { mostRemembered } from '../../limits.ts';
import type { Feedback, ToldFact } from '../../storage/feedback.ts';
import type { PersonKey } from '../../storage/forget.ts';

interface Vote extends ToldFact {
  readonly teamId: string;
  /** `null` once it is forgotten whose it is. */
  readonly userId: string | null;
  readonly isHelpful: boolean;
  readonly reason: FeedbackReason | null;
}

/** Keeps feedback until the process ends, where nothing is stored. */
export function createMemoryFeedback(): Feedback {
  const votes = new LRUCache<string, Vote>({ max: mostRemembered });

  return {
    async vote({ teamId, userId }, { id, version }, isHelpful) {
      const key = toKey({ teamId, userId }, { id, version });
      const reason = isHelpful ? null : (votes.get(key)?.reason ?? null);
      votes.set(key, { teamId, userId, id, version, isHelpful, reason });
    },
    async giveReason(person, fact, reason) {
      const key = toKey(person, fact);
      const vote = votes.get(key);
      if (!vote || vote.isHelpful) return false;
      votes.set(key, { ...vote, reason });
      return true;
    },
    async feedbackOf(teamId, facts) {
      const all = [...votes.values()].filter((vote) => vote.teamId === teamId);
      return facts.flatMap(({ id, version }) => {
        const its = all.filter((vote) => vote.id === id && vote.version === version);
        if (its.length === 0) return [];
        const helped = its.filter(({ isHelpful }) => isHelpful).length;
        const saying = (reason: FeedbackReason) =>
          its.filter((vote) => vote.reason === reason).length;
        const reasons = {
          ...{ wrong: saying('wrong'), not_asked: saying('not_asked') },
          ...{ out_of_date: saying('out_of_date'), too_long: saying('too_long') },
        };
        return [{ id, version, helped, didNotHelp: its.length - helped, reasons }];
      });
    },
    async forget({ teamId, userId }) {
      for (const [key, vote] of [...votes.entries()]) {
        if (vote.teamId !== teamId || vote.userId !== userId) continue;
        votes.delete(key);
        votes.set(randomUUID(), { ...vote, userId: null });
      }
    },
  };
}

function toKey({ teamId, userId }: PersonKey, { id, version }: ToldFact): string {
  return JSON.stringify([teamId, userId, id, version]);
}
