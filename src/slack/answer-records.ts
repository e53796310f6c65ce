import type { AnswerKey, AnswerRecord, AnswerRecords } from '../storage/answer-records.ts';
import { BoundedMap } from './bounded-map.ts';

export type { AnswerKey, AnswerRecord, AnswerRecords } from '../storage/answer-records.ts';

/** Remembers the last answers until the process ends. Older ones are forgotten. */
export function createMemoryRecords({ limit = 2_000 } = {}): AnswerRecords {
  const records = new BoundedMap<AnswerRecord>(limit);

  return {
    async find(key) {
      return records.get(toKey(key)) ?? null;
    },
    async save(key, record) {
      records.set(toKey(key), record);
    },
    async begin() {
      return { mayStand: false };
    },
    async end() {},
  };
}

/** One string for one question, whatever its ids hold. */
export function toKey({ teamId, channelId, askId }: AnswerKey): string {
  return JSON.stringify([teamId, channelId, askId]);
}
