import { LRUCache } from 'lru-cache';
import type { FeedbackReason } from '../../desk/board.ts';
import { mostRemembered } from '../../limits.ts';
import type { Feedback, ToldFact } from '../../storage/feedback.ts';
import type { PersonKey } from '../../storage/forget.ts';

interface Vote extends PersonKey {
  readonly isHelpful: boolean;
  readonly reason: FeedbackReason | null;
}

/** Keeps feedback until the process ends, where nothing is stored: whose reason may be added, and nobody counts it. */
export function createMemoryFeedback(): Feedback {
  const votes = new LRUCache<string, Vote>({ max: mostRemembered });

  return {
    async vote({ teamId, userId }, { id, version }, isHelpful) {
      const key = toKey({ teamId, userId }, { id, version });
      const reason = isHelpful ? null : (votes.get(key)?.reason ?? null);
      votes.set(key, { teamId, userId, isHelpful, reason });
    },
    async giveReason(person, fact, reason) {
      const key = toKey(person, fact);
      const vote = votes.get(key);
      if (!vote || vote.isHelpful) return false;
      votes.set(key, { ...vote, reason });
      return true;
    },
    async forget({ teamId, userId }) {
      for (const [key, vote] of [...votes.entries()]) {
        if (vote.teamId === teamId && vote.userId === userId) votes.delete(key);
      }
    },
  };
}

function toKey({ teamId, userId }: PersonKey, { id, version }: ToldFact): string {
  return JSON.stringify([teamId, userId, id, version]);
}
