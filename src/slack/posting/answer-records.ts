import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { mostAnswers } from '../../limits.ts';
import type {
  AnswerKey,
  AnswerRecord,
  AnswerRecords,
  AskedInThread,
  OwnAsk,
  Post,
} from '../../storage/answer-record.ts';

export type { AnswerKey, AnswerRecord, AnswerRecords } from '../../storage/answer-record.ts';

/** Remembers the last answers until the process ends. Older ones are forgotten. */
export function createMemoryRecords({ limit = mostAnswers } = {}): AnswerRecords {
  const records = new LRUCache<string, AnswerRecord>({ max: limit });
  const begun = new LRUCache<string, Post['route']>({ max: limit });
  const uncertain = new LRUCache<string, true>({ max: limit });
  const toPost = (key: AnswerKey, route: Post['route']) => `${toKey(key)} ${route}`;

  return {
    async find(key) {
      return records.get(toKey(key)) ?? null;
    },
    async findLast({ teamId, channelId, threadTs }, before) {
      let last: AskedInThread | null = null;
      for (const [key, record] of records.entries()) {
        const { askId, ...place } = fromKey(key);
        const isThere = place.teamId === teamId && place.channelId === channelId;
        if (!isThere || record.threadTs !== threadTs || askId >= before) continue;
        if (!/^\d+\.\d+$/.test(askId)) continue;
        if (last === null || askId > last.askId) last = { askId, question: record.question };
      }
      return last;
    },
    async save(key, record) {
      records.set(toKey(key), record);
    },
    // There is one process, and nothing stored: no lease is needed.
    async begin(key, { route }) {
      begun.set(toKey(key), route);
      return { mayStand: uncertain.get(toPost(key, route)) ?? false };
    },
    async end(key, outcome) {
      const route = begun.get(toKey(key));
      if (route !== undefined && outcome === 'uncertain') uncertain.set(toPost(key, route), true);
    },
    async lastOf({ teamId, userId }, most) {
      const own: OwnAsk[] = [];
      for (const [key, { question, userId: askedBy }] of records.entries()) {
        const { teamId: team, askId } = fromKey(key);
        const isOwn = team === teamId && askedBy === userId && question;
        if (!isOwn || askId.startsWith('topic:') || own.some((ask) => ask.askId === askId))
          continue;
        own.push({ askId, words: question });
        if (own.length === most) break;
      }
      return own;
    },
    async forgetOne({ teamId, userId }, askId) {
      for (const [key, record] of [...records.entries()]) {
        const { teamId: team, askId: id } = fromKey(key);
        if (team === teamId && id === askId && record.userId === userId) {
          records.set(key, withoutWords(record));
        }
      }
    },
    async forget({ teamId, userId }) {
      for (const [key, record] of [...records.entries()]) {
        const people = [record.userId, record.authorId, record.sharedBy];
        if (people.includes(userId) && fromKey(key).teamId === teamId) {
          records.set(key, withoutWords(record));
        }
      }
    },
  };
}

function withoutWords({ cited, ...record }: AnswerRecord): AnswerRecord {
  const { quoted: _, ...rest } = cited ?? { facts: [], knowledge: '' };
  return { ...record, ...nobodysWords, ...(cited && { cited: rest }) };
}

const nobodysWords = { question: null, userId: null, authorId: null, sharedBy: null };

/** One string for one question, whatever its ids hold. */
export function toKey({ teamId, channelId, askId }: AnswerKey): string {
  return JSON.stringify([teamId, channelId, askId]);
}

function fromKey(key: string): AnswerKey {
  const [teamId, channelId, askId] = keySchema.parse(JSON.parse(key));
  return { teamId, channelId, askId };
}

const keySchema = z.tuple([z.string(), z.string(), z.string()]);
