import { LRUCache } from 'lru-cache';
import type { Desk } from '../desk/answer.ts';
import { type Consultation, consultBySentence } from '../desk/consult.ts';
import { isFollowUp } from '../desk/follow-up.ts';
import type { SaidHow, Understood } from '../desk/understand.ts';
import { answersRememberedFor, longestRememberedText, mostRememberedAnswers } from '../limits.ts';

/** Understands and consults as a desk does, and remembers for a while what it said: newsrooms ask the same. */
export interface AnswerMemory {
  understand(said: string, how: SaidHow): Understood;
  consult(understood: Understood): Generator<void, Consultation, void>;
}

/**
 * Makes what remembers the answers of one desk. A desk has one base, or the part of one that may be shown, with the texts
 * of one channel: so nobody is ever told from here what they may not see, and a new base begins with nothing. What
 * depends on the day, on who asks and where is no part of an answer.
 */
export function createAnswerMemory(desk: Desk): AnswerMemory {
  const bounds = { max: mostRememberedAnswers, ttl: answersRememberedFor };
  const understood = new LRUCache<string, Understood>(bounds);
  const consulted = new LRUCache<string, Consultation>(bounds);

  return {
    understand(said, how) {
      if (said.length > longestRememberedText) return desk.understand(said, how);
      const key = JSON.stringify([said, how.isToCheck ?? false, how.command ?? null]);
      const known = understood.get(key);
      if (known) return known;
      const found = desk.understand(said, how);
      understood.set(key, found);
      return found;
    },
    *consult(asked) {
      const key = toKey(asked);
      const known = key === null ? undefined : consulted.get(key);
      if (known) return known;
      const found = yield* consultBySentence(desk, asked);
      if (key !== null) consulted.set(key, found);
      return found;
    },
  };
}

/**
 * What an answer is remembered under; `null` where it is not. A question is answered by its one form, and a claim is
 * shown again as it was written. A few words that lean on what was asked before are no whole question: those mean
 * something else in each thread.
 */
function toKey({ kind, text, normalised, language }: Understood): string | null {
  if (text.length > longestRememberedText || kind === 'aside' || isFollowUp(normalised))
    return null;
  return JSON.stringify([kind, language, kind === 'question' ? normalised : text]);
}
