import { LRUCache } from 'lru-cache';
import { mostRemembered } from '../../limits.ts';
import type { Welcomes } from '../../storage/welcomes.ts';

/** Remembers who was welcomed until the process ends. */
export function createMemoryWelcomes(): Welcomes {
  const welcomed = new LRUCache<string, true>({ max: mostRemembered });
  const keyOf = ({ teamId, userId }: Parameters<Welcomes['claim']>[0]) =>
    JSON.stringify([teamId, userId]);

  return {
    async claim(person) {
      const isNew = welcomed.get(keyOf(person)) === undefined;
      welcomed.set(keyOf(person), true);
      return isNew;
    },
    async release(person) {
      welcomed.delete(keyOf(person));
    },
  };
}
